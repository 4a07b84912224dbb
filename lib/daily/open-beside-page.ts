import { openPopup, openSidePanel } from '../platform/action.ts';
import { systemClock } from '../platform/clock.ts';
import { savePopupState, showingPage } from '../settings/popup-state.ts';

/**
 * Opens Ibid beside the page of a tab, on the papers of that page: the side panel where the browser has
 * one, else the popup. Must be called in the turn of the message that asks for it, for the browser allows
 * it to a press alone.
 *
 * @returns whether anything has opened
 */
export async function openBesidePage(tabId: number | undefined): Promise<boolean> {
  // Asked for before anything is awaited; what it is to show is written long before it has loaded.
  const opening = tabId === undefined ? false : openSidePanel(tabId);
  const now = systemClock.now();
  await Promise.allSettled([
    savePopupState(showingPage(tabId), now, 'side-panel'),
    savePopupState(showingPage(tabId), now, 'popup'),
  ]);
  return (await opening) || openPopup();
}
