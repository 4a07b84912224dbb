// Where both sites keep their theme (seen 2026-09-27).
const THEME_ATTRIBUTES = ['class', 'style', 'data-color-mode', 'data-light-theme', 'data-dark-theme'];

/** Calls back when the page changes between light and dark. */
export function watchPageLook(onChanged: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(onChanged);
  observer.observe(document.documentElement, { attributeFilter: THEME_ATTRIBUTES });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onChanged, { signal });
}
