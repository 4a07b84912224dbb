import { browser } from './browser.ts';

export interface ActionFace {
  readonly text: string;
  readonly title: string;
  readonly color: string;
}

/** Paints the toolbar button: badge text, its color, and the words of its tooltip. */
export async function paintAction({ text, title, color }: ActionFace): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setTitle({ title }),
    browser.action.setBadgeBackgroundColor({ color }),
    // Chromium picks a readable color by itself where this is missing.
    browser.action.setBadgeTextColor?.({ color: '#ffffff' }),
  ]);
}

/** The badge text and tooltip that the toolbar shows now. */
export async function getActionFace(): Promise<Pick<ActionFace, 'text' | 'title'>> {
  const [text, title] = await Promise.all([browser.action.getBadgeText({}), browser.action.getTitle({})]);
  return { text, title };
}

/** Whether the button stands in the toolbar itself, not behind its menu; undefined where the browser does not tell. */
export async function isPinned(): Promise<boolean | undefined> {
  try {
    return (await browser.action.getUserSettings()).isOnToolbar;
  } catch {
    return undefined;
  }
}

/** Calls back when the button may have been pinned, or put away. */
export function onPinnedChanged(listener: () => void): void {
  browser.action.onUserSettingsChanged?.addListener(listener);
  // Where browsers do not tell: who has pinned it comes back to the page.
  globalThis.addEventListener('focus', listener);
}

/** The keys that open the popup, as the browser writes them; empty where there are none. */
export async function getPopupKeys(): Promise<string> {
  const commands = (await browser.commands?.getAll().catch(() => [])) ?? [];
  return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
}

/** Opens the popup as if the button were pressed; false where the browser does not allow it now. */
export async function openPopup(): Promise<boolean> {
  try {
    await browser.action.openPopup();
    return true;
  } catch {
    return false;
  }
}

/** Opens the side panel beside a tab. Must be called in the turn of a press; false where there is none or it is refused. */
export async function openSidePanel(tabId: number): Promise<boolean> {
  const { sidePanel } = browser as Partial<typeof browser>;
  try {
    await sidePanel?.open({ tabId });
    return sidePanel !== undefined;
  } catch {
    return false;
  }
}
