import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FeedError, type FeedErrorCode } from '../../../lib/feed/feed-error.ts';
import { addDays, FIRST_FEED_DAY, type FeedDay } from '../../../lib/papers/feed-day.ts';
import { createSessionCorpus } from '../../../lib/store/session-corpus.ts';
import { StoreError } from '../../../lib/store/store-error.ts';
import type { SyncCause } from '../../../lib/sync/sync-papers.ts';
import { aDay, idNumber } from '../../support/a-paper.ts';
import { createMemoryArea } from '../../support/memory-area.ts';
import { createScriptedHub, type ScriptedHub } from '../../support/scripted-hub.ts';
import { createSyncBench, type SyncBench } from '../../support/sync-bench.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The first week of the archive; papers 10 to 11 on its first day, 20 to 21 on the next, and so on. */
const WEEK = Array.from({ length: 7 }, (_, n) => addDays(FIRST_FEED_DAY, n));
const [NEWEST] = WEEK.toReversed() as [FeedDay];
const papersOf = (n: number): number[] => [10 * (n + 1), 10 * (n + 1) + 1];
const aWeek = (): Record<string, number[]> => Object.fromEntries(WEEK.map((day, n) => [day, papersOf(n)]));
const failing = (code: FeedErrorCode, status?: number) => new FeedError(code, status === undefined ? {} : { status });

describe('syncPapers', () => {
  let hub: ScriptedHub;
  let bench: SyncBench;

  beforeEach(async () => {
    hub = createScriptedHub(aWeek());
    bench = await createSyncBench(hub, '2023-05-10T15:00:00Z');
  });

  const dayRequests = (): (string | undefined)[] => hub.requests.map(({ day }) => day);

  describe('the first copy', () => {
    test('syncPapers has the newest day in store after one request', async () => {
      const onDayStored = vi.fn<() => void>();
      hub.failWhen((_request, count) => (count > 1 ? failing('offline') : undefined));

      await bench.sync('start', { onDayStored });

      expect(await bench.corpus.getNewestDay()).toMatchObject({ day: NEWEST, paperIds: [idNumber(70), idNumber(71)] });
      expect(onDayStored).toHaveBeenCalledTimes(1);
    });

    test('syncPapers has the whole archive when nothing goes wrong', async () => {
      expect(await bench.sync()).toBe('complete');

      expect(await bench.getWholeDays()).toEqual(WEEK);
      expect(await bench.corpus.countPapers()).toBe(14);
      expect(await bench.getStatus()).toMatchObject({ state: 'idle', doneDays: 7, totalDays: 7 });
    });

    test('syncPapers asks once without a day and once for each day, newest first', async () => {
      await bench.sync();

      expect(dayRequests()).toEqual([undefined, ...WEEK.toReversed()]);
    });

    test('syncPapers asks for no day twice when the first answer was the newest day whole', async () => {
      hub = createScriptedHub({ [FIRST_FEED_DAY]: [1, 2] });
      bench = await createSyncBench(hub, `${FIRST_FEED_DAY}T15:00:00Z`);

      expect(await bench.sync()).toBe('complete');

      expect(dayRequests()).toEqual([undefined]);
    });

    test('syncPapers tells how far it has come after each day', async () => {
      const seen: string[] = [];

      await bench.sync('start', {
        saveStatus: (status) =>
          Promise.resolve(void seen.push(`${status.state} ${status.doneDays}/${status.totalDays}`)),
      });

      expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => `syncing ${n}/7`).concat('idle 7/7'));
    });

    test('syncPapers reads a day of several pages whole', async () => {
      hub = createScriptedHub({ ...aWeek(), [NEWEST]: Array.from({ length: 7 }, (_, n) => n + 1) }, 3);
      bench = await createSyncBench(hub, '2023-05-10T15:00:00Z');

      await bench.sync();

      expect((await bench.corpus.getDay(NEWEST))?.paperIds).toHaveLength(7);
      expect(hub.requests.filter(({ day }) => day === NEWEST).map(({ page }) => page)).toEqual([0, 1, 2]);
    });

    test('syncPapers copies in slices when the archive is longer than one', async () => {
      const days = Array.from({ length: 250 }, (_, n) => addDays(FIRST_FEED_DAY, n));
      hub = createScriptedHub(Object.fromEntries(days.map((day, n) => [day, [n]])));
      bench = await createSyncBench(hub, `${days.at(-1)}T15:00:00Z`);

      const outcomes = [await bench.sync()];
      expect(await bench.getStatus()).toMatchObject({ state: 'paused', totalDays: 250 });
      for (let slice = 0; slice < 4 && outcomes.at(-1) === 'more'; slice += 1) outcomes.push(await bench.sync());

      expect(outcomes).toEqual(['more', 'more', 'complete']);
      expect(await bench.getWholeDays()).toEqual(days);
      expect(hub.requests).toHaveLength(251);
    });

    test('syncPapers copies no more days than a session store holds', async () => {
      const days = Array.from({ length: 60 }, (_, n) => addDays(FIRST_FEED_DAY, n));
      hub = createScriptedHub(Object.fromEntries(days.map((day, n) => [day, [n]])));
      bench = await createSyncBench(hub, `${days.at(-1)}T15:00:00Z`, createSessionCorpus(createMemoryArea()));

      expect(await bench.sync()).toBe('complete');

      expect(await bench.getWholeDays()).toEqual(days.slice(-30));
      expect(hub.requests).toHaveLength(31);
      expect(await bench.sync()).toBe('complete');
      expect(hub.requests).toHaveLength(31);
    });
  });

  describe('keeping up', () => {
    test.each(['alarm', 'start', 'popup opened', 'retry pressed'] as const)(
      'syncPapers asks nothing when all was copied within the hour and the cause is %s',
      async (cause) => {
        await bench.sync();
        const asked = hub.requests.length;
        bench.clock.move(30 * MINUTE);

        expect(await bench.sync(cause)).toBe('complete');

        expect(hub.requests).toHaveLength(asked);
      },
    );

    test('syncPapers asks for the newest day alone when an hour has passed', async () => {
      await bench.sync();
      const asked = hub.requests.length;
      bench.clock.move(HOUR);

      await bench.sync();

      expect(dayRequests().slice(asked)).toEqual([undefined, NEWEST]);
    });

    test('syncPapers takes in a new day and what was added to the last one', async () => {
      await bench.sync();
      const next = addDays(NEWEST, 1);
      hub.days.set(next, [80]);
      hub.days.set(NEWEST, [70, 71, 72]);
      bench.clock.move(DAY);

      await bench.sync();

      expect(await bench.corpus.getNewestDay()).toMatchObject({ day: next, paperIds: [idNumber(80)] });
      expect((await bench.corpus.getDay(NEWEST))?.paperIds).toHaveLength(3);
    });

    test('syncPapers catches up once with all days missed when the machine slept for three days', async () => {
      await bench.sync();
      const missed = [1, 2, 3].map((n) => addDays(NEWEST, n));
      for (const [n, day] of missed.entries()) hub.days.set(day, [90 + n]);
      const asked = hub.requests.length;
      bench.clock.move(3 * DAY);

      for (let ring = 0; ring < 20; ring += 1) await bench.sync('alarm');

      const requested = dayRequests().slice(asked);
      expect(await bench.getWholeDays()).toEqual([...WEEK, ...missed]);
      expect(requested.filter((day) => day === undefined)).toHaveLength(1);
      expect(new Set(requested).size).toBe(requested.length);
    });

    test('syncPapers keeps the whole of the newest day when it sees only its first page before the network is lost', async () => {
      hub = createScriptedHub({ ...aWeek(), [NEWEST]: [1, 2, 3, 4, 5] }, 3);
      bench = await createSyncBench(hub, '2023-05-10T15:00:00Z');
      await bench.sync();
      hub.failWhen(({ day }) => (day === undefined ? undefined : failing('offline')));
      bench.clock.move(HOUR);

      await bench.sync();

      expect((await bench.corpus.getDay(NEWEST))?.paperIds).toHaveLength(5);
      expect(await bench.getWholeDays()).toEqual(WEEK);
    });

    test('syncPapers keeps the newest day when today has nothing yet', async () => {
      await bench.sync();
      bench.clock.move(DAY);

      expect(await bench.sync()).toBe('complete');

      expect(await bench.corpus.getNewestDay()).toMatchObject({ day: NEWEST });
      expect((await bench.getStatus()).fault).toBeUndefined();
    });

    test('syncPapers keeps what it has when the Hub answers nothing at all', async () => {
      await bench.sync();
      hub.days.clear();
      bench.clock.move(DAY);

      await bench.sync();

      expect(await bench.corpus.countPapers()).toBe(14);
      expect(await bench.corpus.getNewestDay()).toMatchObject({ day: NEWEST });
    });

    test.each([
      ['a year back', -365 * DAY],
      ['ten years ahead', 3_650 * DAY],
    ])('syncPapers asks a few times and no more when the clock jumps %s', async (_where, jump) => {
      await bench.sync();
      const asked = hub.requests.length;
      bench.clock.move(jump);

      for (let ring = 0; ring < 20; ring += 1) await bench.sync();
      bench.clock.move(-jump);
      for (let ring = 0; ring < 20; ring += 1) await bench.sync();

      expect(hub.requests.length - asked).toBeLessThanOrEqual(2 * (1 + WEEK.length));
      expect(await bench.getWholeDays()).toEqual(WEEK);
    });
  });

  describe('a day with a fault of its own', () => {
    const poisoned = WEEK[3];
    const poison = (code: FeedErrorCode, days: readonly (FeedDay | undefined)[] = [poisoned]): void =>
      hub.failWhen(({ day }) => (day !== undefined && days.includes(day) ? failing(code) : undefined));

    test.each(['not a feed', 'too large', 'hub failed', 'timed out', 'refused'] as const)(
      'syncPapers sets it aside and copies all the others when one day is %s',
      async (code) => {
        poison(code);

        expect(await bench.sync()).toBe('complete');

        expect(await bench.getWholeDays()).toEqual(WEEK.filter((day) => day !== poisoned));
        expect(await bench.getStatus()).toMatchObject({ state: 'idle', doneDays: 6, totalDays: 7 });
      },
    );

    test('syncPapers leaves a day that was set aside alone for an hour, and copies it when it is well', async () => {
      poison('not a feed');
      await bench.sync();
      hub.failWhen(() => undefined);
      const asked = hub.requests.length;
      bench.clock.move(50 * MINUTE);
      await bench.sync();
      const askedTooEarly = hub.requests.length - asked;
      bench.clock.move(15 * MINUTE);

      expect(await bench.sync()).toBe('complete');

      expect(askedTooEarly).toBe(0);
      expect(dayRequests().slice(asked)).toContain(poisoned);
      expect(await bench.getStatus()).toMatchObject({ state: 'idle', doneDays: 7 });
      expect((await bench.getStatus()).fault).toBeUndefined();
    });

    test('syncPapers asks at once for a day that was set aside when a person tries again', async () => {
      poison('not a feed');
      await bench.sync();
      hub.failWhen(() => undefined);
      const asked = hub.requests.length;

      await bench.sync('retry pressed');

      expect(dayRequests().slice(asked)).toEqual([poisoned]);
    });

    test('syncPapers begins behind them when three days in a row had failed before', async () => {
      poison('hub failed', WEEK.slice(2, 5));
      await bench.sync();
      bench.clock.move(2 * MINUTE);

      expect(await bench.sync()).toBe('complete');

      expect(await bench.getWholeDays()).toEqual(WEEK.filter((day) => !WEEK.slice(2, 5).includes(day)));
    });

    test('syncPapers stores no day as empty when the Hub knows none of them', async () => {
      hub.failWhen(() => failing('refused', 404));

      expect(await bench.sync()).toBe('failed');

      expect(await bench.getWholeDays()).toEqual([]);
      expect(await bench.getStatus()).toMatchObject({ state: 'failed', fault: 'refused' });
    });

    test('syncPapers gives up for now when three days in a row fail', async () => {
      hub.failWhen(({ day }) => (day === undefined ? undefined : failing('hub failed', 502)));

      expect(await bench.sync()).toBe('failed');

      expect(hub.requests).toHaveLength(4);
    });

    test('syncPapers takes a day as empty when the Hub does not know it', async () => {
      hub.failWhen(({ day }) => (day === poisoned ? failing('refused', 404) : undefined));

      expect(await bench.sync()).toBe('complete');

      expect(await bench.corpus.getDay(poisoned!)).toMatchObject({ paperIds: [] });
      expect(await bench.getWholeDays()).toEqual(WEEK);
    });

    test('syncPapers stores nothing of a day whose rows have another shape', async () => {
      const change = { fetchFeedPage: () => Promise.resolve({ rows: [{}, {}, {}, {}, {}], hasMore: false }) };

      expect(await bench.sync('start', { client: change })).toBe('failed');

      expect(await bench.getStatus()).toMatchObject({ fault: 'not a feed' });
      expect(await bench.corpus.getNewestDay()).toBeUndefined();
    });
  });

  describe('a fault of everything', () => {
    test.each(['offline', 'unreachable', 'redirected', 'interrupted'] as const)(
      'syncPapers stops at once and says so when it is %s',
      async (code) => {
        hub.failWhen((_request, count) => (count > 2 ? failing(code) : undefined));

        expect(await bench.sync()).toBe('failed');

        expect(hub.requests).toHaveLength(3);
        expect(await bench.getStatus()).toMatchObject({ state: 'failed', fault: code, doneDays: 1, totalDays: 7 });
      },
    );

    test('syncPapers waits longer after each failure and starts over after a success', async () => {
      hub.failWhen(() => failing('offline'));
      const waits: number[] = [];

      for (let attempt = 0; attempt < 8; attempt += 1) {
        await bench.sync();
        const { retryAt = 0 } = await bench.getStatus();
        waits.push(Math.round((retryAt - bench.clock.now()) / MINUTE));
        bench.clock.set(retryAt);
      }
      hub.failWhen(() => undefined);
      await bench.sync();

      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
      expect(await bench.ledger.get('backoff')).toBeUndefined();
    });

    const WAITS: readonly [FeedErrorCode, SyncCause, boolean][] = [
      ['offline', 'alarm', false],
      ['offline', 'start', false],
      ['offline', 'popup opened', true],
      ['offline', 'retry pressed', true],
      ['offline', 'settings changed', true],
      ['unreachable', 'popup opened', true],
      ['interrupted', 'popup opened', true],
      ['hub failed', 'alarm', false],
      ['hub failed', 'popup opened', false],
      ['hub failed', 'retry pressed', true],
      ['timed out', 'popup opened', false],
      ['rate limited', 'popup opened', false],
      ['rate limited', 'retry pressed', false],
      ['rate limited', 'settings changed', false],
    ];

    test.each(WAITS)('syncPapers after %s and asked again because of %s: asks %s', async (code, cause, asksAgain) => {
      hub.failWhen(() => new FeedError(code, code === 'rate limited' ? { retryAt: bench.clock.now() + HOUR } : {}));
      await bench.sync();
      const asked = hub.requests.length;

      const outcome = await bench.sync(cause);

      expect(outcome).toBe(asksAgain ? 'failed' : 'not due');
      expect(hub.requests.length > asked).toBe(asksAgain);
    });

    test('syncPapers comes back when the Hub said, not before', async () => {
      const retryAt = bench.clock.now() + 3 * HOUR;
      hub.failWhen((_request, count) =>
        count === 3 ? new FeedError('rate limited', { status: 429, retryAt }) : undefined,
      );

      await bench.sync();
      expect(await bench.getStatus()).toMatchObject({ fault: 'rate limited', retryAt });
      bench.clock.set(retryAt - MINUTE);
      expect(await bench.sync()).toBe('not due');
      bench.clock.set(retryAt);

      expect(await bench.sync()).toBe('complete');
    });

    test('syncPapers believes no wait of more than a day when the clock was years ahead', async () => {
      hub.failWhen(() => failing('offline'));
      await bench.sync();
      bench.clock.move(-3_650 * DAY);
      hub.failWhen(() => undefined);

      expect(await bench.sync()).not.toBe('not due');
    });

    test('syncPapers asks nothing when it was stopped before it began', async () => {
      const stopped = AbortSignal.abort(new DOMException('the slice is over', 'AbortError'));

      expect(await bench.sync('start', {}, stopped)).toBe('failed');

      expect(hub.requests).toHaveLength(0);
      expect(await bench.getStatus()).toMatchObject({ fault: 'interrupted' });
    });

    test('syncPapers asks by the clock when the Hub answers only for named days', async () => {
      hub.failWhen(({ day }) => (day === undefined ? failing('refused', 400) : undefined));

      expect(await bench.sync()).toBe('complete');

      expect(await bench.getWholeDays()).toEqual(WEEK);
    });
  });

  describe('a storage that fails', () => {
    test('syncPapers stops and says full when there is no room for a day', async () => {
      const corpus = { ...bench.corpus, putDay: () => Promise.reject(new StoreError('full')) };

      expect(await bench.sync('start', { store: { corpus, ledger: bench.ledger } })).toBe('failed');

      expect(await bench.getStatus()).toMatchObject({ state: 'failed', fault: 'full' });
      expect(hub.requests).toHaveLength(1);
    });

    test('syncPapers never throws when the ledger does not answer', async () => {
      bench.area.failWith(new Error('IO error'));

      await expect(bench.sync()).resolves.toBe('failed');
    });

    test('syncPapers never throws when the status cannot be written', async () => {
      const saveStatus = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));

      await expect(bench.sync('start', { saveStatus })).resolves.toBe('failed');
    });

    test('syncPapers copies again when the database was emptied under a remembered cursor', async () => {
      await bench.sync();
      const emptied = await createSyncBench(hub, '2023-05-10T15:20:00Z');

      expect(await emptied.sync('start', { store: { corpus: emptied.corpus, ledger: bench.ledger } })).toBe('complete');

      expect(await emptied.getWholeDays()).toEqual(WEEK);
    });
  });

  test('syncPapers gives a paper its later day when two days list it', async () => {
    hub.days.set(WEEK[1]!, [20, 70]);

    await bench.sync();

    expect(await bench.corpus.getPapers([idNumber(70)])).toMatchObject([{ day: NEWEST }]);
    expect(await bench.corpus.countPapers()).toBe(13);
    expect(aDay(NEWEST)).toBe('2023-05-10');
  });
});
