import { addDays, type FeedDay } from '../../papers/feed-day.ts';
import { daysOfMonth, weekdayOf, weekOf, type FeedMonth, type FeedWeek } from '../../papers/weeks-and-months.ts';
import { toPaperMarks } from '../paper-marks.ts';
import type { DigestFacts } from './build-digest.ts';

/** Of how many papers, how many passed: the numbers of the day's, or the month's, own digest. */
interface Passed {
  readonly passedCount: number;
  readonly listedCount: number;
}

/** A day that lists papers. */
export interface ArchiveDay extends Passed {
  readonly day: FeedDay;
}

export interface ArchiveWeek {
  readonly week: FeedWeek;
  /** From Monday on, seven: a day of the month with the papers that it lists, if it lists any; null outside of it. */
  readonly days: readonly (ArchiveDay | FeedDay | null)[];
}

/** A month as a sheet of a calendar. */
export interface ArchiveMonth extends Passed {
  readonly month: FeedMonth;
  /** Newest last, as calendars have it. */
  readonly weeks: readonly ArchiveWeek[];
}

const DAYS_A_WEEK = 7;

/** Judges a month's stored days by the bar as it is now. */
export function buildArchiveMonth(month: FeedMonth, facts: Omit<DigestFacts, 'missingDayCount'>): ArchiveMonth {
  const passing = listPassing(facts);
  const count = (ids: readonly string[]): Passed => {
    const listed = ids.filter((id) => passing.has(id));
    return { listedCount: listed.length, passedCount: listed.filter((id) => passing.get(id)).length };
  };
  const days = new Map(
    facts.rows
      .filter(({ paperIds }) => paperIds.length > 0)
      .map(({ day, paperIds }): [FeedDay, ArchiveDay] => [day, { day, ...count(paperIds) }]),
  );
  return { month, weeks: layOut(month, days), ...count([...new Set(facts.rows.flatMap(({ paperIds }) => paperIds))]) };
}

/** The papers that are listed, and whether each passes. */
function listPassing({ papers, marks, bar }: Pick<DigestFacts, 'papers' | 'marks' | 'bar'>): Map<string, boolean> {
  return new Map(Array.from(papers, ([id, paper]) => [id, bar.passes(paper, toPaperMarks(marks.get(id)))]));
}

function layOut(month: FeedMonth, days: ReadonlyMap<FeedDay, ArchiveDay>): ArchiveWeek[] {
  const { first, last } = daysOfMonth(month);
  const weeks: ArchiveWeek[] = [];
  for (let monday = addDays(first, -weekdayOf(first)); monday <= last; monday = addDays(monday, DAYS_A_WEEK)) {
    const cells = Array.from({ length: DAYS_A_WEEK }, (_, offset) => {
      const day = addDays(monday, offset);
      return day < first || day > last ? null : (days.get(day) ?? day);
    });
    weeks.push({ week: weekOf(monday), days: cells });
  }
  return weeks;
}
