import { beforeEach, describe, expect, test, vi } from 'vitest';
import { resourceKey } from '../../../lib/papers/named-resources.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import { createSessionCorpus } from '../../../lib/store/session-corpus.ts';
import { StoreError } from '../../../lib/store/store-error.ts';
import { aDay, aFetchedDay, idNumber } from '../../support/a-paper.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { createMemoryArea } from '../../support/memory-area.ts';

interface Bench {
  readonly corpus: Corpus;
  /** Makes every further operation fail. */
  breakDown(): void;
}

const NOON = Date.parse('2026-05-20T12:00:00Z');
const HOUR = 60 * 60 * 1_000;
const KEY = resourceKey('github', 'moreau/routing');

async function createDatabaseBench(): Promise<Bench> {
  const db = await openFreshDatabase();
  return {
    corpus: createDatabaseCorpus(db),
    breakDown() {
      const quota = new DOMException('the disk is full', 'QuotaExceededError');
      db.use({
        stack: 'dbcore',
        name: 'broken',
        create: (core) => ({ ...core, transaction: () => fail(quota), table: (name) => core.table(name) }),
      });
      db.close({ disableAutoOpen: false });
    },
  };
}

function createSessionBench(): Promise<Bench> {
  const area = createMemoryArea();
  return Promise.resolve({
    corpus: createSessionCorpus(area),
    breakDown: () => area.failWith(new Error('QUOTA_BYTES quota exceeded')),
  });
}

describe.each([
  { name: 'the corpus in the database', create: createDatabaseBench },
  { name: 'the corpus in session storage', create: createSessionBench },
])('$name', ({ create }) => {
  let bench: Bench;
  let corpus: Corpus;

  beforeEach(async () => {
    bench = await create();
    corpus = bench.corpus;
  });

  test('corpus answers with nothing when it is empty', async () => {
    expect(await corpus.getNewestDay()).toBeUndefined();
    expect(await corpus.getDay(aDay('2026-05-20'))).toBeUndefined();
    expect(await corpus.getDaysFrom(aDay('2023-05-04'))).toEqual([]);
    expect(await corpus.getPapers([idNumber(1)])).toEqual([]);
    expect(await corpus.findByResource(KEY)).toEqual([]);
    expect(await corpus.getPapersChangedAfter(0, 10)).toEqual([]);
    expect(await corpus.findNeighborDay(aDay('2026-05-20'), 'before')).toBeUndefined();
    expect(await corpus.getTextRevision()).toBe(0);
    expect(await corpus.countPapers()).toBe(0);
  });

  test('corpus keeps a day in the order of the feed when it is stored', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [3, 1, 2]));

    const row = await corpus.getDay(aDay('2026-05-20'));
    expect(row).toEqual({
      day: '2026-05-20',
      paperIds: [idNumber(3), idNumber(1), idNumber(2)],
      fetchedAt: NOON,
      changedAt: NOON,
      hasSettled: false,
    });
  });

  test('corpus gives papers in the order asked for when some are not stored', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [1, 2, 3]));

    const papers = await corpus.getPapers([idNumber(3), idNumber(9), idNumber(1)]);

    expect(papers.map((paper) => paper.id)).toEqual([idNumber(3), idNumber(1)]);
  });

  test('corpus gives a paper back as it was stored', async () => {
    const fetched = aFetchedDay('2026-05-20', [{ summary: 'In short.', repository: 'Moreau/Routing', stars: 4 }]);

    await corpus.putDay(fetched);

    expect(await corpus.getPapers([idNumber(1)])).toEqual([
      { ...fetched.papers[0], names: [KEY], history: [1, NOON / HOUR, 3, 4], textRevision: 1 },
    ]);
  });

  test('corpus notes no fetch when it was shown only a part of the day', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [1], { isWhole: false }));

    expect(await corpus.getDay(aDay('2026-05-20'))).toMatchObject({ fetchedAt: 0, changedAt: NOON });
  });

  test('corpus stores a day without papers when the Hub has none', async () => {
    await corpus.putDay(aFetchedDay('2026-05-23', []));

    expect(await corpus.getDay(aDay('2026-05-23'))).toMatchObject({
      paperIds: [],
      fetchedAt: Date.parse('2026-05-23T12:00:00Z'),
    });
  });

  test('corpus keeps the papers of a day when the Hub answers an empty list once', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [1, 2]));

    await corpus.putDay(aFetchedDay('2026-05-20', [], { fetchedAt: NOON + HOUR }));

    expect(await corpus.getDay(aDay('2026-05-20'))).toEqual({
      day: '2026-05-20',
      paperIds: [idNumber(1), idNumber(2)],
      fetchedAt: NOON + HOUR,
      changedAt: NOON,
      hasSettled: false,
    });
    expect(await corpus.getPapers([idNumber(1), idNumber(2)])).toHaveLength(2);
    expect(await corpus.countPapers()).toBe(2);
  });

  test.each([
    ['the same papers in another order', [2, 1], 0],
    ['one more paper', [1, 2, 3], HOUR],
    ['one paper less', [1], HOUR],
    ['another paper instead', [1, 3], HOUR],
  ])('corpus tells when the list last changed when the day comes again with %s', async (_what, numbers, later) => {
    await corpus.putDay(aFetchedDay('2026-05-20', [1, 2]));

    await corpus.putDay(aFetchedDay('2026-05-20', numbers, { fetchedAt: NOON + HOUR }));

    expect(await corpus.getDay(aDay('2026-05-20'))).toMatchObject({ fetchedAt: NOON + HOUR, changedAt: NOON + later });
  });

  test.each([
    ['the newer day is stored first', ['2026-05-20', '2026-05-18']],
    ['the older day is stored first', ['2026-05-18', '2026-05-20']],
  ])('corpus keeps one paper under its newest day when two days list it and %s', async (_when, days) => {
    for (const day of days) await corpus.putDay(aFetchedDay(day, [{ repository: 'moreau/routing' }]));

    expect(await corpus.countPapers()).toBe(1);
    expect(await corpus.getPapers([idNumber(1)])).toMatchObject([{ day: '2026-05-20' }]);
    expect(await corpus.findByResource(KEY)).toHaveLength(1);
    expect(await corpus.getPapersChangedAfter(0, 10)).toHaveLength(1);
    expect(await corpus.getDaysFrom(aDay('2026-05-01'))).toMatchObject([
      { day: '2026-05-18', paperIds: [idNumber(1)] },
      { day: '2026-05-20', paperIds: [idNumber(1)] },
    ]);
  });

  test('corpus shows the newest facts when the paper was last fetched with its older day', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [{ upvotes: 1 }]));

    await corpus.putDay(aFetchedDay('2026-05-18', [{ upvotes: 9 }], { fetchedAt: NOON + HOUR }));

    expect(await corpus.getPapers([idNumber(1)])).toMatchObject([{ upvotes: 9, day: '2026-05-20' }]);
  });

  test('F32 corpus takes the newest facts and keeps how they have moved', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [{ upvotes: 1, stars: 5, title: 'Old' }]));

    await corpus.putDay(
      aFetchedDay('2026-05-20', [{ upvotes: 7, stars: 6, title: 'New' }], { fetchedAt: NOON + HOUR }),
    );

    expect(await corpus.getPapers([idNumber(1)])).toMatchObject([
      { upvotes: 7, stars: 6, title: 'New', history: [1, NOON / HOUR, 1, 5, 2, NOON / HOUR + 1, 7, 6] },
    ]);
  });

  test('corpus keeps a summary, keywords and an abstract when the Hub leaves them out later', async () => {
    await corpus.putDay(
      aFetchedDay('2026-05-20', [{ summary: 'In short.', keywords: ['routing'], abstract: 'Long.' }]),
    );

    await corpus.putDay(aFetchedDay('2026-05-20', [{ keywords: [], abstract: '' }], { fetchedAt: NOON + HOUR }));

    expect(await corpus.getPapers([idNumber(1)])).toMatchObject([
      { summary: 'In short.', keywords: ['routing'], abstract: 'Long.' },
    ]);
  });

  describe('text revisions', () => {
    test('corpus gives each changed paper a revision of its own in growing order', async () => {
      await corpus.putDay(aFetchedDay('2026-05-20', [1, 2]));
      await corpus.putDay(aFetchedDay('2026-05-19', [3, 4]));

      const changed = await corpus.getPapersChangedAfter(0, 10);

      expect(changed.map((paper) => paper.id)).toEqual([idNumber(1), idNumber(2), idNumber(3), idNumber(4)]);
      expect(new Set(changed.map((paper) => paper.textRevision)).size).toBe(4);
      expect(await corpus.getTextRevision()).toBe(changed.at(-1)?.textRevision);
    });

    test('corpus gives the first changes alone when fewer are asked for', async () => {
      await corpus.putDay(aFetchedDay('2026-05-20', [1, 2, 3]));

      const first = await corpus.getPapersChangedAfter(0, 2);
      const rest = await corpus.getPapersChangedAfter(first.at(-1)!.textRevision, 2);

      expect([...first, ...rest].map((paper) => paper.id)).toEqual([idNumber(1), idNumber(2), idNumber(3)]);
    });

    test('corpus counts a paper as unchanged when only votes, stars, day and summary differ', async () => {
      await corpus.putDay(aFetchedDay('2026-05-20', [1]));
      const before = await corpus.getTextRevision();

      await corpus.putDay(aFetchedDay('2026-05-21', [{ upvotes: 99, stars: 1, summary: 'In short.' }]));

      expect(await corpus.getPapersChangedAfter(before, 10)).toEqual([]);
    });

    test.each([{ title: 'Other' }, { abstract: 'Other' }, { authors: ['Other'] }, { keywords: ['other'] }])(
      'corpus counts a paper as changed when it comes with %j',
      async (change) => {
        await corpus.putDay(aFetchedDay('2026-05-20', [1, 2]));
        const before = await corpus.getTextRevision();

        await corpus.putDay(aFetchedDay('2026-05-20', [change, 2]));

        expect((await corpus.getPapersChangedAfter(before, 10)).map((paper) => paper.id)).toEqual([idNumber(1)]);
      },
    );

    test('corpus never gives a revision twice when old days were forgotten meanwhile', async () => {
      await corpus.putDay(aFetchedDay('2026-05-20', [1]));
      await corpus.putDay(aFetchedDay('2026-04-21', [2, 3, 4]));
      const before = await corpus.getTextRevision();

      await corpus.putDay(aFetchedDay('2026-05-21', []));
      await corpus.putDay(aFetchedDay('2026-05-22', [5]));

      const changed = await corpus.getPapersChangedAfter(before, 10);
      expect(changed.map((paper) => paper.id)).toEqual([idNumber(5)]);
      expect(await corpus.getTextRevision()).toBeGreaterThan(before);
    });
  });

  describe('days', () => {
    beforeEach(async () => {
      await corpus.putDay(aFetchedDay('2026-05-22', [1]));
      await corpus.putDay(aFetchedDay('2026-05-23', []));
      await corpus.putDay(aFetchedDay('2026-05-25', [2]));
      await corpus.putDay(aFetchedDay('2026-05-26', []));
    });

    test('corpus takes the newest day that has papers for the newest', async () => {
      expect(await corpus.getNewestDay()).toMatchObject({ day: '2026-05-25' });
    });

    test.each([
      ['2026-05-25', 'before', '2026-05-22'],
      ['2026-05-24', 'before', '2026-05-22'],
      ['2026-05-22', 'before', undefined],
      ['2026-05-22', 'after', '2026-05-25'],
      ['2026-05-25', 'after', undefined],
      ['2026-01-01', 'after', '2026-05-22'],
    ] as const)('corpus finds the neighbor with papers when asked from %s %s', async (day, direction, neighbor) => {
      expect(await corpus.findNeighborDay(aDay(day), direction)).toBe(neighbor);
    });

    test('corpus lists day rows from a day on, oldest first', async () => {
      const rows = await corpus.getDaysFrom(aDay('2026-05-23'));

      expect(rows.map((row) => row.day)).toEqual(['2026-05-23', '2026-05-25', '2026-05-26']);
    });
  });

  test('corpus finds papers by each resource they name, whatever the case', async () => {
    await corpus.putDay(
      aFetchedDay('2026-05-20', [
        { id: idNumber(1), repository: 'Moreau/Routing' },
        {
          id: idNumber(2),
          abstract: 'See https://github.com/MOREAU/routing and https://huggingface.co/datasets/m/set.',
        },
        { id: idNumber(3), repository: 'moreau/other' },
      ]),
    );

    expect((await corpus.findByResource(KEY)).map((paper) => paper.id).toSorted()).toEqual([idNumber(1), idNumber(2)]);
    expect(await corpus.findByResource(resourceKey('dataset', 'm/set'))).toMatchObject([{ id: idNumber(2) }]);
  });

  test('corpus no longer finds a paper by a resource when its record stopped naming it', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [{ repository: 'moreau/routing' }]));

    await corpus.putDay(aFetchedDay('2026-05-20', [{ repository: 'moreau/renamed' }]));

    expect(await corpus.findByResource(KEY)).toEqual([]);
  });

  test('corpus calls back when a day was stored, also one that was there, and no more when told to stop', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [1]));
    await corpus.putDay(aFetchedDay('2026-05-19', [2]));
    const listener = vi.fn<() => void>();
    const witness = vi.fn<() => void>();
    const stop = corpus.onChanged(listener);
    corpus.onChanged(witness);

    await corpus.putDay(aFetchedDay('2026-05-19', [2, 3], { fetchedAt: NOON }));
    await vi.waitFor(() => {
      expect(listener).toHaveBeenCalled();
      expect(witness).toHaveBeenCalled();
    });
    stop();
    const heard = listener.mock.calls.length;
    const seen = witness.mock.calls.length;
    await corpus.putDay(aFetchedDay('2026-05-22', [5]));
    await vi.waitFor(() => expect(witness.mock.calls.length).toBeGreaterThan(seen));

    expect(listener).toHaveBeenCalledTimes(heard);
  });

  test('corpus tells of a full storage in its own words when the storage refuses', async () => {
    bench.breakDown();

    const failures = await Promise.allSettled([
      corpus.putDay(aFetchedDay('2026-05-20', [1])),
      corpus.getDay(aDay('2026-05-20')),
      corpus.getPapers([idNumber(1)]),
      corpus.getNewestDay(),
      corpus.countPapers(),
      corpus.getTextRevision(),
    ]);

    const reasons = failures.map((outcome) =>
      outcome.status === 'rejected' ? (outcome.reason as unknown) : 'no failure',
    );
    expect(reasons.filter((reason) => !(reason instanceof StoreError) || reason.code !== 'full')).toEqual([]);
  });
});

test('the corpus in session storage forgets days when they are thirty days behind the newest', async () => {
  const corpus = createSessionCorpus(createMemoryArea());
  await corpus.putDay(aFetchedDay('2026-04-20', [1]));
  await corpus.putDay(aFetchedDay('2026-04-21', [2]));

  await corpus.putDay(aFetchedDay('2026-05-20', [3]));

  expect((await corpus.getDaysFrom(aDay('2023-05-04'))).map((row) => row.day)).toEqual(['2026-04-21', '2026-05-20']);
  expect(await corpus.getPapers([idNumber(1)])).toEqual([]);
});

function fail(error: unknown): never {
  throw error;
}
