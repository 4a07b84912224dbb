import type { PaperId } from '../../papers/arxiv-id.ts';
import { addDays, type FeedDay } from '../../papers/feed-day.ts';
import type { Paper } from '../../papers/paper.ts';
import type { PaperMarks } from '../../search/meets-clause.ts';
import type { Store } from '../../store/open-store.ts';
import { toPaperMarks } from '../paper-marks.ts';
import { createTextCache, type TextOf } from './text-cache.ts';

/** Feed days over which the effect of a topic is shown. */
export const RECENT_DAYS = 30;

export interface RecentDay {
  readonly day: FeedDay;
  /** In the feed's order. */
  readonly papers: readonly Paper[];
}

/** The papers of the last feed days, read once and asked often. */
export interface RecentPapers {
  /** Days that list papers, newest first; a paper of two days stands at the newer one. */
  readonly days: readonly RecentDay[];
  readonly marksOf: (id: PaperId) => PaperMarks;
  readonly textOf: TextOf;
}

/**
 * Loads the papers of so many feed days back from the newest.
 *
 * @throws StoreError
 */
export async function loadRecentPapers(
  { corpus, marks }: Pick<Store, 'corpus' | 'marks'>,
  dayCount = RECENT_DAYS,
): Promise<RecentPapers> {
  const newest = await corpus.getNewestDay();
  const [rows, markOf] = await Promise.all([
    newest ? corpus.getDaysFrom(addDays(newest.day, 1 - dayCount)) : [],
    marks.getAll(),
  ]);
  const stored = await corpus.getPapers([...new Set(rows.flatMap(({ paperIds }) => paperIds))]);
  const left = new Map(stored.map((paper) => [paper.id, paper]));
  const days = rows.toReversed().map(({ day, paperIds }): RecentDay => {
    const papers = paperIds.flatMap((id) => left.get(id) ?? []);
    for (const { id } of papers) left.delete(id);
    return { day, papers };
  });
  return {
    days: days.filter(({ papers }) => papers.length > 0),
    marksOf: (id) => toPaperMarks(markOf.get(id)),
    textOf: createTextCache(),
  };
}
