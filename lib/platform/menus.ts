import { browser } from './browser.ts';

const SELECTION = 'selection';

/** Makes sure of Ibid's one menu item, on selected text; `%s` in its title stands for that text. */
export async function ensureSelectionMenu(title: string): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: SELECTION, title, contexts: ['selection'] }, () => void browser.runtime.lastError);
}

/** Calls back with the selected text when the item is chosen. */
export function onSelectionMenu(listener: (selected: string) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }) => {
    if (menuItemId === SELECTION && selectionText !== undefined) listener(selectionText);
  });
}
