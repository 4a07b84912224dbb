import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dateBefore,
  isWeekend,
  nextTimeOfDay,
  toLocalTime,
  type ToLocalTime,
} from '../../../../lib/daily/signal/local-time.ts';
import { localTimeIn } from '../../../support/local-time-in.ts';

const HOUR_MS = 60 * 60 * 1_000;
const at = (text: string): number => Date.parse(text);
/** The next time of day, as a text in UTC. */
const next = (now: string, hour: number, zone: string): string =>
  new Date(nextTimeOfDay(at(now), hour, localTimeIn(zone))).toISOString().replace(':00.000Z', '');

describe('nextTimeOfDay', () => {
  test.each([
    ['before the hour', '2026-05-20T05:00:00Z', [9, 'Europe/Berlin'], '2026-05-20T07:00'],
    ['just before it', '2026-05-20T06:59:59.999Z', [9, 'Europe/Berlin'], '2026-05-20T07:00'],
    ['at the hour', '2026-05-20T07:00:00Z', [9, 'Europe/Berlin'], '2026-05-21T07:00'],
    ['after the hour', '2026-05-20T12:34:56Z', [9, 'Europe/Berlin'], '2026-05-21T07:00'],
    ['midnight is chosen', '2026-05-20T12:00:00Z', [0, 'Europe/Berlin'], '2026-05-20T22:00'],
    ['the zone is half an hour off', '2026-05-20T00:00:00Z', [9, 'Asia/Kolkata'], '2026-05-20T03:30'],
    ['the zone is three quarters off', '2026-05-20T00:00:00Z', [9, 'Asia/Kathmandu'], '2026-05-20T03:15'],
    ['the zone is St. John’s', '2026-05-20T00:00:00Z', [9, 'America/St_Johns'], '2026-05-20T11:30'],
    ['the zone is a day ahead', '2026-05-20T00:00:00Z', [9, 'Pacific/Kiritimati'], '2026-05-20T19:00'],
    ['the year ends', '2026-12-31T12:00:00Z', [9, 'Europe/Berlin'], '2027-01-01T08:00'],
    ['a leap day comes', '2028-02-28T12:00:00Z', [9, 'Europe/Berlin'], '2028-02-29T08:00'],
    ['a leap day goes', '2028-02-29T12:00:00Z', [9, 'Europe/Berlin'], '2028-03-01T08:00'],
  ] as const)('nextTimeOfDay finds the hour when %s', (_state, now, [hour, zone], expected) => {
    expect(next(now, hour, zone)).toBe(expected);
  });

  test.each([
    ['over the chosen hour', '2026-03-28T12:00:00Z', [2, 'Europe/Berlin'], '2026-03-29T01:00'],
    ['before the chosen hour', '2026-03-28T12:00:00Z', [9, 'Europe/Berlin'], '2026-03-29T07:00'],
    ['over midnight', '2026-04-23T12:00:00Z', [0, 'Africa/Cairo'], '2026-04-23T22:00'],
    ['by half an hour over the hour', '2026-10-03T12:00:00Z', [2, 'Australia/Lord_Howe'], '2026-10-03T15:30'],
  ] as const)(
    'F19 nextTimeOfDay finds the first instant after when the clocks go forward %s',
    (_what, now, [hour, zone], then) => {
      expect(next(now, hour, zone)).toBe(then);
    },
  );

  test('F19 nextTimeOfDay finds the first of two when the clocks go back over the hour', () => {
    expect(next('2026-10-24T12:00:00Z', 2, 'Europe/Berlin')).toBe('2026-10-25T00:00');
    expect(next('2026-10-25T00:30:00Z', 2, 'Europe/Berlin')).toBe('2026-10-26T01:00');
    expect(next('2026-10-25T01:00:00Z', 2, 'Europe/Berlin')).toBe('2026-10-26T01:00');
  });

  test('F19 nextTimeOfDay finds the hour of the day after when a zone skips a day', () => {
    expect(next('2011-12-29T22:00:00Z', 9, 'Pacific/Apia')).toBe('2011-12-30T19:00');
    expect(localTimeIn('Pacific/Apia')(at('2011-12-30T19:00:00Z'))).toEqual({ date: '2011-12-31', hour: 9 });
  });

  test('F19 nextTimeOfDay is ahead, within 26 hours, and nowhere past the hour of its date in any zone', () => {
    const zones = ['America/New_York', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Antarctica/Troll'];
    const moments = fc.record({
      zone: fc.constantFrom(...zones, 'Pacific/Apia', 'Australia/Lord_Howe', 'Europe/Berlin'),
      now: fc.integer({ min: at('2011-01-01T00:00:00Z'), max: at('2036-12-31T00:00:00Z') }),
      hour: fc.integer({ min: 0, max: 23 }),
    });
    fc.assert(
      fc.property(moments, ({ zone, now, hour }) => {
        const toLocal = localTimeIn(zone);

        const then = nextTimeOfDay(now, hour, toLocal);

        expect(then).toBeGreaterThan(now);
        expect(then - now).toBeLessThanOrEqual(26 * HOUR_MS);
        expect(toLocal(then).hour).toBeGreaterThanOrEqual(hour);
        // Where it was due already, a new date has begun.
        expect(toLocal(now).hour < hour || toLocal(then).date > toLocal(now).date).toBe(true);
      }),
    );
  });

  test('nextTimeOfDay is a day ahead when no time of day is ever told', () => {
    const broken: ToLocalTime = () => ({ date: '2026-05-20', hour: 0 });

    expect(nextTimeOfDay(1_000, 9, broken)).toBe(1_000 + 24 * HOUR_MS);
  });
});

describe('the calendar', () => {
  test('toLocalTime goes by the zone of this machine', () => {
    const now = new Date(2028, 1, 29, 9, 5);

    expect(toLocalTime(now.getTime())).toEqual({ date: '2028-02-29', hour: 9 });
  });

  test.each([
    ['2026-05-20', '2026-05-19'],
    ['2026-01-01', '2025-12-31'],
    ['2028-03-01', '2028-02-29'],
    ['2027-03-01', '2027-02-28'],
  ])('dateBefore %s is %s', (date, before) => {
    expect(dateBefore(date)).toBe(before);
  });

  test.each([
    ['2026-05-22', false],
    ['2026-05-23', true],
    ['2026-05-24', true],
    ['2026-05-25', false],
  ])('isWeekend says of %s %s', (date, isFree) => {
    expect(isWeekend(date)).toBe(isFree);
  });
});
