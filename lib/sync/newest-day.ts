import { addDays, currentFeedDay, type FeedDay } from '../papers/feed-day.ts';

/**
 * The newest feed day among the days of the newest rows. The feed is believed before the clock, but a
 * lone row that claims a day of the future is not; when the whole feed lies ahead, the clock is wrong
 * and the most frequent day is taken.
 *
 * @param now epoch milliseconds
 */
export function findNewestDay(days: readonly FeedDay[], now: number): FeedDay | undefined {
  const latestPlausible = addDays(currentFeedDay(now), 1);
  const newest = days
    .filter((day) => day <= latestPlausible)
    .toSorted()
    .at(-1);
  return newest ?? mostFrequent(days);
}

function mostFrequent(days: readonly FeedDay[]): FeedDay | undefined {
  const counts = new Map<FeedDay, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].toSorted(([dayA, a], [dayB, b]) => b - a || dayB.localeCompare(dayA))[0]?.[0];
}
