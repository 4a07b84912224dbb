import type { FeedDay } from './feed-day.ts';

const WEEKDAY_AND_DATE = new Intl.DateTimeFormat('en', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  // A feed day is a date, not an instant: no zone may shift it.
  timeZone: 'UTC',
});
const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const TIME_OF_DAY = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const DATE_AND_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const HOUR = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
const DAY_MS = 24 * 60 * 60 * 1_000;

/** For example `Friday, May 29, 2026`. */
export function formatDay(day: FeedDay): string {
  return WEEKDAY_AND_DATE.format(Date.parse(`${day}T00:00:00Z`));
}

/** For example `May 29, 2026`, of a day written as `2026-05-29`. */
export function formatShortDay(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : DATE.format(at);
}

/**
 * An instant in the user's own time: its time of day, with the date when it is not of the last day.
 *
 * @param at epoch milliseconds
 */
export function formatTimeOfDay(at: number, now = Date.now()): string {
  return Math.abs(now - at) < DAY_MS ? TIME_OF_DAY.format(at) : DATE_AND_TIME.format(at);
}

/**
 * An hour of the day in the user's own manner: `9:00 AM`, `09:00`.
 *
 * @param hour 0 to 23
 */
export function formatHour(hour: number): string {
  return HOUR.format(Date.UTC(2000, 0, 1, hour));
}
