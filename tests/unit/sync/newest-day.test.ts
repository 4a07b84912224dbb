import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, currentFeedDay } from '../../../lib/papers/feed-day.ts';
import { findNewestDay } from '../../../lib/sync/newest-day.ts';
import { aDay } from '../../support/a-paper.ts';

const NOW = Date.parse('2026-05-20T15:00:00Z');
const days = (...texts: string[]) => texts.map(aDay);

describe('findNewestDay', () => {
  test.each([
    ['one day', days('2026-05-20', '2026-05-20'), '2026-05-20'],
    ['several days', days('2026-05-20', '2026-05-19', '2026-05-20'), '2026-05-20'],
    ['days before a weekend', days('2026-05-15', '2026-05-15'), '2026-05-15'],
    ['a day the clock has not reached', days('2026-05-21', '2026-05-20'), '2026-05-21'],
    ['one row that claims a far day', days('2099-01-01', '2026-05-20', '2026-05-20'), '2026-05-20'],
    ['many rows that claim a far day', days('2099-01-01', '2099-01-01', '2026-05-20'), '2026-05-20'],
    ['only days ahead of a clock that is behind', days('2027-01-02', '2027-01-03', '2027-01-03'), '2027-01-03'],
    ['as many rows of two days ahead', days('2027-01-02', '2027-01-03'), '2027-01-03'],
  ])('findNewestDay believes the feed before the clock when it has %s', (_what, feed, newest) => {
    expect(findNewestDay(feed, NOW)).toBe(newest);
  });

  test('findNewestDay knows none when the feed has no rows', () => {
    expect(findNewestDay([], NOW)).toBeUndefined();
  });

  test('F21 findNewestDay is one of the days given, whatever the clock says', () => {
    const feed = fc.array(
      fc.integer({ min: 0, max: 3_000 }).map((age) => addDays(aDay('2023-05-04'), age)),
      { minLength: 1 },
    );

    fc.assert(
      fc.property(
        feed,
        fc.date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2099-01-01') }),
        (given, date) => {
          const newest = findNewestDay(given, date.getTime());

          expect(given).toContain(newest);
          const plausible = given.filter((day) => day <= addDays(currentFeedDay(date.getTime()), 1));
          expect(newest).toBe(plausible.length > 0 ? plausible.toSorted().at(-1) : newest);
        },
      ),
    );
  });
});
