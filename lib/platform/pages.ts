import { browser } from './browser.ts';

/** Opens Ibid's settings page. */
export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** Loads this page anew, for example from the Ibid that has replaced this one. */
export function reopenPage(): void {
  globalThis.location.reload();
}
