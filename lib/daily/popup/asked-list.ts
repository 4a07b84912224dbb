import type { PopupState } from '../../settings/popup-state.ts';

/** Whether a state asks for what a search finds. */
export function isSearch({ query }: PopupState): boolean {
  return query.trim() !== '';
}

/** Whether a state asks for the papers near something. */
export function isRelated(state: PopupState): boolean {
  return !isSearch(state) && (state.trail.length > 0 || state.tab === 'page');
}

/** Whether a state asks for the papers of the page in front. */
export function isOfPage(state: PopupState): boolean {
  return isRelated(state) && state.trail.length === 0;
}

/** Whether a state asks for papers that are picked from the last feed days. */
export function isPicked(state: PopupState): boolean {
  return !isSearch(state) && !isRelated(state) && (state.tab === 'for-you' || state.tab === 'trending');
}
