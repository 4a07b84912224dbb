// A name of this script's own: pages can neither expect it nor define an element for it.
const TAG_NAME = `ibid-${crypto.randomUUID()}`;

/** An element of the page with a closed shadow root, and where to render in it. */
export interface PanelRoot {
  readonly host: HTMLElement;
  readonly shadow: ShadowRoot;
}

/** Creates the root; it is on no page until its host is appended. */
export function createPanelRoot(css: string): PanelRoot {
  const host = document.createElement(TAG_NAME);
  const shadow = host.attachShadow({ mode: 'closed' });
  try {
    // Constructed sheets are not subject to a page's style-src.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses a sheet that was constructed in a content script's own world.
    shadow.append(Object.assign(document.createElement('style'), { textContent: css }));
  }
  // Single keys are commands on GitHub; those pressed in the panel are the panel's.
  for (const type of ['keydown', 'keypress', 'keyup']) host.addEventListener(type, (event) => event.stopPropagation());
  return { host, shadow };
}

/** Removes every root from the page, also the empty copies a page's own cache makes of them. */
export function removePanelRoots(): void {
  for (const host of Array.from(document.getElementsByTagName(TAG_NAME))) host.remove();
}
