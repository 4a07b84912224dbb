const PAUSE_MS = 150;

/** Resolves shortly after the page's nodes have changed, or when `end` aborts. */
export function nextChange(end: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      setTimeout(resolve, PAUSE_MS);
    });
    observer.observe(document, { childList: true, subtree: true });
    end.addEventListener('abort', () => {
      observer.disconnect();
      resolve();
    });
  });
}

/** Aborts after `ms` milliseconds, or with `signal`. */
export function within(ms: number, signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(ms)]);
}
