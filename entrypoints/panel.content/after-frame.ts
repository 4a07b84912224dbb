/** In a tab that nobody sees nothing is drawn. */
const UNSEEN_MS = 1_000;

/**
 * Resolves once the page has been drawn as it stands, or is not going to be soon. To ask before where things are
 * would have the browser lay out all of the page in our script, and draw it later for that.
 */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, UNSEEN_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
