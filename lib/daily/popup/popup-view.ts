import type { PaperId } from '../../papers/arxiv-id.ts';
import type { FeedDay } from '../../papers/feed-day.ts';
import type { PaperMarks } from '../../search/meets-clause.ts';
import { parseQuery } from '../../search/query/parse-query.ts';
import type { SearchIndex } from '../../search/search-index.ts';
import type { PopupState } from '../../settings/popup-state.ts';
import type { Corpus } from '../../store/corpus.ts';
import type { Mark } from '../../store/mark.ts';
import type { StoreErrorCode } from '../../store/store-error.ts';
import type { SyncStatus } from '../../sync/sync-status.ts';
import type { PageReading } from './page-reading.ts';
import { toPaperMarks } from '../paper-marks.ts';
import { paperFromMark, toRow, type PaperRowView } from './paper-rows.ts';

const MAX_RESULTS = 50;

export type ListHeading =
  | {
      readonly kind: 'day';
      readonly day: FeedDay;
      readonly isNewest: boolean;
      readonly dayBefore: FeedDay | undefined;
      readonly dayAfter: FeedDay | undefined;
    }
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
  readonly rows: readonly PaperRowView[];
}

export interface PopupView {
  readonly list: ListView;
  readonly state: PopupState;
  readonly status: SyncStatus;
  /** Papers in the corpus; undefined before the first count. */
  readonly paperCount: number | undefined;
  /** Whether nothing outlives this browser session. */
  readonly isSession: boolean;
  /** A failure of the storage itself. */
  readonly fault: StoreErrorCode | undefined;
  /** What was just done, in words, for a few seconds. */
  readonly notice: string | undefined;
}

/** Before anything is known. */
export const FIRST_VIEW: Omit<PopupView, 'state' | 'status'> = {
  list: { heading: { kind: 'opening' }, rows: [] },
  paperCount: undefined,
  isSession: false,
  fault: undefined,
  notice: undefined,
};

/** What lists are made of. */
export interface ListSources {
  readonly corpus: Corpus;
  readonly marks: ReadonlyMap<PaperId, Mark>;
}

/**
 * Loads the list of a search, a day or the saved papers, as a popup state asks for it, from local data alone.
 *
 * @param index the search index once it is open
 * @throws StoreError
 */
export async function loadList(
  { corpus, marks }: ListSources,
  state: PopupState,
  index: SearchIndex | undefined,
): Promise<ListView> {
  if (state.query.trim() !== '') return loadSearch(state.query, index, marks);
  return state.tab === 'saved' ? loadSaved(corpus, marks) : loadDay(corpus, state.day, marks);
}

async function loadSearch(
  text: string,
  index: SearchIndex | undefined,
  marks: ReadonlyMap<PaperId, Mark>,
): Promise<ListView> {
  const marksOf = (id: PaperId): PaperMarks => toPaperMarks(marks.get(id));
  // One more than is shown tells whether there are more.
  const found = (await index?.find(parseQuery(text), { limit: MAX_RESULTS + 1, marksOf })) ?? [];
  return {
    heading: { kind: 'search', query: text.trim(), isReady: index !== undefined, isCut: found.length > MAX_RESULTS },
    rows: found.slice(0, MAX_RESULTS).map(({ paper, terms }) => toRow(paper, marks, { terms })),
  };
}

async function loadSaved(corpus: Corpus, marks: ReadonlyMap<PaperId, Mark>): Promise<ListView> {
  const saved = [...marks.values()]
    .filter((mark) => mark.saved?.value)
    .toSorted((a, b) => (b.saved?.at ?? 0) - (a.saved?.at ?? 0));
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

async function loadDay(corpus: Corpus, day: FeedDay | undefined, marks: ReadonlyMap<PaperId, Mark>): Promise<ListView> {
  const newest = await corpus.getNewestDay();
  if (!newest) return { heading: { kind: 'nothing yet' }, rows: [] };
  const shown = (day === undefined ? undefined : await corpus.getDay(day)) ?? newest;
  const [papers, dayBefore, dayAfter] = await Promise.all([
    corpus.getPapers(shown.paperIds),
    corpus.findNeighborDay(shown.day, 'before'),
    corpus.findNeighborDay(shown.day, 'after'),
  ]);
  const isNewest = shown.day === newest.day;
  return {
    heading: { kind: 'day', day: shown.day, isNewest, dayBefore, dayAfter },
    rows: papers.filter(({ id }) => !marks.get(id)?.hidden?.value).map((paper) => toRow(paper, marks, { isNewest })),
  };
}
