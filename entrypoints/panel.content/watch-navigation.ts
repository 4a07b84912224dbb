// GitHub's own events: Turbo's, and since 2026-07-15 those of its React pages.
const SITE_EVENTS = ['turbo:render', 'soft-nav:react-done', 'soft-nav:payload'] as const;

/** The part of the Navigation API in use; Firefox has it from 147 on. */
type NavigationEvents = Pick<EventTarget, 'addEventListener'>;

/** Calls back after each navigation inside the page, and when GitHub has drawn itself anew. */
export function watchNavigation(onNavigated: () => void, signal: AbortSignal): void {
  for (const type of SITE_EVENTS) document.addEventListener(type, onNavigated, { signal });
  window.addEventListener('popstate', onNavigated, { signal });
  const { navigation } = window as { navigation?: NavigationEvents };
  navigation?.addEventListener('currententrychange', onNavigated, { signal });
}

/** Calls back before Turbo keeps a copy of the page, in which a panel would be an empty element. */
export function beforePageCopied(onCopy: () => void, signal: AbortSignal): void {
  document.addEventListener('turbo:before-cache', onCopy, { signal });
}
