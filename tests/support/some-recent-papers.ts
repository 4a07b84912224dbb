import type { RecentDay, RecentPapers } from '../../lib/daily/bar/recent-papers.ts';
import { createTextCache } from '../../lib/daily/bar/text-cache.ts';
import { addDays, type FeedDay } from '../../lib/papers/feed-day.ts';
import type { Paper } from '../../lib/papers/paper.ts';
import type { PaperMarks } from '../../lib/search/meets-clause.ts';
import { aDay, aPaper, idNumber } from './a-paper.ts';

const NO_MARKS: PaperMarks = { isSaved: false, isRead: false, isHidden: false };

/** Feed days with these papers, newest first; each paper has an id of its own, counted from `firstNumber`. */
export function someDays(
  days: readonly (readonly Partial<Paper>[])[],
  { newest = aDay('2026-05-29'), firstNumber = 1 } = {},
): RecentDay[] {
  let number = firstNumber;
  return days.map((papers, age): RecentDay => {
    const day: FeedDay = addDays(newest, -age);
    return { day, papers: papers.map((facts) => aPaper({ id: idNumber(number++), day, abstract: '', ...facts })) };
  });
}

/** The papers of the last days, as they are read from a store. */
export function someRecentPapers(
  days: readonly (readonly Partial<Paper>[])[],
  marks: Readonly<Record<string, Partial<PaperMarks>>> = {},
): RecentPapers {
  return { days: someDays(days), marksOf: (id) => ({ ...NO_MARKS, ...marks[id] }), textOf: createTextCache() };
}
