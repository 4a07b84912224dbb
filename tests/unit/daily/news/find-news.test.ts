import { beforeEach, describe, expect, test } from 'vitest';
import { findNewPapers, loadNewsFacts } from '../../../../lib/daily/news/find-news.ts';
import { addDays } from '../../../../lib/papers/feed-day.ts';
import type { Corpus } from '../../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../../lib/store/database-corpus.ts';
import { createLedger, type Ledger } from '../../../../lib/store/ledger.ts';
import { aDay, aFetchedDay, idNumber } from '../../../support/a-paper.ts';
import { openFreshDatabase } from '../../../support/fresh-database.ts';
import { createMemoryArea } from '../../../support/memory-area.ts';

const HOUR = 60 * 60 * 1_000;
const at = (text: string): number => Date.parse(text);

describe('new papers', () => {
  let corpus: Corpus;
  let ledger: Ledger;

  beforeEach(async () => {
    corpus = createDatabaseCorpus(await openFreshDatabase());
    ledger = createLedger(createMemoryArea());
  });

  const fetchDay = (day: string, numbers: readonly number[], fetchedAt: string, isWhole = true): Promise<void> =>
    corpus.putDay(aFetchedDay(day, numbers, { fetchedAt: at(fetchedAt), isWhole }));
  /** A day whose list did not change between two looks an hour apart. */
  const settleDay = async (day: string, numbers: readonly number[]): Promise<void> => {
    await fetchDay(day, numbers, `${day}T12:00:00Z`);
    await fetchDay(day, numbers, `${day}T13:00:00Z`);
  };
  const look = (day: string, time: string): Promise<void> => ledger.set({ looked: { at: at(time), day: aDay(day) } });
  const getNew = async (): Promise<string[]> => [...findNewPapers(await loadNewsFacts({ corpus, ledger }))].toSorted();
  const ids = (...numbers: number[]): string[] => numbers.map(idNumber);

  test('new papers are none when nothing is stored', async () => {
    expect(await getNew()).toEqual([]);
  });

  test('new papers are those of the newest day alone when the user never looked', async () => {
    await settleDay('2026-05-19', [1, 2]);
    await settleDay('2026-05-20', [3, 4]);
    await fetchDay('2026-05-21', [], '2026-05-21T12:00:00Z');

    expect(await getNew()).toEqual(ids(3, 4));
  });

  test('new papers are none when the user has just looked', async () => {
    await settleDay('2026-05-20', [1, 2]);
    await look('2026-05-20', '2026-05-20T14:00:00Z');

    expect(await getNew()).toEqual([]);
  });

  test('new papers are all of the days after the look when the user was away', async () => {
    await settleDay('2026-05-19', [1]);
    await look('2026-05-19', '2026-05-19T14:00:00Z');
    await settleDay('2026-05-20', [2, 3]);
    await fetchDay('2026-05-23', [], '2026-05-23T12:00:00Z');
    await settleDay('2026-05-25', [4]);

    expect(await getNew()).toEqual(ids(2, 3, 4));
  });

  test('new papers include latecomers to the day looked at, and no others of it', async () => {
    await fetchDay('2026-05-20', [1, 2], '2026-05-20T12:00:00Z');
    await look('2026-05-20', '2026-05-20T12:30:00Z');
    await fetchDay('2026-05-20', [1, 2, 3], '2026-05-20T15:00:00Z');
    expect(await getNew()).toEqual([]);

    await fetchDay('2026-05-20', [1, 2, 3], '2026-05-20T16:00:00Z');

    expect(await getNew()).toEqual(ids(3));
  });

  test('new papers say nothing of a day that is still filling', async () => {
    await settleDay('2026-05-19', [1]);
    await look('2026-05-19', '2026-05-19T14:00:00Z');
    await fetchDay('2026-05-20', [2], '2026-05-20T03:00:00Z');
    expect(await getNew()).toEqual([]);
    await fetchDay('2026-05-20', [2, 3], '2026-05-20T04:00:00Z');
    expect(await getNew()).toEqual([]);

    await fetchDay('2026-05-20', [2, 3], '2026-05-20T04:50:00Z');

    expect(await getNew()).toEqual(ids(2, 3));
  });

  test('new papers count a day as settled when a later day has papers', async () => {
    await settleDay('2026-05-18', [1]);
    await look('2026-05-18', '2026-05-18T14:00:00Z');
    await fetchDay('2026-05-19', [2], '2026-05-19T12:00:00Z');

    await fetchDay('2026-05-20', [3], '2026-05-20T12:00:00Z');

    expect(await getNew()).toEqual(ids(2));
  });

  test('new papers say nothing of a first glimpse of a day', async () => {
    await settleDay('2026-05-19', [1]);
    await look('2026-05-19', '2026-05-19T14:00:00Z');

    await fetchDay('2026-05-20', [2], '2026-05-20T12:00:00Z', false);

    expect(await getNew()).toEqual([]);
  });

  test('new papers count a paper once when two new days list it', async () => {
    await settleDay('2026-05-18', [1]);
    await look('2026-05-18', '2026-05-18T14:00:00Z');

    await settleDay('2026-05-19', [2, 3]);
    await settleDay('2026-05-20', [2]);

    expect(await getNew()).toEqual(ids(2, 3));
  });

  test('new papers are not those of old days copied after the look', async () => {
    await settleDay('2026-05-20', [1]);
    await look('2026-05-20', '2026-05-20T14:00:00Z');

    await corpus.putDay(aFetchedDay('2026-05-01', [50, 51], { fetchedAt: at('2026-05-20T14:01:00Z') }));

    expect(await getNew()).toEqual([]);
  });

  test('new papers reach back two months and no more when the user was away for a year', async () => {
    const newest = aDay('2026-05-20');
    for (const [n, age] of [0, 30, 62, 63, 200].entries()) await settleDay(addDays(newest, -age), [n]);
    await look('2025-05-20', '2025-05-20T14:00:00Z');

    expect(await getNew()).toEqual(ids(0, 1, 2));
  });

  test('new papers are none when the day looked at lies ahead of the feed', async () => {
    await settleDay('2026-05-20', [1]);
    await look('2027-01-01', '2026-05-20T14:00:00Z');

    expect(await getNew()).toEqual([]);
  });

  test('new papers are the same whether asked once or after more looks of the background', async () => {
    await settleDay('2026-05-19', [1]);
    await look('2026-05-19', '2026-05-19T14:00:00Z');
    await settleDay('2026-05-20', [2, 3]);
    const once = await getNew();

    await corpus.putDay(aFetchedDay('2026-05-20', [3, 2], { fetchedAt: at('2026-05-20T13:00:00Z') + HOUR }));

    expect(await getNew()).toEqual(once);
  });
});
