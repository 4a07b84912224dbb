import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { dateBefore, isWeekend } from '../../lib/daily/signal/local-time.ts';
import * as action from '../../lib/platform/action.ts';
import { saveSettings } from '../../lib/settings/settings-store.ts';
import { createTestStore } from '../support/a-store.ts';
import { openFreshDatabase } from '../support/fresh-database.ts';
import type { Scenario } from '../support/scenario.ts';
import { liveThrough, type Ring } from '../support/simulated-machine.ts';

vi.mock('../../lib/platform/action.ts', { spy: true });

beforeEach(() => {
  vi.mocked(action.paintAction).mockResolvedValue();
});

const HOUR_MS = 60 * 60 * 1_000;
const BAR_VOTES = 30;

async function live(scenario: Scenario, { isInDatabase = false } = {}): Promise<Ring[]> {
  const { notifyHour, notifyDays } = scenario;
  await saveSettings({ notifies: true, notifyHour, notifyDays, barVotes: BAR_VOTES });
  return liveThrough(scenario, createTestStore(isInDatabase ? { db: await openFreshDatabase() } : {}), BAR_VOTES);
}

/** What is wrong with the signals of a life, in words; nothing when all were as they should be. */
function findFaults(rings: readonly Ring[], scenario: Scenario): string[] {
  return [...rings.flatMap(findNumberFaults), ...findFaultsOfDates(rings, scenario)];
}

/**
 * The numbers of one moment: one number everywhere, of the papers that are new by another reckoning too, which knows
 * of no day that has not settled.
 */
function findNumberFaults({ local, newIds, badge, notices, reckoned, untoldCount }: Ring): string[] {
  const when = `${local.date} ${local.hour} h`;
  const newCount = newIds.length;
  const number = notices.map(({ title }) => Number.parseInt(title, 10));
  // A history that was thinned may tell more votes than a look has seen, and so miss one that rises late.
  const isExpected = new Set([...reckoned.listed, ...reckoned.risen]);
  const strays = newIds.filter((id) => !isExpected.has(id));
  const missed = reckoned.listed.filter((id) => !newIds.includes(id));
  return [
    ...(badge === (newCount === 0 ? '' : String(newCount)) ? [] : [`${when}: badge “${badge}” for ${newCount} new`]),
    ...(number.every((count) => count === newCount)
      ? []
      : [`${when}: told of ${number.join()} instead of ${newCount}`]),
    ...(notices.length === 0 || untoldCount > 0 ? [] : [`${when}: told what had been told`]),
    ...strays.map((id) => `${when}: ${id} is not new`),
    ...missed.map((id) => `${when}: ${id} is new`),
  ];
}

/** The signals of each of the user's dates against a plain reading of what is promised. */
function findFaultsOfDates(rings: readonly Ring[], { notifyHour, notifyDays }: Scenario): string[] {
  const isWanted = (date: string): boolean => notifyDays === 'every day' || !isWeekend(date);
  const byDate = Map.groupBy(rings, ({ local }) => local.date);
  const ringsOf = (date: string): readonly Ring[] => byDate.get(date) ?? [];
  // A clock that is years wrong for an hour tells another date; those on either side of it saw it jump.
  const strange = new Set(
    rings.flatMap(({ isClockRight }, place) =>
      isClockRight ? [] : rings.slice(Math.max(0, place - 1), place + 2).map(({ local }) => local.date),
    ),
  );
  const isAfter = ({ local }: Ring): boolean => local.hour >= notifyHour;
  /** The ring that settles a date, of those at which it is due: the Hub was asked, or not for an hour. */
  const findDecisive = (due: readonly Ring[]): Ring | undefined =>
    due.find(({ at, isFresh, untoldCount }) => isFresh || (untoldCount > 0 && at - (due[0]?.at ?? 0) >= HOUR_MS));
  /** Whether a date had its notification early, or a free date after it has let it go. */
  const isOver = (date: string, until: string): boolean => {
    if (ringsOf(date).some(({ notices, local }) => notices.length > 0 && local.hour < notifyHour)) return true;
    for (let free = dateBefore(until); free > date; free = dateBefore(free)) if (byDate.has(free)) return true;
    return false;
  };
  const findDue = (date: string, before: string): Ring | undefined => {
    const early = ringsOf(date).filter((ring) => !isAfter(ring));
    const decisiveBefore = isOver(before, date)
      ? undefined
      : findDecisive([...ringsOf(before).filter(isAfter), ...early]);
    if (decisiveBefore && early.includes(decisiveBefore) && decisiveBefore.untoldCount > 0) return decisiveBefore;
    const decisive = findDecisive(ringsOf(date).filter(isAfter));
    return decisive && decisive.untoldCount > 0 ? decisive : undefined;
  };
  const first = rings[0]?.local.date ?? '';
  const findFault = (date: string): string | undefined => {
    const told = ringsOf(date).flatMap((ring) => ring.notices.map(() => ring));
    if (told.length > 1) return `${told.length} notifications`;
    if (!isWanted(date)) return told.length === 0 ? undefined : 'a notification on a free day';
    let before = dateBefore(date);
    while (!isWanted(before)) before = dateBefore(before);
    // Near a wrong clock, and at the very first, what is due is not as plain.
    if (before <= first || strange.has(date) || strange.has(before)) return undefined;
    const due = findDue(date, before);
    return due === told[0]
      ? undefined
      : `told at ${told[0]?.local.hour ?? 'no'} h instead of ${due?.local.hour ?? 'no'} h`;
  };
  return [...byDate.keys()].flatMap((date) => {
    const fault = findFault(date);
    return fault === undefined ? [] : [`${date}: ${fault}`];
  });
}

/** A life of some days in a zone, with all that can happen to a machine and its clock. */
function scenarios(
  facts: Partial<Scenario> & Pick<Scenario, 'dayCount'>,
  { isEventful = false } = {},
): fc.Arbitrary<Scenario> {
  const fixed = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, fc.constant(value)]));
  const hour = fc.integer({ min: 0, max: facts.dayCount * 24 - 1 });
  const times = (perDay: number) => {
    const maxLength = Math.ceil(perDay * facts.dayCount);
    return { minLength: isEventful ? Math.floor(maxLength / 2) : 0, maxLength, size: 'max' } as const;
  };
  const spans = (perDay: number, longest: number) =>
    fc.array(fc.record({ from: hour, hours: fc.integer({ min: 1, max: longest }) }), times(perDay));
  return fc.record<Scenario>({
    zone: fc.constantFrom(...ZONES),
    firstDate: fc.constantFrom('2027-03-10', '2027-10-25', '2028-02-24', '2027-12-20'),
    notifyHour: fc.integer({ min: 0, max: 23 }),
    notifyDays: fc.constantFrom('weekdays' as const, 'every day' as const),
    seed: fc.nat(),
    asleep: spans(2, 20),
    offline: spans(0.15, 30),
    wrong: fc.array(
      fc.record({ from: hour, hours: fc.integer({ min: 1, max: 12 }), years: fc.constantFrom(-3, 1, 10) }),
      times(0.1),
    ),
    restarts: fc.array(hour, times(0.2)),
    looks: fc.array(hour, times(0.8)),
    dayCount: fc.constant(facts.dayCount),
    ...fixed,
  });
}

const ZONES = ['America/New_York', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Kiritimati'] as const;
const LIVES = [
  { zone: 'America/New_York', notifyHour: 9, notifyDays: 'weekdays' },
  { zone: 'America/St_Johns', notifyHour: 2, notifyDays: 'every day' },
  { zone: 'Asia/Kolkata', notifyHour: 18, notifyDays: 'every day' },
  { zone: 'Pacific/Kiritimati', notifyHour: 0, notifyDays: 'weekdays' },
] as const;

describe('a simulated year', () => {
  test.each(LIVES)(
    'F16 F17 F18 F19 F20 signals come once a day, and only with news, when the year is lived in $zone',
    async (life) => {
      // From one February to the next: both changes of the clocks, and a leap day at its end.
      const year = scenarios({ ...life, firstDate: '2027-02-27', dayCount: 370 }, { isEventful: true });
      const [scenario] = fc.sample(year, { seed: 5, numRuns: 1 }) as [Scenario];

      const rings = await live(scenario);

      expect(findFaults(rings, scenario)).toEqual([]);
      const told = rings.filter(({ notices }) => notices.length > 0);
      // A life in which little happens would prove little.
      expect(told.length).toBeGreaterThan(100);
      expect(told.some(({ local }) => local.hour !== life.notifyHour)).toBe(true);
      expect(rings.some(({ isClockRight }) => !isClockRight)).toBe(true);
      expect(rings.some(({ local }) => local.date === '2028-02-29')).toBe(true);
      const risen = rings.flatMap(({ reckoned, newIds }) => reckoned.risen.map((id) => newIds.includes(id)));
      expect(risen.length).toBeGreaterThan(100);
      expect(risen.filter((isTold) => isTold).length / risen.length).toBeGreaterThan(0.9);
    },
    60_000,
  );

  test('F16 F17 F18 F20 signals are as promised when anything happens within weeks', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios({ dayCount: 21 }), async (scenario) => {
        expect(findFaults(await live(scenario), scenario)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('signals are the same when the corpus is in a database', async () => {
    const [scenario] = fc.sample(scenarios({ dayCount: 10, notifyDays: 'every day' }), { seed: 3, numRuns: 1 }) as [
      Scenario,
    ];

    const inDatabase = await live(scenario, { isInDatabase: true });

    expect(findFaults(inDatabase, scenario)).toEqual([]);
    expect(inDatabase).toEqual(await live(scenario));
  }, 60_000);
});
