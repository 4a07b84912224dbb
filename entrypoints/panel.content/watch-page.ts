// GitHub's own events: Turbo's, and since 2026-07-15 those of its React pages.
const DRAWN_ANEW = ['turbo:render', 'soft-nav:react-done', 'soft-nav:payload'];

/** Calls back after each navigation inside the page, and when GitHub has drawn itself anew. */
export function watchNavigation(onNavigated: () => void, signal: AbortSignal): void {
  for (const type of DRAWN_ANEW) document.addEventListener(type, onNavigated, { signal });
  // Firefox has it from 147 on; until then GitHub's events must do.
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', onNavigated, { signal });
}

/** Calls back when the page changes between light and dark. */
export function watchTheme(onChanged: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(onChanged);
  // GitHub and the Hub keep their theme in attributes of the root (seen 2026-09-27).
  observer.observe(document.documentElement, { attributes: true });
  signal.addEventListener('abort', () => observer.disconnect());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onChanged, { signal });
}
