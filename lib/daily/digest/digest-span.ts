import { addDays, parseFeedDay, type FeedDay } from '../../papers/feed-day.ts';
import { formatDay } from '../../papers/format-day.ts';
import {
  daysOfMonth,
  daysOfWeek,
  monthOf,
  parseFeedMonth,
  parseFeedWeek,
  weekOf,
  type DayRange,
  type FeedMonth,
  type FeedWeek,
} from '../../papers/weeks-and-months.ts';

/** A feed day, week or month. */
export type CalendarSpan =
  | { readonly kind: 'day'; readonly day: FeedDay }
  | { readonly kind: 'week'; readonly week: FeedWeek }
  | { readonly kind: 'month'; readonly month: FeedMonth };

/** What a digest is of: what is new since the last look, or a feed day, week or month. */
export type DigestSpan = { readonly kind: 'new' } | CalendarSpan;

const DATES = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
const MONTH_AND_YEAR = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** As addresses name it: `new`, `2026-05-29`, `2026-W22`, `2026-05`. */
export function formatSpan(span: DigestSpan): string {
  switch (span.kind) {
    case 'new':
      return 'new';
    case 'day':
      return span.day;
    case 'week':
      return span.week;
    case 'month':
      return span.month;
  }
}

/** Reads what `formatSpan` writes; whatever names no span stands for what is new. */
export function parseSpan(text: string): DigestSpan {
  const day = parseFeedDay(text);
  if (day) return { kind: 'day', day };
  const week = parseFeedWeek(text);
  if (week) return { kind: 'week', week };
  const month = parseFeedMonth(text);
  return month ? { kind: 'month', month } : { kind: 'new' };
}

/** The calendar days of a span. */
export function toDayRange(span: CalendarSpan): DayRange {
  switch (span.kind) {
    case 'day':
      return { first: span.day, last: span.day };
    case 'week':
      return daysOfWeek(span.week);
    case 'month':
      return daysOfMonth(span.month);
  }
}

/** The span of a kind that a day is in. */
export function spanOf(kind: CalendarSpan['kind'], day: FeedDay): CalendarSpan {
  if (kind === 'day') return { kind, day };
  return kind === 'week' ? { kind, week: weekOf(day) } : { kind, month: monthOf(day) };
}

/** The span of the same kind just before or after, whatever it holds. */
export function findNeighborSpan(span: CalendarSpan, direction: 'before' | 'after'): CalendarSpan {
  const { first, last } = toDayRange(span);
  return spanOf(span.kind, direction === 'before' ? addDays(first, -1) : addDays(last, 1));
}

/** For example `Friday, May 29, 2026`, `Week 22: May 25 – 31, 2026`, `May 2026`. */
export function describeSpan(span: CalendarSpan): string {
  switch (span.kind) {
    case 'day':
      return formatDay(span.day);
    case 'week': {
      const { first, last } = toDayRange(span);
      return `Week ${Number(span.week.slice(-2))}: ${DATES.formatRange(toInstant(first), toInstant(last))}`;
    }
    case 'month':
      return MONTH_AND_YEAR.format(toInstant(toDayRange(span).first));
  }
}

function toInstant(day: FeedDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}
