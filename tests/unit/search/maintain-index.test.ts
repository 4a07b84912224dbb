import { beforeEach, describe, expect, test } from 'vitest';
import { maintainIndex, verifyIndex } from '../../../lib/search/maintain-index.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import type { IbidDatabase } from '../../../lib/store/schema.ts';
import { aFetchedDay } from '../../support/a-paper.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { aWordedDay, findForAll, findIds, wordedPaper } from '../../support/worded-papers.ts';

let db: IbidDatabase;
let corpus: Corpus;

beforeEach(async () => {
  db = await openFreshDatabase();
  corpus = createDatabaseCorpus(db);
});

/** So many days of papers, every one of which changes a paper of the day before. */
async function storeDays(count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
    const papers = [wordedPaper(day * 10, { title: `Revised on ${date}` }), wordedPaper(day * 10 + 1)];
    await corpus.putDay(aFetchedDay(date, [...papers, wordedPaper((day + 1) * 10)]));
  }
}

const listIds = async (): Promise<number[]> => (await db.segments.toArray()).map(({ id }) => id);
const countPapers = async (): Promise<number> =>
  (await db.segments.toArray()).reduce((sum, { paperCount, supersedes }) => sum + paperCount - supersedes.length, 0);

describe('maintainIndex', () => {
  test('does nothing when the index is in order', async () => {
    await storeDays(3);
    const before = await listIds();

    await maintainIndex(corpus);

    expect(await listIds()).toEqual(before);
  });

  test('merges small segments and finds the same when there are many', async () => {
    await storeDays(30);
    const whole = await findForAll(await openSearchIndex(corpus));

    await maintainIndex(corpus);

    expect((await listIds()).length).toBeLessThanOrEqual(8);
    expect(await findForAll(await openSearchIndex(corpus))).toEqual(whole);
    expect(await countPapers()).toBe(await corpus.countPapers());
  });

  test('counts each paper once when it merges after every day', async () => {
    for (let day = 0; day < 40; day += 1) {
      const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
      await corpus.putDay(
        aFetchedDay(date, [
          wordedPaper(day),
          wordedPaper(day === 0 ? 500 : (day - 1) % 7, { title: `Revised on ${date}` }),
        ]),
      );
      await maintainIndex(corpus);
      expect(await countPapers()).toBe(await corpus.countPapers());
    }
    const merged = await findForAll(await openSearchIndex(corpus));

    await corpus.index.clear();
    await maintainIndex(corpus);

    expect(merged).toEqual(await findForAll(await openSearchIndex(corpus)));
  });

  test('counts the papers of a segment that is made anew as before when some have newer texts by now', async () => {
    await storeDays(5);
    const [, second] = await db.segments.toArray();
    await corpus.index.condemn(second!);

    await maintainIndex(corpus);

    expect(await countPapers()).toBe(await corpus.countPapers());
    const before = await listIds();
    await verifyIndex(corpus);
    expect(await listIds()).toEqual(before);
  });

  test('makes the index in pieces when there is none', async () => {
    await corpus.putDay(aWordedDay('2026-05-20', 1, 2_050));
    const whole = await findForAll(await openSearchIndex(corpus));
    await corpus.index.clear();

    await maintainIndex(corpus);

    expect((await db.segments.toArray()).map(({ docCount }) => docCount)).toEqual([2_000, 50]);
    expect(await findForAll(await openSearchIndex(corpus))).toEqual(whole);
  });

  test('leaves out withdrawn papers when it makes the index anew', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [wordedPaper(1), wordedPaper(2, { isWithdrawn: true })]));
    await corpus.index.clear();

    await maintainIndex(corpus);

    expect(await findIds(await openSearchIndex(corpus), 'number')).toHaveLength(1);
    expect((await db.segments.toArray()).map(({ docCount, paperCount }) => [docCount, paperCount])).toEqual([[1, 2]]);
  });

  test('takes in a day that is stored while it works', async () => {
    await storeDays(20);
    const stored = corpus.putDay(
      aFetchedDay('2026-05-20', [wordedPaper(500), wordedPaper(10, { title: 'Holography' })]),
    );

    await Promise.all([maintainIndex(corpus), stored]);

    const index = await openSearchIndex(corpus);
    expect(index.isIncomplete).toBe(false);
    expect(await findIds(index, 'holography')).toHaveLength(1);
    expect(await countPapers()).toBe(await corpus.countPapers());
  });

  test('leaves the work to another context when that is at it', async () => {
    await storeDays(20);
    const before = await listIds();

    await navigator.locks.request('index', () => maintainIndex(corpus));

    expect(await listIds()).toEqual(before);
  });
});

describe('verifyIndex', () => {
  test('makes a segment anew, and answers from it meanwhile, when it counts other papers than are stored', async () => {
    await storeDays(4);
    await db.papers.delete((await db.papers.toCollection().first())!.id);
    const answers: unknown[] = [];
    const watching: Corpus = {
      ...corpus,
      async getPapersChangedAfter(revision, limit) {
        answers.push(await findForAll(await openSearchIndex(corpus)));
        return corpus.getPapersChangedAfter(revision, limit);
      },
    };
    const before = await findForAll(await openSearchIndex(corpus));
    const kept = (await listIds()).slice(1);

    await verifyIndex(watching);

    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) expect(answer).toEqual(before);
    expect(await listIds()).toEqual(expect.arrayContaining(kept));
    expect(await countPapers()).toBe(await corpus.countPapers());
  });

  test.each([0, 1, 3])('finds everything again when segment %i is gone with what it superseded', async (place) => {
    await storeDays(4);
    const whole = await findForAll(await openSearchIndex(corpus));
    await db.segments.delete((await listIds())[place]!);

    await verifyIndex(corpus);

    expect(await findForAll(await openSearchIndex(corpus))).toEqual(whole);
    expect(await countPapers()).toBe(await corpus.countPapers());
  });
});
