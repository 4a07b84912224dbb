import { addDays, daysBetween, FIRST_FEED_DAY, type FeedDay } from '../papers/feed-day.ts';

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;

/** A timestamp further ahead of now than this came from a wrong clock and counts as never. */
const CLOCK_SLACK = 5 * 60 * 1_000;

/**
 * How old a day's copy may become, by the day's age: votes, stars, comments and AI summaries go on
 * arriving for about a month. Older days are copied once, after they have filled.
 */
const REFRESH: readonly { readonly upToAgeDays: number; readonly everyMs: number }[] = [
  { upToAgeDays: 0, everyMs: 55 * 60 * 1_000 },
  { upToAgeDays: 2, everyMs: 6 * HOUR },
  { upToAgeDays: 7, everyMs: DAY },
  { upToAgeDays: 14, everyMs: 3 * DAY },
  { upToAgeDays: 30, everyMs: 7 * DAY },
];

/** By then a day's list and its AI summaries are complete, counted from the beginning of its date in UTC. */
const FILLED_AFTER = 2 * DAY;

export interface PlanFacts {
  readonly newestDay: FeedDay;
  /** Day to the epoch milliseconds of its last whole fetch. */
  readonly fetched: ReadonlyMap<FeedDay, number>;
  /** Feed days back from the newest that the corpus can hold. */
  readonly maxDays: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Lists the feed days to fetch next: stale and missing days of the last month, newest first, then the
 * rest of the archive back to its first day.
 */
export function planSync({ newestDay, fetched, maxDays, now }: PlanFacts): FeedDay[] {
  const archiveDays = Math.min(daysBetween(FIRST_FEED_DAY, newestDay) + 1, maxDays);
  const days = Array.from({ length: Math.max(0, archiveDays) }, (_, age) => addDays(newestDay, -age));
  return days.filter((day, age) => isWanted(day, age, fetched.get(day), now));
}

/**
 * Whether something that was last done at `lastAt` is to be done again.
 *
 * @param lastAt epoch milliseconds; undefined for never
 */
export function isDue(lastAt: number | undefined, everyMs: number, now: number): boolean {
  return lastAt === undefined || lastAt > now + CLOCK_SLACK || now - lastAt >= everyMs;
}

function isWanted(day: FeedDay, ageDays: number, fetchedAt: number | undefined, now: number): boolean {
  if (fetchedAt === undefined || fetchedAt === 0) return true;
  const rule = REFRESH.find(({ upToAgeDays }) => ageDays <= upToAgeDays);
  if (rule) return isDue(fetchedAt, rule.everyMs, now);
  // After more than a month away, the last copy may be of a list that was still growing.
  const filledAt = Date.parse(`${day}T00:00:00Z`) + FILLED_AFTER;
  return fetchedAt < filledAt && now >= filledAt;
}
