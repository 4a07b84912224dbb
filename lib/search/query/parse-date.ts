import { type FeedDay, parseFeedDay } from '../../papers/feed-day.ts';

// A separator at the end is a month or day about to be typed.
const DATE = /^([12]\d{3})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?[-/.]?$/;

/** The first day of a year, a month or a day, as `2025`, `2025-03`, `2025/3/14`; undefined for no such day. */
export function parseFirstDay(text: string): FeedDay | undefined {
  const [, year, month = '1', day = '1'] = DATE.exec(text) ?? [];
  return year === undefined ? undefined : parseFeedDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Whether what is typed may still become a date: the beginning of a year, or of a month or day as in `2025-0`. */
export function isDateBegun(text: string): boolean {
  return /^(?:[12]\d{0,2})?$/.test(text) || (/[-/.]0$/.test(text) && parseFirstDay(`${text}1`) !== undefined);
}
