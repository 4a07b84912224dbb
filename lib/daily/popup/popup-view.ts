import type { PaperId } from '../../papers/arxiv-id.ts';
import type { FeedDay } from '../../papers/feed-day.ts';
import type { PaperMarks } from '../../search/meets-clause.ts';
import { parseQuery } from '../../search/query/parse-query.ts';
import type { SearchIndex } from '../../search/search-index.ts';
import type { PopupState } from '../../settings/popup-state.ts';
import type { Corpus } from '../../store/corpus.ts';
import type { Mark } from '../../store/mark.ts';
import type { Topic } from '../../store/topic.ts';
import type { StoreErrorCode } from '../../store/store-error.ts';
import type { SyncStatus } from '../../sync/sync-status.ts';
import type { PageReading } from './page-reading.ts';
import { toPaperMarks } from '../paper-marks.ts';
import type { Bar } from '../bar/bar.ts';
import { listTopicChips, narrowToTopics, toJudgedRow, type TopicChip } from '../rows/judged-rows.ts';
import { paperFromMark, toRow, type PaperRowView } from '../rows/paper-rows.ts';
import type { Notice } from './popup-notices.ts';

const MAX_RESULTS = 50;

export type ListHeading =
  | {
      readonly kind: 'day';
      readonly day: FeedDay;
      readonly isNewest: boolean;
      readonly dayBefore: FeedDay | undefined;
      readonly dayAfter: FeedDay | undefined;
      /** Of the day's papers, those above the bar. */
      readonly passedCount: number;
      readonly listedCount: number;
    }
  | {
      readonly kind: 'for you';
      /** How much is new, since when and of how much, in words. */
      readonly news: string;
      /** Whether topics are followed; without them only votes decide. */
      readonly hasTopics: boolean;
      /** The papers that were not wanted, latest first. */
      readonly unwanted: readonly Pick<Mark, 'id' | 'title'>[];
    }
  /** Papers of the last feed days that gather votes; watched where their history tells it. */
  | { readonly kind: 'trending'; readonly isWatched: boolean }
  | { readonly kind: 'saved' }
  | { readonly kind: 'search'; readonly query: string; readonly isReady: boolean; readonly isCut: boolean }
  /** The papers of the page in front; its name is empty until it has been read. */
  | { readonly kind: 'page'; readonly name: string; readonly reading: PageReading['state'] }
  /** The papers near one paper. */
  | { readonly kind: 'near'; readonly id: PaperId; readonly title: string }
  | { readonly kind: 'nothing yet' }
  /** Before the storage has answered. */
  | { readonly kind: 'opening' };

/** The list the popup shows, and what stands over it. */
export interface ListView {
  readonly heading: ListHeading;
  /** Those to be drawn: narrowed, where topics are chosen. */
  readonly rows: readonly PaperRowView[];
  /** By which topics it can be narrowed; left out where it cannot be. */
  readonly chips?: readonly TopicChip[];
}

export interface PopupView {
  readonly list: ListView;
  readonly state: PopupState;
  readonly status: SyncStatus;
  /** What is followed and muted. */
  readonly topics: readonly Topic[];
  /** Papers that are new in this sitting and above the bar; undefined before they are counted. */
  readonly newCount: number | undefined;
  /** Papers in the corpus; undefined before the first count. */
  readonly paperCount: number | undefined;
  /** Whether nothing outlives this browser session. */
  readonly isSession: boolean;
  /** A failure of the storage itself. */
  readonly fault: StoreErrorCode | undefined;
  /** What was just done, in words, for a few seconds. */
  readonly notice: Notice | undefined;
}

/** Before anything is known. */
export const FIRST_VIEW: Omit<PopupView, 'state' | 'status'> = {
  list: { heading: { kind: 'opening' }, rows: [] },
  topics: [],
  newCount: undefined,
  paperCount: undefined,
  isSession: false,
  fault: undefined,
  notice: undefined,
};

/** What lists are made of. */
export interface ListSources {
  readonly corpus: Corpus;
  readonly marks: ReadonlyMap<PaperId, Mark>;
  readonly bar: Bar;
}

/**
 * Loads the list of a search, a day or the saved papers, as a popup state asks for it, from local data alone.
 *
 * @param index the search index once it is open
 * @throws StoreError
 */
export async function loadList(
  sources: ListSources,
  state: PopupState,
  index: SearchIndex | undefined,
): Promise<ListView> {
  if (state.query.trim() !== '') return loadSearch(sources, state.query, index);
  return state.tab === 'saved' ? loadSaved(sources) : loadDay(sources, state);
}

async function loadSearch({ marks }: ListSources, text: string, index: SearchIndex | undefined): Promise<ListView> {
  const marksOf = (id: PaperId): PaperMarks => toPaperMarks(marks.get(id));
  // One more than is shown tells whether there are more.
  const found = (await index?.find(parseQuery(text), { limit: MAX_RESULTS + 1, marksOf })) ?? [];
  return {
    heading: { kind: 'search', query: text.trim(), isReady: index !== undefined, isCut: found.length > MAX_RESULTS },
    rows: found.slice(0, MAX_RESULTS).map(({ paper, terms }) => toRow(paper, marks, { terms })),
  };
}

async function loadSaved({ corpus, marks }: ListSources): Promise<ListView> {
  const saved = [...marks.values()].filter(isKept).toSorted((a, b) => (b.saved?.at ?? 0) - (a.saved?.at ?? 0));
  const stored = await corpus.getPapers(saved.map((mark) => mark.id));
  const papers = new Map(stored.map((paper) => [paper.id, paper]));
  return {
    heading: { kind: 'saved' },
    rows: saved.map((mark) => {
      const paper = papers.get(mark.id);
      return toRow(paper ?? paperFromMark(mark), marks, { isStored: paper !== undefined });
    }),
  };
}

/** Of a paper that was saved and found not wanted, the later word holds. */
function isKept({ saved, hidden }: Mark): boolean {
  return saved?.value === true && !(hidden?.value === true && hidden.at > saved.at);
}

async function loadDay({ corpus, marks, bar }: ListSources, { day, topicIds }: PopupState): Promise<ListView> {
  const newest = await corpus.getNewestDay();
  if (!newest) return { heading: { kind: 'nothing yet' }, rows: [] };
  const shown = (day === undefined ? undefined : await corpus.getDay(day)) ?? newest;
  const [papers, dayBefore, dayAfter] = await Promise.all([
    corpus.getPapers(shown.paperIds),
    corpus.findNeighborDay(shown.day, 'before'),
    corpus.findNeighborDay(shown.day, 'after'),
  ]);
  const isNewest = shown.day === newest.day;
  const rows = papers
    .filter(({ id }) => !marks.get(id)?.hidden?.value)
    .map((paper) => toJudgedRow(paper, marks, bar, { isNewest }));
  const chips = listTopicChips(rows, bar.topics, topicIds);
  const counts = { passedCount: rows.filter((row) => row.isAboveBar).length, listedCount: papers.length };
  return {
    heading: { kind: 'day', day: shown.day, isNewest, dayBefore, dayAfter, ...counts },
    rows: narrowToTopics(rows, chips),
    chips,
  };
}
