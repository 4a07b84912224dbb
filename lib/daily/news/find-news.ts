import type { PaperId } from '../../papers/arxiv-id.ts';
import { addDays, type FeedDay } from '../../papers/feed-day.ts';
import type { Store } from '../../store/open-store.ts';
import type { DayRow, StoredPaper } from '../../store/schema.ts';

/** A day is settled when its list has not changed between two looks this far apart. */
const SETTLED_MS = 45 * 60 * 1_000;
/** Feed days that can hold news: nobody wants a number for more than two months away. */
const LONGEST_AWAY_DAYS = 62;

export interface Looked {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly day: FeedDay;
}

export interface NewsFacts {
  /** Day rows since the last look, oldest first. */
  readonly days: readonly DayRow[];
  /** When each listed paper was first stored, epoch milliseconds. */
  readonly storedAt: ReadonlyMap<PaperId, number>;
  /** The last look; undefined when the popup was never opened. */
  readonly looked: Looked | undefined;
}

/**
 * The papers that are new since the user last looked: those of feed days after the day then newest,
 * and latecomers to that day. Before the first look it is the newest day alone. A day that is still
 * filling up says nothing yet.
 */
export function findNewPapers({ days, storedAt, looked }: NewsFacts): ReadonlySet<PaperId> {
  const filled = days.filter((row) => row.paperIds.length > 0);
  if (!looked) return new Set(filled.at(-1)?.paperIds);
  const fresh = filled.filter((row, index) => row.day >= looked.day && isSettled(row, filled.slice(index + 1)));
  return new Set(fresh.flatMap((row) => row.paperIds.filter((id) => isNew(row, storedAt.get(id) ?? 0, looked))));
}

/** Reads the facts that news is computed from. */
export async function loadNewsFacts({ corpus, ledger }: Pick<Store, 'corpus' | 'ledger'>): Promise<NewsFacts> {
  const [looked, newest] = await Promise.all([ledger.get('looked'), corpus.getNewestDay()]);
  if (!newest) return { days: [], storedAt: new Map(), looked };
  const oldest = addDays(newest.day, -LONGEST_AWAY_DAYS);
  const from = looked && looked.day > oldest ? looked.day : looked ? oldest : newest.day;
  const days = await corpus.getDaysFrom(from);
  const papers = await corpus.getPapers(days.flatMap((row) => row.paperIds));
  return { days, storedAt: toStoredAt(papers), looked };
}

function isNew(row: DayRow, storedAt: number, looked: Looked): boolean {
  if (storedAt > looked.at) return true;
  // A look later than the fetch of a later day was timed by a wrong clock.
  return row.day > looked.day && looked.at > row.fetchedAt;
}

function isSettled(row: DayRow, later: readonly DayRow[]): boolean {
  return later.length > 0 || row.fetchedAt - row.changedAt >= SETTLED_MS;
}

function toStoredAt(papers: readonly StoredPaper[]): Map<PaperId, number> {
  return new Map(papers.map((paper) => [paper.id, paper.storedAt]));
}
