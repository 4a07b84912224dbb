import { openPopup, openSidePanel } from '../../platform/action.ts';
import { systemClock } from '../../platform/clock.ts';
import { savePopupState, showingPage, type PopupFace } from '../../settings/popup-state.ts';

/**
 * Opens Ibid beside the page of a tab, on that page's papers: the side panel where the browser has one, else the
 * popup. Must be called in the turn of the message that asks for it, for the browser allows it to a press alone.
 *
 * @returns whether anything has opened
 */
export async function openBesidePage(tabId: number | undefined): Promise<boolean> {
  // Not waited for, or the turn were over; what opens reads it later.
  const showPageIn = (face: PopupFace): void =>
    void savePopupState(showingPage(tabId), systemClock.now(), face).catch(() => undefined);
  showPageIn('side-panel');
  if (tabId !== undefined && (await openSidePanel(tabId))) return true;
  showPageIn('popup');
  return openPopup();
}
