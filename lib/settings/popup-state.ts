import * as v from 'valibot';
import { parseFeedDay, type FeedDay } from '../papers/feed-day.ts';
import { sessionArea, type KeyValueArea } from '../platform/key-value.ts';

export type PopupTab = 'today' | 'saved';

/** How the popup was left: browsers destroy it whenever it loses the focus. */
export interface PopupState {
  readonly query: string;
  readonly tab: PopupTab;
  /** The feed day shown; undefined for the newest. */
  readonly day: FeedDay | undefined;
  /** CSS pixels. */
  readonly scrollTop: number;
  /** The paper that was open. */
  readonly expandedId: string | undefined;
}

export const INITIAL_POPUP_STATE: PopupState = {
  query: '',
  tab: 'today',
  day: undefined,
  scrollTop: 0,
  expandedId: undefined,
};

const KEY = 'popup';
const MAX_QUERY = 300;
/** How long the day and the place in the list are kept. */
const PLACE_KEPT_MS = 6 * 60 * 60 * 1_000;
const StateShape = v.object({
  query: v.fallback(v.pipe(v.string(), v.maxLength(MAX_QUERY)), ''),
  tab: v.fallback(v.picklist(['today', 'saved']), 'today'),
  day: v.fallback(v.optional(v.pipe(v.string(), v.transform(parseFeedDay))), undefined),
  scrollTop: v.fallback(v.pipe(v.number(), v.finite(), v.minValue(0)), 0),
  expandedId: v.fallback(v.optional(v.string()), undefined),
  leftAt: v.fallback(v.pipe(v.number(), v.finite()), 0),
});

/**
 * Loads how the popup was left. After some hours only what was typed and the list are kept: the next
 * morning starts with the newest day.
 *
 * @param now epoch milliseconds
 */
export async function loadPopupState(now: number, area: KeyValueArea = sessionArea): Promise<PopupState> {
  const parsed = v.safeParse(StateShape, await area.get(KEY));
  if (!parsed.success) return INITIAL_POPUP_STATE;
  const { leftAt, ...state } = parsed.output;
  if (Math.abs(now - leftAt) <= PLACE_KEPT_MS) return { ...INITIAL_POPUP_STATE, ...state };
  return { ...INITIAL_POPUP_STATE, query: state.query, tab: state.tab };
}

/** @param now epoch milliseconds */
export async function savePopupState(state: PopupState, now: number, area: KeyValueArea = sessionArea): Promise<void> {
  await area.set({ [KEY]: { ...state, leftAt: now } });
}

/** The state that shows a search, as asked for from outside the popup. */
export function searchingFor(query: string): PopupState {
  return { ...INITIAL_POPUP_STATE, query: query.slice(0, MAX_QUERY) };
}
