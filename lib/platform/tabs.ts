import type { SafeUrl } from '../papers/safe-url.ts';
import { browser } from './browser.ts';
import type { OpenIn } from './omnibox.ts';

/** The tab in front of a window, as far as the browser lets Ibid see it. */
export interface FrontTab {
  readonly id: number;
  /** Undefined where Ibid may not know: without a host permission and without `activeTab`. */
  readonly url: string | undefined;
}

/** What has become of the tab in front. */
export type FrontTabChange = 'other tab' | 'other page';

/** The tab in front of the window that asks; undefined in a window that has none. */
export async function getFrontTab(): Promise<FrontTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url };
}

/** Opens an address in the tab in front, or in one of its own before or behind that. */
export async function openAddress(url: SafeUrl, openIn: OpenIn): Promise<void> {
  if (openIn === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: openIn === 'newForegroundTab' });
}

/**
 * Runs one of our scripts in a tab's page and gives what it returns, which is the page's to choose.
 *
 * @throws Error where the browser does not let Ibid into that page
 */
export async function runInTab(tabId: number, file: string): Promise<unknown> {
  const [frame] = await browser.scripting.executeScript({ target: { tabId }, files: [file as never] });
  return frame?.result;
}

/** Calls back when another tab comes to the front, or another page into the one in front. */
export function onFrontTabChanged(listener: (change: FrontTabChange) => void): void {
  browser.tabs.onActivated.addListener(() => listener('other tab'));
  browser.tabs.onUpdated.addListener((_tabId, { status, title }, tab) => {
    // A page that changes without loading anew changes at least its title.
    if (tab.active && (status === 'complete' || title !== undefined)) listener('other page');
  });
}
