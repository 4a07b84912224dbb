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
const StateShape = v.object({
  query: v.fallback(v.pipe(v.string(), v.maxLength(MAX_QUERY)), ''),
  tab: v.fallback(v.picklist(['today', 'saved']), 'today'),
  day: v.fallback(v.optional(v.pipe(v.string(), v.transform(parseFeedDay))), undefined),
  scrollTop: v.fallback(v.pipe(v.number(), v.finite(), v.minValue(0)), 0),
  expandedId: v.fallback(v.optional(v.string()), undefined),
});

export async function loadPopupState(area: KeyValueArea = sessionArea): Promise<PopupState> {
  const parsed = v.safeParse(StateShape, await area.get(KEY));
  return parsed.success ? { ...INITIAL_POPUP_STATE, ...parsed.output } : INITIAL_POPUP_STATE;
}

export async function savePopupState(state: PopupState, area: KeyValueArea = sessionArea): Promise<void> {
  await area.set({ [KEY]: state });
}

/** The state that shows a search, as asked for from outside the popup. */
export function searchingFor(query: string): PopupState {
  return { ...INITIAL_POPUP_STATE, query: query.slice(0, MAX_QUERY) };
}
