// Apart from the other formats: making one takes time, and the first list of a popup needs none of these.
const WEEKDAY = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
const DAY_OF_YEAR = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** For example `Friday`, of a day written as `2026-05-29`. */
export function formatWeekday(day: string): string {
  return WEEKDAY.format(Date.parse(`${day}T00:00:00Z`));
}

/** For example `May 29`, of a day written as `2026-05-29`. */
export function formatDayOfYear(day: string): string {
  return DAY_OF_YEAR.format(Date.parse(`${day}T00:00:00Z`));
}
