import { openPopup, openSidePanel } from '../platform/action.ts';
import { systemClock } from '../platform/clock.ts';
import { savePopupState, showingPage } from '../settings/popup-state.ts';

/**
 * Opens Ibid beside the page of a tab, on that page's papers: the side panel where the browser has one, else the
 * popup. Must be called in the turn of the message that asks for it, for the browser allows it to a press alone.
 *
 * @returns whether anything has opened
 */
export async function openBesidePage(tabId: number | undefined): Promise<boolean> {
  // Not waited for, or the turn were over; whatever opens reads it later.
  for (const face of ['popup', 'side-panel'] as const) {
    savePopupState(showingPage(tabId), systemClock.now(), face).catch(() => undefined);
  }
  return (tabId !== undefined && (await openSidePanel(tabId))) || openPopup();
}
