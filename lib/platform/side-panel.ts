import { browser } from './browser.ts';

interface FirefoxSidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

/** Chromium has the one, Firefox the other, its Android edition neither. */
const { sidePanel, sidebarAction } = browser as Partial<typeof browser> & FirefoxSidebar;

/** Whether this browser shows pages of extensions beside those of the web. */
export const hasSidePanel: boolean = sidePanel !== undefined || sidebarAction !== undefined;

/** Opens Ibid beside the pages of this window and closes the popup that asks. Must be called straight from a press. */
export async function openBeside(): Promise<void> {
  // Firefox allows it to the very turn of the press, Chromium for some seconds.
  if (sidebarAction) await sidebarAction.open();
  else if (sidePanel) await sidePanel.open({ windowId: (await browser.windows.getCurrent()).id! });
  globalThis.close();
}
