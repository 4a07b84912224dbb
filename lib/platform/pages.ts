import { browser } from './browser.ts';

/** Opens Ibid's settings page. */
export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** Ibid's own pages that stand in tabs. */
export type OwnPage = 'library.html' | 'popup.html' | 'welcome.html';

/**
 * Opens one of our pages in a tab of its own, or brings the tab to the front that has it already.
 *
 * @param place what follows the `#`
 */
export async function openPage(page: OwnPage, place = ''): Promise<void> {
  const url = `${globalThis.location.origin}/${page}`;
  const address = place === '' ? url : `${url}#${place}`;
  // Firefox does not tell; there it is a new tab each time.
  const contexts = (await browser.runtime.getContexts?.({ contextTypes: ['TAB'] })) ?? [];
  const open = contexts.find(({ documentUrl }) => documentUrl?.split('#')[0] === url);
  if (open) {
    await browser.tabs.update(open.tabId, { active: true, url: address });
    await browser.windows.update(open.windowId, { focused: true });
    return;
  }
  // A browser that runs without a window (macOS) has no place for a tab.
  await browser.tabs.create({ url: address }).catch(() => browser.windows.create({ url: address }));
}

/** Closes the tab that shows this page. */
export async function closeThisTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

/** Loads this page anew, for example from the Ibid that has replaced this one. */
export function reopenPage(): void {
  globalThis.location.reload();
}

/** Opens the browser's own dialog for printing this page. */
export function printPage(): void {
  globalThis.print();
}

/** Which of the two families of browsers this is: their own menus differ. */
export const browserName: 'chromium' | 'firefox' =
  globalThis.location?.protocol === 'moz-extension:' ? 'firefox' : 'chromium';
