import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { addDays, currentFeedDay, daysBetween, FIRST_FEED_DAY, parseFeedDay } from '../../../lib/papers/feed-day.ts';
import { aDay } from '../../support/a-paper.ts';

const ownZone = process.env.TZ;
const anyDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => aDay(date.toISOString().slice(0, 10)));

afterEach(() => {
  if (ownZone === undefined) delete process.env.TZ;
  else process.env.TZ = ownZone;
});

describe('parseFeedDay', () => {
  test.each(['2023-05-04', '2024-02-29', '2028-02-29', '2026-12-31'])('parseFeedDay takes %s', (text) => {
    expect(parseFeedDay(text)).toBe(text);
  });

  test.each([
    '',
    '2026-5-4',
    '2026-02-29',
    '2026-02-30',
    '2025-13-40',
    '2026-00-10',
    '2026-01-00',
    '20260520',
    '2026-05-20T00:00:00Z',
    ' 2026-05-20',
    '2026-05-20\n',
    '-026-05-20',
    '２０２６-05-20',
  ])('parseFeedDay refuses %j', (text) => {
    expect(parseFeedDay(text)).toBeUndefined();
  });
});

describe('currentFeedDay', () => {
  test.each([
    ['in winter before the roll', '2026-01-16T02:29:59Z', '2026-01-15'],
    ['in winter at the roll', '2026-01-16T02:30:00Z', '2026-01-16'],
    ['in summer before the roll', '2026-07-15T01:29:59Z', '2026-07-14'],
    ['in summer at the roll', '2026-07-15T01:30:00Z', '2026-07-15'],
    ['on the eve of summer time at the roll', '2026-03-08T02:30:00Z', '2026-03-08'],
    ['on the day summer time begins before the roll', '2026-03-09T01:29:59Z', '2026-03-08'],
    ['on the day summer time begins at the roll', '2026-03-09T01:30:00Z', '2026-03-09'],
    ['in the hour that summer time skips', '2026-03-08T07:00:00Z', '2026-03-08'],
    ['on the day summer time ends before the roll', '2026-11-02T02:29:59Z', '2026-11-01'],
    ['on the day summer time ends at the roll', '2026-11-02T02:30:00Z', '2026-11-02'],
    ['in the hour that comes twice', '2026-11-01T06:30:00Z', '2026-11-01'],
    ['on the eve of a leap day at the roll', '2028-02-29T02:30:00Z', '2028-02-29'],
    ['on a leap day at the roll', '2028-03-01T02:30:00Z', '2028-03-01'],
    ['at the turn of the year', '2026-01-01T02:30:00Z', '2026-01-01'],
    ['on the last evening of the year before the roll', '2026-01-01T02:29:59Z', '2025-12-31'],
  ])('currentFeedDay follows New York %s', (_when, instant, day) => {
    expect(currentFeedDay(Date.parse(instant))).toBe(day);
  });

  test.each(['UTC', 'America/St_Johns', 'Pacific/Kiritimati', 'Asia/Kolkata', 'America/New_York', 'Pacific/Pago_Pago'])(
    'feed days are the same when the machine is in %s',
    (zone) => {
      process.env.TZ = zone;

      expect(currentFeedDay(Date.parse('2028-02-29T02:30:00Z'))).toBe('2028-02-29');
      expect(addDays(aDay('2028-02-28'), 2)).toBe('2028-03-01');
      expect(addDays(aDay('2026-03-07'), 2)).toBe('2026-03-09');
      expect(daysBetween(aDay('2026-10-31'), aDay('2026-11-02'))).toBe(2);
      expect(parseFeedDay('2028-02-29')).toBe('2028-02-29');
    },
  );

  test('F19 currentFeedDay never goes back when time goes on', () => {
    const instants = fc.integer({ min: Date.parse('2023-01-01'), max: Date.parse('2040-01-01') });
    const steps = fc.integer({ min: 0, max: 48 * 60 * 60 * 1_000 });

    fc.assert(
      fc.property(instants, steps, (at, step) => {
        const [before, after] = [currentFeedDay(at), currentFeedDay(at + step)];

        expect(after >= before).toBe(true);
        expect(daysBetween(before, after)).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('addDays and daysBetween', () => {
  test('daysBetween undoes addDays for any day and count', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(addDays(addDays(day, count), -count)).toBe(day);
      }),
    );
  });

  test('feed days compare as strings in the order of time', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(daysBetween(a, b))).toBe(a === b ? 0 : a < b ? 1 : -1);
      }),
    );
  });

  test('the archive begins on the first feed day', () => {
    expect(FIRST_FEED_DAY).toBe('2023-05-04');
  });
});
