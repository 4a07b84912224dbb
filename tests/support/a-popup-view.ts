import type { PageReading } from '../../lib/daily/popup/page-reading.ts';
import type { TopicChip } from '../../lib/daily/rows/judged-rows.ts';
import type { PaperRowView } from '../../lib/daily/rows/paper-rows.ts';
import { FIRST_VIEW, type ListHeading, type PopupView } from '../../lib/daily/popup/popup-view.ts';
import type { Paper } from '../../lib/papers/paper.ts';
import { INITIAL_POPUP_STATE } from '../../lib/settings/popup-state.ts';
import type { Topic, TopicFacts } from '../../lib/store/topic.ts';
import { aDay, aPaper, idNumber } from './a-paper.ts';
import { aTopic } from './a-store.ts';

/** The newest feed day, with another before it. */
export const NEWEST_DAY: ListHeading & { readonly kind: 'day' } = {
  kind: 'day',
  day: aDay('2026-05-29'),
  isNewest: true,
  dayBefore: aDay('2026-05-28'),
  dayAfter: undefined,
  passedCount: 1,
  listedCount: 3,
};

/** A row of the newest day, not read yet. */
export function aRowView(paper: Partial<Paper> = {}, facts: Partial<Omit<PaperRowView, 'paper'>> = {}): PaperRowView {
  return {
    paper: aPaper(paper),
    isSaved: false,
    isRead: false,
    isUnread: true,
    isStored: true,
    terms: [],
    reason: undefined,
    topics: [],
    isAboveBar: false,
    isReasonQuiet: false,
    gained: undefined,
    ...facts,
  };
}

/** Rows of the papers numbered from 1 on. */
export function someRows(count: number): PaperRowView[] {
  return Array.from({ length: count }, (_, index) => aRowView({ id: idNumber(index + 1), upvotes: 100 - index }));
}

/** A popup that shows three papers of the newest day. */
export function aPopupView({
  state,
  ...change
}: Partial<Omit<PopupView, 'state'>> & { state?: Partial<PopupView['state']> } = {}): PopupView {
  return {
    ...FIRST_VIEW,
    list: { heading: NEWEST_DAY, rows: someRows(3) },
    state: { ...INITIAL_POPUP_STATE, ...state },
    status: { state: 'idle', doneDays: 0, totalDays: 0, freshAt: 0 },
    paperCount: 14_756,
    ...change,
  };
}

/** A followed topic, as it is stored. */
export function aHeldTopic(facts: Partial<TopicFacts> = {}): Topic {
  const topic = aTopic(facts);
  return { ...topic, id: topic.name, isDropped: false, at: 0 };
}

/** A popup that shows what is for the user. */
export function aForYouView(
  rows: readonly PaperRowView[],
  {
    chips = [],
    ...facts
  }: Partial<ListHeading & { readonly kind: 'for you' }> & { readonly chips?: readonly TopicChip[] } = {},
): PopupView {
  const news = '3 of 41 new since you last looked';
  const heading: ListHeading = { kind: 'for you', news, hasTopics: true, unwanted: [], ...facts };
  return aPopupView({ state: { tab: 'for-you' }, newCount: 3, list: { heading, rows, chips } });
}

/** A popup that shows what a search has found. */
export function aSearchView(
  query: string,
  rows: readonly PaperRowView[],
  facts: { isReady?: boolean } = {},
): PopupView {
  const heading: ListHeading = { kind: 'search', query, isReady: true, isCut: false, ...facts };
  return aPopupView({ state: { query }, list: { heading, rows } });
}

/** A popup that shows the papers of a page, each with a reason. */
export function aPageView(rows: readonly PaperRowView[], reading: PageReading['state'] = 'read'): PopupView {
  const heading: ListHeading = { kind: 'page', name: reading === 'read' ? 'moreau/routing' : '', reading };
  return aPopupView({ state: { tab: 'page' }, list: { heading, rows } });
}

/** A popup that shows the papers near one, after a step from the newest day. */
export function aNearView(rows: readonly PaperRowView[], title = 'Routing in Mixtures of Experts'): PopupView {
  const id = idNumber(1);
  const trail = [{ id, query: '', expandedId: undefined }];
  return aPopupView({ state: { trail }, list: { heading: { kind: 'near', id, title }, rows } });
}
