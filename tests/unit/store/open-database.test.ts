import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import { openDatabase } from '../../../lib/store/open-database.ts';
import { DATABASE_NAME } from '../../../lib/store/read-connection.ts';
import type { IbidDatabase } from '../../../lib/store/schema.ts';
import { aDay, aFetchedDay, idNumber } from '../../support/a-paper.ts';
import { failWrites } from '../../support/failing-core.ts';
import { FlakyFactory } from '../../support/flaky-factory.ts';
import { aDatabase, openFreshDatabase } from '../../support/fresh-database.ts';

const DAY = aDay('2026-05-20');
const exception = (name: string, message = 'x'): DOMException => new DOMException(message, name);
const open = (factory: IDBFactory): Promise<IbidDatabase> => openDatabase(() => undefined, aDatabase(factory));

beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue());

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('openDatabase', () => {
  test('openDatabase gives a new database a generation of its own', async () => {
    const [one, other] = [await openFreshDatabase(), await openFreshDatabase()];

    const [first, second] = [await one.meta.get('generation'), await other.meta.get('generation')];

    expect(first?.value).toMatch(/^[\da-f-]{36}$/);
    expect(second?.value).not.toBe(first?.value);
  });

  test('openDatabase finds what was stored when it opens again', async () => {
    const factory = new IDBFactory();
    const before = await open(factory);
    await createDatabaseCorpus(before).putDay(aFetchedDay('2026-05-20', [1]));
    const generation = await before.meta.get('generation');
    before.close();

    const after = await open(factory);

    expect(await after.days.count()).toBe(1);
    expect(await after.meta.get('generation')).toEqual(generation);
  });

  test('F43 openDatabase tries again when the browser fails in passing', async () => {
    skipPauses();
    const factory = new FlakyFactory(
      Array.from({ length: 3 }, () => exception('UnknownError', 'Internal error opening backing store')),
    );

    const db = await open(factory);

    expect(await db.days.count()).toBe(0);
    expect(factory.openings).toBeGreaterThan(3);
  });

  test('openDatabase gives up as broken when the browser goes on failing', async () => {
    skipPauses();
    const factory = new FlakyFactory(Array.from({ length: 100 }, () => exception('UnknownError')));

    await expect(open(factory)).rejects.toMatchObject({ name: 'StoreError', code: 'broken' });

    expect(factory.openings).toBeLessThan(20);
  });

  test.each([
    [
      'an always-private Firefox',
      exception('InvalidStateError', 'A mutation operation was attempted on a database that did not allow mutations.'),
    ],
    ['blocked cookies', exception('SecurityError', 'The operation is insecure.')],
  ])('openDatabase says impossible at once under %s', async (_what, failure) => {
    const factory = new FlakyFactory(Array.from({ length: 100 }, () => failure));

    await expect(open(factory)).rejects.toMatchObject({ name: 'StoreError', code: 'impossible' });

    expect(factory.openings).toBeLessThanOrEqual(4);
  });

  test('openDatabase says full when the disk has no room even for opening', async () => {
    skipPauses();
    const factory = new FlakyFactory(Array.from({ length: 100 }, () => exception('QuotaExceededError')));

    await expect(open(factory)).rejects.toMatchObject({ code: 'full' });
  });

  test('openDatabase says blocked when an old page holds the database for five seconds', async () => {
    const factory = new IDBFactory();
    const holder = await openRaw(factory, 5);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

    const opening = open(factory).catch((error: unknown) => error);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
    await vi.advanceTimersByTimeAsync(5_000);

    expect(await opening).toMatchObject({ name: 'StoreError', code: 'blocked' });
    holder.close();
  });

  test('openDatabase goes on when the old page closes in time', async () => {
    const factory = new IDBFactory();
    const holder = await openRaw(factory, 5);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

    const opening = open(factory);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
    await vi.advanceTimersByTimeAsync(4_000);
    holder.close();

    expect((await opening).isOpen()).toBe(true);
  });

  test('openDatabase makes room and says so when a newer Ibid upgrades', async () => {
    const factory = new IDBFactory();
    const onSuperseded = vi.fn<() => void>();
    const db = await openDatabase(onSuperseded, aDatabase(factory));
    const corpus = createDatabaseCorpus(db);

    const newer = await openRaw(factory, 999);

    expect(onSuperseded).toHaveBeenCalledTimes(1);
    expect(db.isOpen()).toBe(false);
    await expect(corpus.getDay(DAY)).rejects.toMatchObject({ code: 'superseded' });
    await expect(corpus.putDay(aFetchedDay('2026-05-20', [1]))).rejects.toMatchObject({ code: 'superseded' });
    newer.close();
  });

  test('F11 F42 openDatabase reads a database that a newer Ibid has left behind', async () => {
    const factory = new IDBFactory();
    const before = await open(factory);
    await createDatabaseCorpus(before).putDay(aFetchedDay('2026-05-20', [1]));
    before.close();
    (await openRaw(factory, 999)).close();

    const db = await open(factory);

    expect(await createDatabaseCorpus(db).countPapers()).toBe(1);
  });
});

describe('a connection that was lost', () => {
  test('corpus opens the database again when the browser closed it', async () => {
    const db = await openFreshDatabase();
    const corpus = createDatabaseCorpus(db);
    await corpus.putDay(aFetchedDay('2026-05-20', [1]));
    db.close();

    expect(await corpus.getDay(DAY)).toMatchObject({ day: '2026-05-20' });
  });

  test('corpus answers every question when many were asked of a connection that was lost', async () => {
    const db = await openFreshDatabase();
    const corpus = createDatabaseCorpus(db);
    await corpus.putDay(aFetchedDay('2026-05-20', [1]));
    db.close();

    const answers = await Promise.all([
      corpus.getDay(DAY),
      corpus.getNewestDay(),
      corpus.countPapers(),
      corpus.getPapers([idNumber(1)]),
      corpus.putDay(aFetchedDay('2026-05-21', [2])),
      corpus.getTextRevision(),
      corpus.getDaysFrom(DAY),
    ]);

    expect(answers).toHaveLength(7);
    expect(await corpus.countPapers()).toBe(2);
  });

  test('corpus answers with an error and no endless wait when the database stays away', async () => {
    const factory = new FlakyFactory([]);
    const db = await open(factory);
    const corpus = createDatabaseCorpus(db);
    db.close();
    factory.failures.push(...Array.from({ length: 100 }, () => exception('UnknownError')));

    await expect(corpus.getDay(DAY)).rejects.toMatchObject({ code: 'broken' });

    factory.failures.length = 0;
    expect(await corpus.getDay(DAY)).toBeUndefined();
  });
});

describe('a storage that is full', () => {
  // The shapes that browsers report one fault in; Chromium gives a BulkError made of AbortErrors.
  const SHAPES: readonly [string, () => unknown][] = [
    ['QuotaExceededError', () => exception('QuotaExceededError')],
    ['AbortError', () => exception('AbortError')],
    ['a plain error that speaks of the quota', () => new Error('Resource::kQuotaBytes quota exceeded')],
    ['a plain error without space', () => new Error('IO error: FILE_ERROR_NO_SPACE (ChromeMethodBFE)')],
    ['an UnknownError without space', () => exception('UnknownError', 'IO error: FILE_ERROR_NO_SPACE')],
    ['an AbortError inside another error', () => new Error('wrapped', { cause: exception('AbortError') })],
    ['QuotaExceededError inside another error', () => new Error('wrapped', { cause: exception('QuotaExceededError') })],
  ];

  test.each(SHAPES)(
    'F35 corpus says full and keeps what it had when writing fails with %s',
    async (_shape, makeError) => {
      const db = await openFreshDatabase();
      const corpus = createDatabaseCorpus(db);
      await corpus.putDay(aFetchedDay('2026-05-20', [1]));
      await failWrites(db, (table) => (table === 'days' ? makeError() : undefined));

      await expect(corpus.putDay(aFetchedDay('2026-05-21', [2, 3]))).rejects.toMatchObject({ code: 'full' });

      expect(await corpus.countPapers()).toBe(1);
      expect(await corpus.getDay(aDay('2026-05-21'))).toBeUndefined();
      expect(await corpus.getTextRevision()).toBe(1);
    },
  );

  test('corpus says full when single rows of a bulk write fail', async () => {
    const db = await openFreshDatabase();
    db.use({
      stack: 'dbcore',
      name: 'bulk',
      create: (core) => ({
        ...core,
        table: (name) => ({
          ...core.table(name),
          mutate: (request) =>
            name === 'papers'
              ? Promise.resolve({
                  numFailures: 1,
                  failures: { 0: exception('AbortError') },
                  results: [],
                  lastResult: undefined,
                })
              : core.table(name).mutate(request),
        }),
      }),
    });
    db.close({ disableAutoOpen: false });

    await expect(createDatabaseCorpus(db).putDay(aFetchedDay('2026-05-21', [1]))).rejects.toMatchObject({
      code: 'full',
    });
  });

  test('corpus stores the day at the second attempt when a lost connection was the reason', async () => {
    const db = await openFreshDatabase();
    const corpus = createDatabaseCorpus(db);
    const failures = [exception('AbortError')];
    await failWrites(db, () => failures.shift());

    await corpus.putDay(aFetchedDay('2026-05-20', [1, 2]));

    expect(await corpus.countPapers()).toBe(2);
  });

  test.each([1, 2, 3, 5, 8])(
    'corpus answers all who ask at once when write number %i meets a lost connection',
    async (failing) => {
      const db = await openFreshDatabase();
      const corpus = createDatabaseCorpus(db);
      let written = 0;
      await failWrites(db, () => ((written += 1) === failing ? exception('AbortError') : undefined));

      const days = ['2026-05-18', '2026-05-19', '2026-05-20', '2026-05-21'];
      const outcomes = await Promise.allSettled([
        ...days.map((day, n) => corpus.putDay(aFetchedDay(day, [n]))),
        corpus.getNewestDay(),
        corpus.countPapers(),
      ]);

      expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toEqual([]);
      expect(await corpus.countPapers()).toBe(4);
    },
  );

  test.each([0, 1, 2])('corpus stores all of a day or nothing when write number %i fails', async (failing) => {
    const db = await openFreshDatabase();
    const corpus = createDatabaseCorpus(db);
    let written = 0;
    await failWrites(db, () => (written++ === failing ? exception('QuotaExceededError') : undefined));

    await expect(corpus.putDay(aFetchedDay('2026-05-20', [1, 2]))).rejects.toMatchObject({ code: 'full' });

    expect([await corpus.countPapers(), await corpus.getDay(DAY), await corpus.getTextRevision()]).toEqual([
      0,
      undefined,
      0,
    ]);
    await corpus.putDay(aFetchedDay('2026-05-20', [1, 2]));
    expect(await corpus.countPapers()).toBe(2);
  });
});

function openRaw(factory: IDBFactory, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(DATABASE_NAME, version);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** Makes the pauses between attempts pass at once. */
function skipPauses(): void {
  vi.useFakeTimers({ toFake: ['setTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 1_000 });
}
