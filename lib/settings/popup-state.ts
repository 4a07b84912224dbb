import * as v from 'valibot';
import { parsePaperId, type PaperId } from '../papers/arxiv-id.ts';
import { parseFeedDay, type FeedDay } from '../papers/feed-day.ts';
import { sessionArea, type KeyValueArea } from '../platform/key-value.ts';

export const POPUP_TABS = ['today', 'for-you', 'trending', 'page', 'saved'] as const;
export type PopupTab = (typeof POPUP_TABS)[number];

/** Where the popup's lists are shown: in the popup itself, or beside the page. Each is left in its own way. */
export type PopupFace = 'popup' | 'side-panel';

/** A step from a list to the papers near one of its papers, with what leads back. */
export interface NearStep {
  /** The paper whose neighbors are shown. */
  readonly id: PaperId;
  /** What was searched for before. */
  readonly query: string;
  /** The paper that was open before. */
  readonly expandedId: string | undefined;
}

/** How the popup was left: browsers destroy it whenever it loses the focus. */
export interface PopupState {
  readonly query: string;
  readonly tab: PopupTab;
  /** The feed day shown; undefined for the newest. */
  readonly day: FeedDay | undefined;
  /** The followed topics to whose papers the lists of days and of For you are narrowed; none for all papers. */
  readonly topicIds: readonly string[];
  /** Steps taken from paper to paper; the last one says what is shown. */
  readonly trail: readonly NearStep[];
  /** The browser's tab about which This page was asked. */
  readonly pageTabId: number | undefined;
  /** CSS pixels. */
  readonly scrollTop: number;
  /** The paper that was open. */
  readonly expandedId: string | undefined;
}

export const INITIAL_POPUP_STATE: PopupState = {
  query: '',
  tab: 'today',
  day: undefined,
  topicIds: [],
  trail: [],
  pageTabId: undefined,
  scrollTop: 0,
  expandedId: undefined,
};

const KEYS: Readonly<Record<PopupFace, string>> = { popup: 'popup', 'side-panel': 'sidePanel' };
const FIRST_TABS: Readonly<Record<PopupFace, PopupTab>> = { popup: 'today', 'side-panel': 'page' };
const MAX_QUERY = 300;
const MAX_STEPS = 20;
const MAX_TOPICS = 50;
/** How long the day and the place in the list are kept. */
const PLACE_KEPT_MS = 6 * 60 * 60 * 1_000;
const QueryShape = v.fallback(v.pipe(v.string(), v.maxLength(MAX_QUERY)), '');
const OpenShape = v.fallback(v.optional(v.string()), undefined);
const StepShape = v.pipe(
  v.object({
    id: v.pipe(
      v.string(),
      v.transform(parsePaperId),
      v.custom<PaperId>((id) => id !== undefined),
    ),
    query: QueryShape,
    expandedId: OpenShape,
  }),
  v.transform((step): NearStep => ({ ...step, expandedId: step.expandedId })),
);
const StateShape = v.object({
  query: QueryShape,
  tab: v.fallback(v.optional(v.picklist(POPUP_TABS)), undefined),
  day: v.fallback(v.optional(v.pipe(v.string(), v.transform(parseFeedDay))), undefined),
  topicIds: v.fallback(v.pipe(v.array(v.string()), v.maxLength(MAX_TOPICS)), []),
  trail: v.fallback(v.pipe(v.array(StepShape), v.maxLength(MAX_STEPS)), []),
  pageTabId: v.fallback(v.optional(v.pipe(v.number(), v.safeInteger())), undefined),
  scrollTop: v.fallback(v.pipe(v.number(), v.finite(), v.minValue(0)), 0),
  expandedId: OpenShape,
  leftAt: v.fallback(v.pipe(v.number(), v.finite()), 0),
});

/**
 * Loads how the popup was left. After some hours only what was typed and the list are kept: the next
 * morning starts with the newest day.
 *
 * @param now epoch milliseconds
 */
export async function loadPopupState(
  now: number,
  face: PopupFace = 'popup',
  area: KeyValueArea = sessionArea,
): Promise<PopupState> {
  const first = { ...INITIAL_POPUP_STATE, tab: FIRST_TABS[face] };
  const parsed = v.safeParse(StateShape, await area.get(KEYS[face]));
  if (!parsed.success) return first;
  const { leftAt, tab = first.tab, ...state } = parsed.output;
  if (Math.abs(now - leftAt) <= PLACE_KEPT_MS) return { ...first, ...state, tab };
  return { ...first, query: state.query, tab };
}

/** @param now epoch milliseconds */
export async function savePopupState(
  state: PopupState,
  now: number,
  face: PopupFace = 'popup',
  area: KeyValueArea = sessionArea,
): Promise<void> {
  await area.set({ [KEYS[face]]: { ...state, leftAt: now } });
}

/** The state that shows a search, as asked for from outside the popup. */
export function searchingFor(query: string): PopupState {
  return { ...INITIAL_POPUP_STATE, query: query.slice(0, MAX_QUERY) };
}

/** The state that shows the papers of the page in a tab, as asked for from outside the popup. */
export function showingPage(tabId: number | undefined): PopupState {
  return { ...INITIAL_POPUP_STATE, tab: 'page', pageTabId: tabId };
}

/** The state that shows the papers near one of those in sight. */
export function steppedTo(id: PaperId, state: PopupState): PopupState {
  const { trail, query, expandedId } = state;
  const step: NearStep = { id, query, expandedId };
  // Its card stays open for the moment until the list has changed, in which it is not.
  const open = expandedId === id ? id : undefined;
  return { ...state, trail: [...trail, step].slice(-MAX_STEPS), query: '', scrollTop: 0, expandedId: open };
}

/** The state before the last step; the same one where no step was taken. */
export function steppedBack(state: PopupState): PopupState {
  const step = state.trail.at(-1);
  if (!step) return state;
  return { ...state, trail: state.trail.slice(0, -1), query: step.query, scrollTop: 0, expandedId: step.expandedId };
}

/** The ids with one more, or without it where they had it. */
export function withToggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id].slice(-MAX_TOPICS);
}
