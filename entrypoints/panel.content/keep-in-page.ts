const MAX_RETURNS = 3;
const WATCH_MS = 10_000;
const PAUSE_MS = 100;

/**
 * Puts a panel back when the page takes it out, as GitHub does when it replaces what the server
 * sent by what it draws itself. Stops watching once the page has had time to settle, and gives up
 * for good after a few times: a page that wants it out gets its way.
 *
 * @param host the panel's element
 * @param putBack puts it in place again; may find no place yet
 * @returns looks at once whether it is in place
 */
export function keepInPage(host: Element, putBack: () => void, signal: AbortSignal): () => void {
  let returnsLeft = MAX_RETURNS;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const ensure = (): void => {
    pause = undefined;
    if (isInPlace(host) || returnsLeft === 0 || signal.aborted) return;
    putBack();
    if (!host.isConnected) return;
    returnsLeft -= 1;
    if (returnsLeft === 0) stop();
  };
  const observer = new MutationObserver(() => {
    if (!isInPlace(host)) pause ??= setTimeout(ensure, PAUSE_MS);
  });
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(pause);
    clearTimeout(end);
  };
  const end = setTimeout(stop, WATCH_MS);
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener('abort', stop, { once: true });
  return ensure;
}

/** In the page, and still last, with nothing below it that it could move. */
function isInPlace(host: Element): boolean {
  return host.isConnected && host.nextElementSibling === null;
}
