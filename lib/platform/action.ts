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
