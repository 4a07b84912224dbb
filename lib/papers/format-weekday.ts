import type { FeedDay } from './feed-day.ts';

// Apart from the other formats: making one takes time, and the first list of a popup needs none of these.
const WEEKDAY = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
const DAY_OF_YEAR = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** For example `Friday`. */
export function formatWeekday(day: FeedDay): string {
  return WEEKDAY.format(Date.parse(`${day}T00:00:00Z`));
}

/** For example `May 29`. */
export function formatDayOfYear(day: FeedDay): string {
  return DAY_OF_YEAR.format(Date.parse(`${day}T00:00:00Z`));
}
