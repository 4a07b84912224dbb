import { daysBetween, FIRST_FEED_DAY, type FeedDay } from '../../papers/feed-day.ts';
import { formatDay } from '../../papers/format-day.ts';
import type { PaperId } from '../../papers/arxiv-id.ts';
import type { DayRange } from '../../papers/weeks-and-months.ts';
import type { Corpus } from '../../store/corpus.ts';
import type { CorpusMoment } from '../../store/ledger.ts';
import type { Store } from '../../store/open-store.ts';
import type { DayRow, StoredPaper } from '../../store/schema.ts';
import { loadBar } from '../bar/load-bar.ts';
import { describeSittingNews, loadSittingNews } from '../news/sitting-news.ts';
import { buildDigest, listAbove, listOthers, type Digest, type DigestFacts } from './build-digest.ts';
import { findNeighborSpan, spanOf, toDayRange, type CalendarSpan, type DigestSpan } from './digest-span.ts';

export interface Neighbors {
  readonly before: CalendarSpan | undefined;
  readonly after: CalendarSpan | undefined;
}
export type SittingStart = Promise<CorpusMoment | undefined>;
export type Judged = Pick<DigestFacts, 'bar' | 'marks'>;

const NO_NEIGHBORS: Neighbors = { before: undefined, after: undefined };

/**
 * Makes a digest from what is stored. The digest of what is new holds the very papers that the badge counts.
 *
 * @param start of the sitting, from which what is new is counted
 * @throws StoreError
 */
export async function loadDigest(store: Store, span: DigestSpan, start?: SittingStart): Promise<Digest> {
  const judged = await loadJudged(store);
  return span.kind === 'new' ? loadNewDigest(store, judged, start) : loadSpanDigest(store.corpus, span, judged);
}

/** The spans of the same kind before and after that hold papers; of weeks and months, those that the archive has. */
export async function findNeighbors(corpus: Corpus, span: DigestSpan): Promise<Neighbors> {
  if (span.kind === 'new') return NO_NEIGHBORS;
  if (span.kind === 'day') {
    const [before, after] = await Promise.all([
      corpus.findNeighborDay(span.day, 'before'),
      corpus.findNeighborDay(span.day, 'after'),
    ]);
    return { before: before && spanOf('day', before), after: after && spanOf('day', after) };
  }
  const newest = (await corpus.getNewestDay())?.day;
  const [before, after] = [findNeighborSpan(span, 'before'), findNeighborSpan(span, 'after')];
  return {
    before: toDayRange(before).last >= FIRST_FEED_DAY ? before : undefined,
    after: newest !== undefined && toDayRange(after).first <= newest ? after : undefined,
  };
}

/** The bar as it stands, and what was said of papers. @throws StoreError */
export async function loadJudged(store: Store): Promise<Judged> {
  const [bar, marks] = await Promise.all([loadBar(store), store.marks.getAll()]);
  return { bar, marks };
}

/** Reads the papers that days list. @throws StoreError */
export async function loadPapersOf(
  corpus: Pick<Corpus, 'getPapers'>,
  rows: readonly DayRow[],
): Promise<ReadonlyMap<PaperId, StoredPaper>> {
  const papers = await corpus.getPapers([...new Set(rows.flatMap(({ paperIds }) => paperIds))]);
  return new Map(papers.map((paper) => [paper.id, paper]));
}

async function loadSpanDigest(corpus: Corpus, span: CalendarSpan, judged: Judged): Promise<Digest> {
  const range = toDayRange(span);
  const [fromThen, newest] = await Promise.all([corpus.getDaysFrom(range.first), corpus.getNewestDay()]);
  const rows = fromThen.filter(({ day }) => day <= range.last);
  const papers = await loadPapersOf(corpus, rows);
  const missingDayCount = Math.max(0, countDays(range, newest?.day) - rows.length);
  return buildDigest(span, { rows, papers, ...judged, missingDayCount });
}

/** Days of a range that the feed has had. */
function countDays({ first, last }: DayRange, newest: FeedDay | undefined): number {
  const from = first > FIRST_FEED_DAY ? first : FIRST_FEED_DAY;
  const to = newest !== undefined && newest < last ? newest : last;
  return newest === undefined ? 0 : Math.max(0, daysBetween(from, to) + 1);
}

async function loadNewDigest(store: Store, judged: Judged, start: SittingStart | undefined): Promise<Digest> {
  const [news, newest] = await Promise.all([loadSittingNews(store, judged.bar, start), store.corpus.getNewestDay()]);
  const newestPapers = newest ? await store.corpus.getPapers(newest.paperIds) : [];
  const shown = new Set(news.papers.map(({ id }) => id));
  return {
    span: { kind: 'new' },
    title: 'New papers',
    count: describeSittingNews(news),
    above: listAbove(news.papers, judged),
    others: listOthers(newestPapers, judged, shown),
    othersTitle: newest ? `Also trending on ${formatDay(newest.day)}` : '',
    newestDay: newest?.day,
    lack: '',
  };
}
