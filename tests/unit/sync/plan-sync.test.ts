import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, FIRST_FEED_DAY, type FeedDay } from '../../../lib/papers/feed-day.ts';
import { isDue, planSync } from '../../../lib/sync/plan-sync.ts';
import { aDay } from '../../support/a-paper.ts';

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
const NEWEST = aDay('2023-07-20');
const NOW = Date.parse('2023-07-20T18:00:00Z');
const ARCHIVE = Array.from({ length: daysBetween(FIRST_FEED_DAY, NEWEST) + 1 }, (_, age) => addDays(NEWEST, -age));

const ageMs = fc.oneof(fc.integer({ min: -2 * HOUR, max: 40 * DAY }), fc.constantFrom(-400 * DAY, 0, 400 * DAY));
const anyFetched = fc
  .array(fc.tuple(fc.constantFrom(...ARCHIVE, addDays(NEWEST, 1)), fc.option(ageMs)))
  .map((entries) => new Map(entries.map(([day, age]) => [day, age === null ? 0 : NOW - age] as const)));
const plan = (fetched: ReadonlyMap<FeedDay, number>, maxDays = Infinity, now = NOW): FeedDay[] =>
  planSync({ newestDay: NEWEST, fetched, maxDays, now });
const allFetched = (agoMs: number): Map<FeedDay, number> => new Map(ARCHIVE.map((day) => [day, NOW - agoMs]));

describe('planSync', () => {
  test('planSync lists newest first, no day twice, none after the newest and none before the first', () => {
    fc.assert(
      fc.property(anyFetched, fc.integer({ min: 1, max: 200 }), (fetched, maxDays) => {
        const days = plan(fetched, maxDays);

        expect(days).toEqual([...new Set(days)].toSorted().toReversed());
        expect(days.filter((day) => day > NEWEST || day < FIRST_FEED_DAY)).toEqual([]);
        expect(days.filter((day) => daysBetween(day, NEWEST) >= maxDays)).toEqual([]);
      }),
    );
  });

  test('F16 planSync lists every day that is missing or was read in part', () => {
    fc.assert(
      fc.property(anyFetched, (fetched) => {
        const days = new Set(plan(fetched));

        expect(ARCHIVE.filter((day) => !fetched.get(day) && !days.has(day))).toEqual([]);
      }),
    );
  });

  test('planSync lists no day that was read within the last hour but the newest', () => {
    fc.assert(
      fc.property(anyFetched, (fetched) => {
        const fresh = (day: FeedDay): boolean => {
          const ago = NOW - (fetched.get(day) ?? 0);
          return ago >= 0 && ago < 55 * 60_000;
        };

        expect(plan(fetched).filter(fresh)).toEqual([]);
      }),
    );
  });

  test('planSync lists nothing again when all it listed was read', () => {
    fc.assert(
      fc.property(anyFetched, fc.integer({ min: -400 * DAY, max: 4_000 * DAY }), (fetched, shift) => {
        const now = NOW + shift;
        const read = new Map([...fetched, ...plan(fetched, Infinity, now).map((day) => [day, now] as const)]);

        expect(plan(read, Infinity, now)).toEqual([]);
      }),
    );
  });

  test('planSync lists the whole archive when nothing is stored', () => {
    expect(plan(new Map())).toEqual(ARCHIVE);
  });

  test('planSync lists the newest days alone when the corpus holds no more', () => {
    expect(plan(new Map(), 30)).toEqual(ARCHIVE.slice(0, 30));
  });

  test.each([
    [30 * 60_000, 0],
    [HOUR, 1],
    [7 * HOUR, 3],
    [25 * HOUR, 8],
    [4 * DAY, 15],
    [8 * DAY, 31],
  ])('planSync asks again for recent days alone when all were read %i ms ago', (agoMs, count) => {
    expect(plan(allFetched(agoMs)).length).toBe(count);
  });

  test('planSync asks once more for a day when it was last read while it was still filling', () => {
    const filling = addDays(NEWEST, -45);
    const fetched = allFetched(10 * 60_000).set(filling, Date.parse(`${filling}T14:00:00Z`));

    expect(plan(fetched)).toEqual([filling]);
  });

  test('planSync leaves an old day alone when it was read after it had filled', () => {
    const old = addDays(NEWEST, -45);
    const fetched = allFetched(10 * 60_000).set(old, Date.parse(`${addDays(old, 3)}T14:00:00Z`));

    expect(plan(fetched)).toEqual([]);
  });

  test('F17 planSync asks for recent days alone when the clock was a year ahead and is right again', () => {
    expect(plan(allFetched(-365 * DAY))).toEqual(ARCHIVE.slice(0, 31));
  });

  test('F18 planSync asks for recent days alone when the clock jumps ten years ahead', () => {
    expect(plan(allFetched(40 * 60_000), Infinity, NOW + 3_650 * DAY).length).toBeLessThanOrEqual(34);
  });

  test('planSync lists nothing when the newest day lies before the archive', () => {
    expect(planSync({ newestDay: aDay('2020-01-01'), fetched: new Map(), maxDays: Infinity, now: NOW })).toEqual([]);
  });
});

describe('isDue', () => {
  test.each([
    [undefined, true],
    [NOW, false],
    [NOW - HOUR + 1, false],
    [NOW - HOUR, true],
    [NOW + 4 * 60_000, false],
    [NOW + 6 * 60_000, true],
    [NOW + 400 * DAY, true],
  ])('isDue tells what was last done at %s', (lastAt, due) => {
    expect(isDue(lastAt, HOUR, NOW)).toBe(due);
  });
});
