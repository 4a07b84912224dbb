import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDueDate, planSignal, type DueFacts, type SignalFacts } from '../../../../lib/daily/signal/plan-signal.ts';

const SETTINGS = { notifies: true, notifyHour: 9, notifyDays: 'weekdays' } as const;
const HOUR_MS = 60 * 60 * 1_000;
/** A Wednesday, and what was decided before it. */
const WEDNESDAY = '2026-05-20';
const BEFORE = ['2026-05-19', '2026-05-18'];

const dueFacts = (facts: Partial<DueFacts> = {}): DueFacts => ({
  settings: SETTINGS,
  local: { date: WEDNESDAY, hour: 9 },
  decidedDates: BEFORE,
  ...facts,
});
const plan = (facts: Partial<SignalFacts> = {}) =>
  planSignal({
    local: dueFacts().local,
    due: { date: WEDNESDAY, isSilent: false },
    isFresh: true,
    waitedMs: 0,
    hasUntoldNews: true,
    ...facts,
  });

describe('findDueDate', () => {
  test.each([
    ['its hour has come', { date: WEDNESDAY, hour: 9 }, WEDNESDAY],
    ['its hour has passed', { date: WEDNESDAY, hour: 23 }, WEDNESDAY],
    ['its hour is to come', { date: WEDNESDAY, hour: 8 }, undefined],
    ['the hour was slept through until the next date', { date: '2026-05-22', hour: 7 }, '2026-05-21'],
    ['Monday has come before its hour, and Friday was missed', { date: '2026-05-25', hour: 7 }, '2026-05-22'],
  ])('findDueDate finds the date when %s', (_state, local, date) => {
    expect(findDueDate(dueFacts({ local }))).toEqual(date && { date, isSilent: false });
  });

  test('findDueDate finds a silent date when Friday was missed and it is Saturday', () => {
    expect(findDueDate(dueFacts({ local: { date: '2026-05-23', hour: 12 } }))).toEqual({
      date: '2026-05-22',
      isSilent: true,
    });
  });

  test('findDueDate finds Saturday when every day is wanted', () => {
    const settings = { ...SETTINGS, notifyDays: 'every day' } as const;

    expect(findDueDate(dueFacts({ settings, local: { date: '2026-05-23', hour: 9 } }))?.date).toBe('2026-05-23');
  });

  test('findDueDate finds nothing when the date was decided, lately or a while ago', () => {
    expect(findDueDate(dueFacts({ decidedDates: [WEDNESDAY, ...BEFORE] }))).toBeUndefined();
    expect(findDueDate(dueFacts({ decidedDates: ['2036-05-20', WEDNESDAY, ...BEFORE] }))).toBeUndefined();
  });

  test('F17 F18 findDueDate finds the date when the clock was years ahead or behind before', () => {
    for (const year of ['2036', '1999'])
      expect(findDueDate(dueFacts({ decidedDates: [`${year}-05-20`, ...BEFORE] }))?.date).toBe(WEDNESDAY);
  });

  test('findDueDate finds a silent date when notifications are off, or nothing was ever decided', () => {
    const silent = { date: WEDNESDAY, isSilent: true };

    expect(findDueDate(dueFacts({ settings: { ...SETTINGS, notifies: false } }))).toEqual(silent);
    expect(findDueDate(dueFacts({ decidedDates: [] }))).toEqual(silent);
  });
});

describe('planSignal', () => {
  test('planSignal notifies when something is new', () => {
    expect(plan()).toEqual({ kind: 'notify', dates: [WEDNESDAY] });
  });

  test('planSignal stays silent when nothing is new, or nothing may be told', () => {
    const silence = { kind: 'stay silent', dates: [WEDNESDAY] };

    expect(plan({ hasUntoldNews: false })).toEqual(silence);
    expect(plan({ due: { date: WEDNESDAY, isSilent: true } })).toEqual(silence);
  });

  test('planSignal waits an hour when the Hub could not be asked, and tells then what there is', () => {
    expect(plan({ isFresh: false })).toEqual({ kind: 'wait' });
    expect(plan({ isFresh: false, waitedMs: HOUR_MS - 1 })).toEqual({ kind: 'wait' });
    expect(plan({ isFresh: false, waitedMs: HOUR_MS })).toMatchObject({ kind: 'notify' });
  });

  test('planSignal waits on when the Hub could not be asked and nothing is stored that is new', () => {
    expect(plan({ isFresh: false, hasUntoldNews: false, waitedMs: 9 * HOUR_MS })).toEqual({ kind: 'wait' });
  });

  test('planSignal tells late, for both dates, when the hour was slept through', () => {
    const local = { date: '2026-05-21', hour: 6 };

    expect(plan({ local })).toEqual({ kind: 'notify', dates: [WEDNESDAY, '2026-05-21'] });
    expect(plan({ hasUntoldNews: false, local })).toEqual({ kind: 'stay silent', dates: [WEDNESDAY] });
  });

  test('planSignal waits for the Hub when a computer has just woken up', () => {
    expect(plan({ isFresh: false, local: { date: WEDNESDAY, hour: 15 } })).toEqual({ kind: 'wait' });
    expect(plan({ isFresh: false, local: { date: '2026-05-21', hour: 6 } })).toEqual({ kind: 'wait' });
  });

  test('planSignal notifies once on a date at most when asked at any hours in any order of dates', () => {
    const moments = fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 28 }),
        hour: fc.integer({ min: 0, max: 23 }),
        isFresh: fc.boolean(),
        waitedMs: fc.nat({ max: 2 * HOUR_MS }),
        hasUntoldNews: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(moments, fc.constantFrom('weekdays', 'every day'), (asked, notifyDays) => {
        const decidedDates = ['2026-04-30'];
        const notified: string[] = [];
        for (const { day, hour, ...facts } of asked) {
          const local = { date: `2026-05-${String(day).padStart(2, '0')}`, hour };
          const known = { settings: { ...SETTINGS, notifyDays }, local, decidedDates };
          const due = findDueDate(known);
          const decision = due ? planSignal({ local, due, ...facts }) : { kind: 'wait' as const };
          if (decision.kind !== 'wait') decidedDates.push(...decision.dates);
          if (decision.kind === 'notify') notified.push(local.date);
        }

        expect(notified).toHaveLength(new Set(notified).size);
      }),
    );
  });
});
