import { beforeEach, describe, expect, test } from 'vitest';
import { INDEX_VERSION } from '../../../lib/search/index-options.ts';
import { maintainIndex } from '../../../lib/search/maintain-index.ts';
import { parseQuery } from '../../../lib/search/query/parse-query.ts';
import { openSearchIndex, type SearchIndex } from '../../../lib/search/search-index.ts';
import type { StoredSegment } from '../../../lib/search/segments/stored-segment.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import type { IbidDatabase } from '../../../lib/store/schema.ts';
import { aFetchedDay, idNumber } from '../../support/a-paper.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { aWordedDay, findForAll, findIds, wordedPaper } from '../../support/worded-papers.ts';

const nothingSaid = { isSaved: false, isRead: false, isHidden: false };

let db: IbidDatabase;
let corpus: Corpus;

beforeEach(async () => {
  db = await openFreshDatabase();
  corpus = createDatabaseCorpus(db);
});

describe('the search index', () => {
  test('finds nothing when the corpus is empty', async () => {
    const index = await openSearchIndex(corpus);

    expect(await findIds(index, 'routing')).toEqual([]);
    expect(index.isIncomplete).toBe(false);
  });

  test('finds every paper of a day when the day has just been stored', async () => {
    await corpus.putDay(aWordedDay('2026-05-20', 1, 450));

    const index = await openSearchIndex(corpus);

    expect(index.isIncomplete).toBe(false);
    expect(await findIds(index, 'number')).toHaveLength(450);
  });

  test('knows what was stored and changed since when it is refreshed', async () => {
    await corpus.putDay(aWordedDay('2026-05-20', 1, 40));
    const index = await openSearchIndex(corpus);
    await corpus.putDay(aWordedDay('2026-05-21', 100, 30));
    await corpus.putDay(
      aFetchedDay(
        '2026-05-22',
        Array.from({ length: 25 }, (_, n) => wordedPaper(n + 1, { title: 'Holography revisited' })),
      ),
    );
    expect(await findIds(index, 'holography')).toEqual([]);

    await index.refresh();

    expect(await findIds(index, 'holography')).toHaveLength(25);
    expect(await findIds(index, 'number')).toHaveLength(45);
    expect(await findForAll(index)).toEqual(await findForAll(await openSearchIndex(corpus)));
  });

  test('holds each paper once when it is refreshed twice at the same time', async () => {
    await corpus.putDay(aWordedDay('2026-05-20', 1, 45));
    const index = await openSearchIndex(corpus);
    await corpus.putDay(aWordedDay('2026-05-21', 100, 45));

    await Promise.all([index.refresh(), index.refresh()]);

    expect(await findIds(index, 'number')).toHaveLength(90);
  });

  test('gives no more than asked for, and tells which words of a paper were met', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [{ title: 'Mendel Gödel Machine' }, { id: idNumber(2) }]));
    const index = await openSearchIndex(corpus);

    const found = await index.find(parseQuery('godel machin'), { limit: 1 });

    expect(found).toHaveLength(1);
    expect(found[0]!.terms.toSorted()).toEqual(['godel', 'machine']);
  });

  test('leaves out what is hidden and what was withdrawn', async () => {
    await corpus.putDay(aWordedDay('2026-05-20', 1, 6));
    await corpus.putDay(aFetchedDay('2026-05-21', [wordedPaper(2, { isWithdrawn: true })]));
    const index = await openSearchIndex(corpus);

    const found = await findIds(index, 'number', {
      marksOf: (id) => ({ ...nothingSaid, isHidden: id === idNumber(4) }),
    });

    expect(found.toSorted()).toEqual([1, 3, 5, 6].map(idNumber));
  });
});

describe('a segment that is not what was written', () => {
  let index: SearchIndex;
  let whole: string[][];

  beforeEach(async () => {
    await corpus.putDay(aWordedDay('2026-05-20', 1, 30));
    await corpus.putDay(aWordedDay('2026-05-21', 100, 30));
    await corpus.putDay(aFetchedDay('2026-05-22', [wordedPaper(3, { title: 'Holography' })]));
    whole = await findForAll(await openSearchIndex(corpus));
  });

  const change = async (facts: Partial<StoredSegment>): Promise<void> => {
    const [first] = await db.segments.toArray();
    await db.segments.update(first!.id, facts);
    index = await openSearchIndex(corpus);
  };

  test.each<[string, Partial<StoredSegment>]>([
    ['of another version', { version: `${INDEX_VERSION}0` }],
    ['of another life of the database', { generation: 'another' }],
    ['of no bytes', { head: new ArrayBuffer(0) }],
    ['no buffer at all', { head: 'x' as never }],
    ['of fewer papers than it says', { docCount: 31 }],
    ['without its body', { pages: [] }],
    ['behind what it should begin with', { afterRevision: 3 }],
    ['said to supersede what it does not', { supersedes: [4, 5] }],
    ['said to be of another number of papers', { paperCount: 2 }],
    ['ahead of the corpus', { lastRevision: 1_000 }],
    ['at a revision that is no number', { afterRevision: Number.NaN }],
    ['at no revision at all', { lastRevision: 'x' as never }],
  ])('F46 is noticed and made anew from the corpus when it is %s', async (_what, facts) => {
    await change(facts);
    expect(index.isIncomplete).toBe(true);

    await maintainIndex(corpus);
    await index.refresh();

    expect(index.isIncomplete).toBe(false);
    expect(await findForAll(index)).toEqual(whole);
  });
});
