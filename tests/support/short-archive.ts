import { addDays, daysBetween, FIRST_FEED_DAY, type FeedDay } from '../../lib/papers/feed-day.ts';
import { loadDemoDays } from '../demo/hub-feed.ts';

/**
 * The demo's ten days moved to the very beginning of the Hub's archive, so that a whole archive is two
 * weeks long: 2023-05-04 to 2023-05-15, a weekend among them.
 */
export function loadShortArchive(): Map<FeedDay, unknown[]> {
  const days = loadDemoDays();
  const first = [...days.keys()].toSorted()[0] as FeedDay;
  return new Map(
    Array.from(days, ([day, rows]) => {
      const moved = addDays(FIRST_FEED_DAY, daysBetween(first, day as FeedDay));
      return [moved, rows.map((row) => moveRow(row, moved))];
    }),
  );
}

function moveRow(row: unknown, day: FeedDay): unknown {
  const { paper, ...outer } = row as { paper: object };
  return { ...outer, paper: { ...paper, submittedOnDailyAt: `${day}T00:00:00.000Z` } };
}
