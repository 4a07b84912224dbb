import { addDays } from '../../papers/feed-day.ts';
import type { Paper } from '../../papers/paper.ts';
import type { Store } from '../../store/open-store.ts';
import type { Topic } from '../../store/topic.ts';
import { toPaperMarks } from '../paper-marks.ts';
import type { Bar } from './bar.ts';
import type { PassedCounts } from './preview-topic.ts';
import { loadRecentPapers, RECENT_DAYS, type RecentPapers } from './recent-papers.ts';

/** A recent paper above the bar, and the followed topics that it is of. */
export interface PassingPaper {
  readonly paper: Paper;
  readonly topics: readonly Topic[];
}

/** What of the recent papers is above the bar. */
export interface RecentPassing extends PassedCounts {
  /** Those with the most votes first. */
  readonly papers: readonly PassingPaper[];
}

export const NOTHING_RECENT: RecentPassing = { dayCount: 0, listedCount: 0, passedCount: 0, papers: [] };

type RecentStore = Pick<Store, 'corpus' | 'marks'>;

/** What was loaded last, and of which days: pages ask again after each day of the archive. */
const kept = new WeakMap<RecentStore['corpus'], Map<number, Kept>>();

interface Kept {
  readonly stamp: string;
  readonly recent: RecentPapers;
}

/**
 * Loads the recent papers, and none anew as long as their days are as they were.
 *
 * @param dayCount feed days back from the newest
 * @throws StoreError
 */
export async function loadKeptRecentPapers(store: RecentStore, dayCount = RECENT_DAYS): Promise<RecentPapers> {
  const stamp = await loadStamp(store, dayCount);
  const keptHere = kept.get(store.corpus) ?? new Map<number, Kept>();
  kept.set(store.corpus, keptHere);
  const known = keptHere.get(dayCount);
  if (known?.stamp !== stamp) {
    const recent = await loadRecentPapers(store, dayCount);
    keptHere.set(dayCount, { stamp, recent });
    return recent;
  }
  const marks = await store.marks.getAll();
  return { ...known.recent, marksOf: (id) => toPaperMarks(marks.get(id)) };
}

/** Which of the recent papers a bar lets pass. */
export function judgeRecent({ days, marksOf }: RecentPapers, bar: Bar): RecentPassing {
  const papers = days.flatMap((day) => day.papers);
  const passing = papers.flatMap((paper) => {
    const marks = marksOf(paper.id);
    // Asked first, since it is the cheaper question and most papers fail at it.
    return bar.passes(paper, marks) ? [{ paper, topics: bar.judge(paper, marks).topics }] : [];
  });
  return {
    dayCount: days.length,
    listedCount: papers.length,
    passedCount: passing.length,
    papers: passing.toSorted((a, b) => b.paper.upvotes - a.paper.upvotes),
  };
}

async function loadStamp({ corpus }: RecentStore, dayCount: number): Promise<string> {
  const newest = await corpus.getNewestDay();
  const rows = newest ? await corpus.getDaysFrom(addDays(newest.day, 1 - dayCount)) : [];
  return rows.map(({ day, fetchedAt, paperIds }) => `${day} ${fetchedAt} ${paperIds.length}`).join();
}
