import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../../lib/papers/feed-day.ts';
import {
  daysOfMonth,
  daysOfWeek,
  monthOf,
  parseFeedMonth,
  parseFeedWeek,
  weekdayOf,
  weekOf,
} from '../../../lib/papers/weeks-and-months.ts';
import { aDay } from '../../support/a-paper.ts';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((offset) => addDays(aDay('1970-01-01'), offset));

describe('weekOf', () => {
  // The dates of ISO 8601's own examples, as Wikipedia lists them under "ISO week date".
  test.each([
    ['2005-01-01', '2004-W53'],
    ['2005-01-02', '2004-W53'],
    ['2005-12-31', '2005-W52'],
    ['2007-01-01', '2007-W01'],
    ['2008-12-29', '2009-W01'],
    ['2009-12-31', '2009-W53'],
    ['2010-01-03', '2009-W53'],
    ['2026-05-29', '2026-W22'],
  ])('names the week of %s as ISO 8601 does', (day, week) => {
    expect(weekOf(aDay(day))).toBe(week);
  });

  test('gives each day a week of seven days from a Monday on that holds it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { first, last } = daysOfWeek(weekOf(day));
        expect([weekdayOf(first), daysBetween(first, last)]).toEqual([0, 6]);
        expect(first <= day && day <= last).toBe(true);
      }),
    );
  });
});

describe('parseFeedWeek', () => {
  test('reads the week of any day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseFeedWeek(weekOf(day))).toBe(weekOf(day));
      }),
    );
  });

  test.each(['2026-W00', '2025-W53', '2026-W54', '2026-w21', '2026-W2', '2026-05', '', '2026-W021', '20260-W1'])(
    'refuses “%s”, which is no week',
    (text) => expect(parseFeedWeek(text)).toBeUndefined(),
  );
});

describe('daysOfMonth', () => {
  test('holds all days of a month, in leap years too', () => {
    expect(daysOfMonth(monthOf(aDay('2028-02-11')))).toEqual({ first: '2028-02-01', last: '2028-02-29' });
    expect(daysOfMonth(monthOf(aDay('2026-12-31')))).toEqual({ first: '2026-12-01', last: '2026-12-31' });
    fc.assert(
      fc.property(anyDay, (day) => {
        const { first, last } = daysOfMonth(monthOf(day));
        expect(first <= day && day <= last).toBe(true);
        expect([monthOf(addDays(first, -1)), monthOf(addDays(last, 1))]).not.toContain(monthOf(day));
      }),
    );
  });

  test.each(['2026-13', '2026-00', '2026-5', '2026-W05', ''])('is not asked of “%s”, which is no month', (text) => {
    expect(parseFeedMonth(text)).toBeUndefined();
  });
});
