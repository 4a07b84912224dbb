import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { maintainIndex, verifyIndex } from '../../../lib/search/maintain-index.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import type { IbidDatabase } from '../../../lib/store/schema.ts';
import { createSessionCorpus } from '../../../lib/store/session-corpus.ts';
import { aDay, aFetchedDay, idNumber } from '../../support/a-paper.ts';
import { failWrites } from '../../support/failing-core.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { Killed } from '../../support/killer.ts';
import { createMemoryArea } from '../../support/memory-area.ts';
import { createMemoryIndex } from '../../support/memory-index.ts';
import { aWordedDay, findForAll, findIds, wordedPaper } from '../../support/worded-papers.ts';

const FULL = new DOMException('no room', 'QuotaExceededError');

let factory: IDBFactory;
let db: IbidDatabase;
let corpus: Corpus;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  factory = new IDBFactory();
  db = await openFreshDatabase(factory);
  corpus = createDatabaseCorpus(db);
});

afterEach(() => vi.restoreAllMocks());

const dayNumber = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

/** Days of three papers each, one of which changes a paper of the day before. */
async function storeDays(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const papers = [
      wordedPaper(n * 10, { title: `Agents in ${n}` }),
      wordedPaper(n * 10 + 1),
      wordedPaper(n * 10 + 10),
    ];
    await corpus.putDay(aFetchedDay(dayNumber(n), papers));
  }
}

const answer = async (asked: Corpus = corpus): Promise<string[][]> => findForAll(await openSearchIndex(asked));

/** Everything that is stored of the index. */
async function dump(): Promise<unknown> {
  return [await db.segments.toArray(), await db.segmentPages.toArray()];
}

/** What of the corpus no segment holds, or more than one does. */
async function findCoverageFaults(): Promise<string[]> {
  const { segments, textRevision } = await corpus.index.load();
  let covered = 0;
  const faults = segments
    .toSorted((a, b) => a.afterRevision - b.afterRevision)
    .flatMap(({ afterRevision, lastRevision }) => {
      const fault = afterRevision === covered ? [] : [`${covered}, then ${afterRevision}`];
      covered = lastRevision;
      return fault;
    });
  return covered === textRevision ? faults : [...faults, `${covered} of ${textRevision}`];
}

describe('a stored day', () => {
  test.each(['papers', 'segments', 'segmentPages', 'meta', 'days'])(
    'leaves nothing behind when writing its %s fails',
    async (failing) => {
      await corpus.putDay(aWordedDay('2026-05-19', 1, 3));
      const before = await dump();
      await failWrites(db, (table) => (table === failing ? FULL : undefined));
      const words = Array.from({ length: 40_000 }, (_, n) => `w${n.toString(36)}`).join(' ');
      // Long enough for pages.
      const long = Array.from({ length: 4 }, (_, n) => wordedPaper(10 + n, { abstract: words }));

      await expect(corpus.putDay(aFetchedDay('2026-05-20', long))).rejects.toMatchObject({ code: 'full' });

      expect(await dump()).toEqual(before);
      expect([await corpus.countPapers(), await corpus.getTextRevision()]).toEqual([3, 3]);
      expect(await corpus.getDay(aDay('2026-05-20'))).toBeUndefined();
      expect(await findCoverageFaults()).toEqual([]);
    },
  );

  test('brings no segment when it comes again with new votes alone', async () => {
    await corpus.putDay(aWordedDay('2026-05-20', 1, 3));
    const before = await dump();

    await corpus.putDay(
      aFetchedDay(
        '2026-05-20',
        [1, 2, 3].map((n) => wordedPaper(n, { upvotes: 99, commentCount: 7 })),
      ),
    );

    expect(await dump()).toEqual(before);
    expect((await corpus.getPapers([idNumber(1)]))[0]).toMatchObject({ upvotes: 99, textRevision: 1 });
  });

  test('brings a segment of the changed papers alone, which says what they supersede', async () => {
    await corpus.putDay(aWordedDay('2026-05-20', 1, 3));

    await corpus.putDay(
      aFetchedDay('2026-05-20', [wordedPaper(1), wordedPaper(2, { title: 'Holography' }), wordedPaper(3)]),
    );

    const segments = await db.segments.toArray();
    expect(segments).toMatchObject([
      { afterRevision: 0, lastRevision: 3, docCount: 3, supersedes: [] },
      { afterRevision: 3, lastRevision: 4, docCount: 1, supersedes: [2] },
    ]);
    const index = await openSearchIndex(corpus);
    expect(await findIds(index, 'holography')).toEqual([idNumber(2)]);
    expect((await findIds(index, 'number')).toSorted()).toEqual([idNumber(1), idNumber(3)]);
  });

  test('takes a withdrawn paper out of the index, and back in when it returns', async () => {
    await corpus.putDay(aWordedDay('2026-05-20', 1, 2));
    await corpus.putDay(aFetchedDay('2026-05-20', [wordedPaper(1, { isWithdrawn: true }), wordedPaper(2)]));
    expect(await findIds(await openSearchIndex(corpus), 'number')).toEqual([idNumber(2)]);

    await corpus.putDay(aWordedDay('2026-05-20', 1, 2));

    expect((await findIds(await openSearchIndex(corpus), 'number')).toSorted()).toEqual([idNumber(1), idNumber(2)]);
  });
});

describe('the segments of an index', () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ papers: fc.array(fc.tuple(fc.nat(20), fc.nat(3)), { maxLength: 5 }) }) },
    fc.constantFrom('maintain', 'condemn one', 'verify', 'refetch'),
  );

  test('cover each revision once and find what an index made anew finds, after any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        db = await openFreshDatabase();
        corpus = createDatabaseCorpus(db);
        let day = 0;
        for (const each of steps) {
          if (each === 'maintain') await maintainIndex(corpus);
          else if (each === 'verify') await verifyIndex(corpus);
          else if (each === 'condemn one') {
            const segments = await db.segments.toArray();
            const condemned = segments[day % Math.max(1, segments.length)];
            if (condemned) await corpus.index.condemn(condemned);
          } else {
            if (each !== 'refetch') day += 1;
            const drawn = each === 'refetch' ? [] : each.papers;
            const papers = [...new Map(drawn)].map(([n, text]) =>
              wordedPaper(n, { title: `Agents ${text}`, ...(text === 3 && { isWithdrawn: true }) }),
            );
            await corpus.putDay(aFetchedDay(dayNumber(day), papers));
          }
          expect(await findCoverageFaults()).toEqual([]);
        }
        await maintainIndex(corpus);
        const grown = await answer();

        await corpus.index.clear();
        await maintainIndex(corpus);

        expect(grown).toEqual(await answer());
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

describe('a merge', () => {
  let whole: string[][];

  beforeEach(async () => {
    await storeDays(12);
    whole = await answer();
  });

  test('leaves the index as it was when it dies between reading and writing', async () => {
    const before = await dump();
    const dying: Corpus = {
      ...corpus,
      index: { ...corpus.index, replace: () => Promise.reject(new Killed('between reading and writing')) },
    };

    await expect(maintainIndex(dying)).rejects.toBeInstanceOf(Killed);

    expect(await dump()).toEqual(before);
    expect(await answer()).toEqual(whole);
  });

  test.each([1, 2, 3, 4])(
    'F35 leaves the old index answering when the disk is full at write %i, and is done when there is room',
    async (failing) => {
      const before = JSON.stringify(await dump());
      let writes = 0;
      let isFull = true;
      await failWrites(db, (table) => {
        if (isFull && table.startsWith('segment')) writes += 1;
        return isFull && writes >= failing && table.startsWith('segment') ? FULL : undefined;
      });
      const outcome = await maintainIndex(corpus).then(
        () => 'done',
        (error: unknown) => (error as { code: string }).code,
      );
      // It takes so many writes; beyond them it is done.
      expect(outcome).toBe(writes >= failing ? 'full' : 'done');
      expect(JSON.stringify(await dump()) === before).toBe(outcome === 'full');
      expect(await answer()).toEqual(whole);
      isFull = false;

      await maintainIndex(corpus);

      expect(await answer()).toEqual(whole);
      expect(await db.segments.count()).toBeLessThanOrEqual(8);
      expect(await findCoverageFaults()).toEqual([]);
    },
  );

  test('leaves one whole index when two contexts do it at once', async () => {
    const other = createDatabaseCorpus(await openFreshDatabase(factory));

    await Promise.all([maintainIndex(corpus), maintainIndex(other), maintainIndex(corpus)]);

    expect(await findCoverageFaults()).toEqual([]);
    expect(await answer(other)).toEqual(whole);
    expect(await db.segments.count()).toBeLessThanOrEqual(8);
  });

  test('leaves one whole index when two contexts do it at once and no lock keeps them apart', async () => {
    const request = (_name: string, _options: unknown, task: (lock: unknown) => unknown): unknown => task({});
    vi.spyOn(navigator.locks, 'request').mockImplementation(request as never);
    const other = createDatabaseCorpus(await openFreshDatabase(factory));

    await Promise.all([maintainIndex(corpus), maintainIndex(other), corpus.putDay(aWordedDay('2026-05-20', 500, 3))]);
    await verifyIndex(corpus);

    expect(await findCoverageFaults()).toEqual([]);
    await other.index.clear();
    const merged = await answer();
    await maintainIndex(other);
    expect(merged).not.toEqual(whole);
    expect(await answer(other)).toEqual(await answer());
  });

  test('does not disturb who reads the segments that it does away with', async () => {
    const index = createMemoryIndex(await corpus.index.load());
    const searched: Corpus = { ...corpus, index };
    // Their pages are read when they are asked for, and gone by then.
    const reader = await openSearchIndex(searched);
    const ids = new Set(index.segments.keys());

    await maintainIndex(searched);

    expect([...ids].filter((id) => index.segments.has(id)).length).toBeLessThan(ids.size);
    expect(await findForAll(reader)).toEqual(whole);
    expect(index.condemned.size).toBe(0);
  });
});

describe('an index that is made anew', () => {
  test('answers from what is there already, more and more', async () => {
    await corpus.putDay(aWordedDay('2026-05-20', 1, 4_100));
    await corpus.index.clear();
    const counts: number[] = [];
    const watched: Corpus = {
      ...corpus,
      index: {
        ...corpus.index,
        async replace(old, by) {
          const isReplaced = await corpus.index.replace(old, by);
          const index = await openSearchIndex(corpus);
          counts.push((await findIds(index, 'lin wei', { limit: 5_000 })).length, Number(index.isIncomplete));
          return isReplaced;
        },
      },
    };
    await maintainIndex(watched);

    // Half of all papers have that author; scoring takes no more than 1,500 of them.
    expect(counts).toEqual([1_000, 1, 1_500, 1, 1_500, 0]);
    expect(await findIds(await openSearchIndex(corpus), '"number 4099"')).toHaveLength(1);
  });

  test.each([1, 2])('F35 loses nothing when the disk is full at piece %i', async (failing) => {
    await corpus.putDay(aWordedDay('2026-05-20', 1, 2_050));
    const whole = await answer();
    await corpus.index.clear();
    let pieces = 0;
    let isFull = true;
    await failWrites(db, (table, type) => {
      if (table === 'segments' && type === 'add') pieces += 1;
      return isFull && pieces >= failing && table === 'segments' && type === 'add' ? FULL : undefined;
    });

    await expect(maintainIndex(corpus)).rejects.toMatchObject({ code: 'full' });
    expect(await corpus.countPapers()).toBe(2_050);
    isFull = false;
    await maintainIndex(corpus);

    expect(await answer()).toEqual(whole);
    expect(await findCoverageFaults()).toEqual([]);
  });
});

describe('the index of a session', () => {
  test('finds what the database would find, without anything being maintained', async () => {
    const session = createSessionCorpus(createMemoryArea());
    for (const each of [corpus, session]) {
      await each.putDay(aWordedDay('2026-05-19', 1, 40));
      await each.putDay(
        aFetchedDay('2026-05-20', [wordedPaper(3, { title: 'Holography' }), wordedPaper(5, { isWithdrawn: true })]),
      );
    }

    const index = await openSearchIndex(session);

    expect(index.isIncomplete).toBe(false);
    expect(await findForAll(index)).toEqual(await answer());
    expect(await findIds(index, 'holography')).toEqual([idNumber(3)]);
    await maintainIndex(session);
    expect(await findForAll(index)).toEqual(await answer());
  });

  test('knows of a day when it is refreshed, and of none before the first', async () => {
    const session = createSessionCorpus(createMemoryArea());
    const index = await openSearchIndex(session);
    expect(await findIds(index, 'number')).toEqual([]);

    await session.putDay(aWordedDay('2026-05-20', 1, 3));
    await index.refresh();

    expect(await findIds(index, 'number')).toHaveLength(3);
  });
});
