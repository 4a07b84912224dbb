import { createBar, type Bar, type BarSettings } from '../../../lib/daily/bar/bar.ts';
import { createTextCache, type TextOf } from '../../../lib/daily/bar/text-cache.ts';
import { parseFeed } from '../../../lib/feed/parse-feed.ts';
import { parseFeedDay } from '../../../lib/papers/feed-day.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import type { Topic } from '../../../lib/store/topic.ts';
import { quantile } from '../../bench/statistics.ts';
import { loadFeedDays } from '../../support/feed-archive.ts';

const NO_MARKS = { isSaved: false, isRead: false, isHidden: false };

/** A feed day as it was recorded, with the votes of then. */
export interface RecordedDay {
  readonly day: string;
  readonly papers: readonly Paper[];
}

export interface PassedPaper {
  readonly paper: Paper;
  /** Why, in words. */
  readonly reason: string;
}

/** How many papers passed on each day, in short. */
export interface PassedSpread {
  readonly mean: number;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly p90: number;
  readonly max: number;
  /** Days on which none did. */
  readonly quietDays: number;
}

/** The days of a file that list papers, oldest first. */
export function loadRecordedDays(file: string): RecordedDay[] {
  return [...loadFeedDays(file)]
    .map(([day, rows]) => ({ day, papers: parseFeed(rows, parseFeedDay(day)).papers }))
    .filter(({ papers }) => papers.length > 0)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** What of a day passes the bar, most votes first. */
export function listPassed({ papers }: RecordedDay, bar: Bar, settings: BarSettings): PassedPaper[] {
  return papers
    .map((paper) => ({ paper, verdict: bar.judge(paper, NO_MARKS) }))
    .filter(({ verdict }) => verdict.passes)
    .toSorted((a, b) => b.paper.upvotes - a.paper.upvotes)
    .map(({ paper, verdict: { topics, votesNeeded } }) => ({
      paper,
      reason:
        topics.length > 0
          ? `${topics.map(({ name }) => name).join(', ')}: at least ${votesNeeded} votes`
          : `at least ${settings.barVotes} votes`,
    }));
}

/** Counts what passes on each day with some topics; several of these may share the words of the papers. */
export function countPassed(
  days: readonly RecordedDay[],
  topics: readonly Topic[],
  { settings, textOf = createTextCache() }: { settings: BarSettings; textOf?: TextOf },
): number[] {
  const bar = createBar(topics, settings, textOf);
  return days.map(({ papers }) => papers.filter((paper) => bar.passes(paper, NO_MARKS)).length);
}

export function summarize(counts: readonly number[]): PassedSpread {
  const round = (value: number): number => Number(value.toFixed(2));
  const at = (share: number): number => round(quantile(counts, share));
  return {
    mean: round(counts.reduce((sum, count) => sum + count, 0) / counts.length),
    median: at(0.5),
    q1: at(0.25),
    q3: at(0.75),
    p90: at(0.9),
    max: at(1),
    quietDays: counts.filter((count) => count === 0).length,
  };
}
