import { SITE_ORIGINS } from '../../pages/site-scripts.ts';
import { systemClock } from '../../platform/clock.ts';
import { getFrontTab, type FrontTab } from '../../platform/tabs.ts';
import { loadPopupState, type PopupFace, type PopupState } from '../../settings/popup-state.ts';

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

/** Whether a page is of a site that Ibid reads without being asked. */
export function isOnKnownSite(tab: FrontTab | undefined): boolean {
  const origin = URL.parse(tab?.url ?? '')?.origin;
  return Object.values(SITE_ORIGINS).some((known) => known === origin);
}
