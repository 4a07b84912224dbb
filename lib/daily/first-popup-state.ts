import { systemClock } from '../platform/clock.ts';
import { getFrontTab } from '../platform/tabs.ts';
import { loadPopupState, type PopupFace, type PopupState } from '../settings/popup-state.ts';
import { isOnKnownSite } from './page-reading.ts';

/**
 * Loads how a face was left. But no page is read without being asked, unless it is of a site that Ibid reads
 * anyway: a popup that was left on another page's papers begins with today's.
 */
export async function loadFirstState(face: PopupFace): Promise<PopupState> {
  const state = await loadPopupState(systemClock.now(), face);
  if (face === 'side-panel' || state.tab !== 'page') return state;
  const tab = await getFrontTab().catch(() => undefined);
  return isOnKnownSite(tab) || (tab && tab.id === state.pageTabId) ? state : { ...state, tab: 'today' };
}
