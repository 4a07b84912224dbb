import { openPopup } from '../../platform/action.ts';
import { systemClock } from '../../platform/clock.ts';
import { openPage } from '../../platform/pages.ts';
import { savePopupState, searchingFor } from '../../settings/popup-state.ts';

/**
 * Opens the popup with a search, or where the browser refuses that, its page in a tab. Must be called in the turn of
 * the event that asks for it: before Firefox 149 a popup opens only in the turn of a press.
 */
export async function openSearch(query: string): Promise<void> {
  // Not waited for, or the turn were over; what opens reads it later.
  const saved = savePopupState(searchingFor(query), systemClock.now()).catch(() => undefined);
  if (await openPopup()) return;
  await saved;
  await openPage('popup.html');
}
