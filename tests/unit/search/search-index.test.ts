import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Paper } from '../../../lib/papers/paper.ts';
import { INDEX_OPTIONS, INDEX_VERSION } from '../../../lib/search/index-options.ts';
import { parseQuery } from '../../../lib/search/query/parse-query.ts';
import { openSearchIndex, refreshSnapshot, type SearchIndex } from '../../../lib/search/search-index.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import { createLedger, type Ledger } from '../../../lib/store/ledger.ts';
import type { SnapshotRow } from '../../../lib/store/schema.ts';
import { aFetchedDay, aPaper, idNumber } from '../../support/a-paper.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { createMemoryArea } from '../../support/memory-area.ts';

const WORDS = 'routing experts diffusion tokens attention retrieval agents robots speech vision proteins graphs'.split(
  ' ',
);
const QUERIES = [
  'routing',
  'diffusion tok',
  'expert routing',
  'atention',
  'moreau',
  'graphs robots speech',
  'nothing such',
];

/** The n-th of many papers that differ in a few words. */
function paperNumber(n: number, change: Partial<Paper> = {}): Partial<Paper> {
  const word = (step: number): string => WORDS[(n * step + step) % WORDS.length]!;
  return {
    id: idNumber(n),
    title: `${word(1)} with ${word(3)} number ${n}`,
    abstract: `We study ${word(5)}, ${word(7)} and ${word(11)} in ${n} ways.`,
    authors: [n % 2 === 0 ? 'Ada Moreau' : 'Lin Wei'],
    keywords: [word(2)],
    ...change,
  };
}

const search = (index: SearchIndex, typed: string, limit = 1_000): string[] =>
  index.find(parseQuery(typed), limit).map((found) => found.id);
const searchAll = (index: SearchIndex): string[][] => QUERIES.map((query) => search(index, query).toSorted());

describe('the search index', () => {
  let corpus: Corpus;
  let ledger: Ledger;

  beforeEach(async () => {
    corpus = createDatabaseCorpus(await openFreshDatabase());
    ledger = createLedger(createMemoryArea());
  });

  const store = (count: number, from = 1, day = '2026-05-20'): Promise<void> =>
    corpus.putDay(
      aFetchedDay(
        day,
        Array.from({ length: count }, (_, n) => paperNumber(from + n)),
      ),
    );
  const openWithoutSnapshot = (): Promise<SearchIndex> =>
    openSearchIndex({ ...corpus, loadSnapshot: () => Promise.resolve(undefined) });

  test('search index finds nothing when the corpus is empty', async () => {
    const index = await openSearchIndex(corpus);

    expect(search(index, 'routing')).toEqual([]);
    expect(index.textRevision).toBe(0);
  });

  test('search index takes in every paper when there are more than fit one slice', async () => {
    await store(450);

    const index = await openSearchIndex(corpus);

    expect(index.serialize().documentCount).toBe(450);
    expect(search(index, 'number')).toHaveLength(450);
  });

  test('search index knows what was stored and changed since when it is refreshed', async () => {
    await store(450);
    const index = await openSearchIndex(corpus);
    await store(300, 1_000, '2026-05-21');
    await corpus.putDay(
      aFetchedDay(
        '2026-05-22',
        Array.from({ length: 250 }, (_, n) => paperNumber(n + 1, { title: 'Holography revisited' })),
      ),
    );

    await index.refresh();

    expect(search(index, 'holography')).toHaveLength(250);
    expect(search(index, 'number')).toHaveLength(500);
    expect(searchAll(index)).toEqual(searchAll(await openWithoutSnapshot()));
  });

  test('search index holds each paper once when it is refreshed twice at the same time', async () => {
    await store(450);
    const index = await openSearchIndex(corpus);
    await store(450, 1_000, '2026-05-21');

    await Promise.all([index.refresh(), index.refresh()]);

    expect(index.serialize().documentCount).toBe(900);
    expect(searchAll(index)).toEqual(searchAll(await openWithoutSnapshot()));
  });

  describe('its snapshot', () => {
    beforeEach(async () => {
      await store(450);
      await refreshSnapshot({ corpus, ledger });
    });

    const change = async (facts: Partial<SnapshotRow>): Promise<void> => {
      const snapshot = await corpus.loadSnapshot();
      await corpus.saveSnapshot({ ...snapshot!, ...facts });
    };

    test('search index is opened from it without reading the corpus again', async () => {
      const asked: number[] = [];

      const index = await openSearchIndex({
        ...corpus,
        getPapersChangedAfter: (revision, limit) => {
          asked.push(revision);
          return corpus.getPapersChangedAfter(revision, limit);
        },
      });

      expect(asked).toEqual([await corpus.getTextRevision()]);
      expect(searchAll(index)).toEqual(searchAll(await openWithoutSnapshot()));
    });

    test('search index equals a fresh one when papers were stored and changed after it', async () => {
      await store(30, 1_000, '2026-05-21');
      await corpus.putDay(
        aFetchedDay('2026-05-22', [paperNumber(3, { title: 'Holography' }), paperNumber(4, { abstract: '' })]),
      );

      const index = await openSearchIndex(corpus);

      expect(search(index, 'holography')).toEqual([idNumber(3)]);
      expect(searchAll(index)).toEqual(searchAll(await openWithoutSnapshot()));
    });

    const ofOtherFields = (count: number): string => {
      const mini = new MiniSearch<Paper>({ ...INDEX_OPTIONS, fields: ['title'] });
      mini.addAll(Array.from({ length: count }, (_, n) => aPaper(paperNumber(n + 1))));
      return JSON.stringify(mini);
    };

    test.each([
      ['of another version', () => Promise.resolve({ version: 'minisearch-6/0', json: ofOtherFields(450) })],
      ['truncated', async () => ({ json: (await corpus.loadSnapshot())!.json.slice(0, 5_000) })],
      ['empty', () => Promise.resolve({ json: '' })],
      ['no index', () => Promise.resolve({ json: '{}' })],
      ['null', () => Promise.resolve({ json: 'null' })],
      ['of fewer papers than it says', () => Promise.resolve({ json: ofOtherFields(2) })],
      ['ahead of the corpus', () => Promise.resolve({ textRevision: 1_000_000 })],
      ['at no revision at all', () => Promise.resolve({ textRevision: 'x' as unknown as number })],
      ['at a revision that is no number', () => Promise.resolve({ textRevision: NaN })],
    ])('search index is built anew from the corpus when it is %s', async (_what, makeFacts) => {
      await change(await makeFacts());
      await store(5, 2_000, '2026-05-21');

      const index = await openSearchIndex(corpus);

      expect(index.serialize().documentCount).toBe(455);
      expect(searchAll(index)).toEqual(searchAll(await openWithoutSnapshot()));
    });

    test('F46 search index is built anew when it cannot be read', async () => {
      const index = await openSearchIndex({ ...corpus, loadSnapshot: () => Promise.reject(new Error('unreadable')) });

      expect(index.serialize().documentCount).toBe(450);
    });

    test('snapshot is left as it is when few papers changed', async () => {
      const before = await corpus.loadSnapshot();
      await store(199, 1_000, '2026-05-21');

      await refreshSnapshot({ corpus, ledger });

      expect(await corpus.loadSnapshot()).toEqual(before);
    });

    test('snapshot is written again when many papers changed', async () => {
      await store(200, 1_000, '2026-05-21');

      await refreshSnapshot({ corpus, ledger });

      expect(await corpus.loadSnapshot()).toMatchObject({
        version: INDEX_VERSION,
        documentCount: 650,
        textRevision: 650,
      });
      expect(await ledger.get('indexedRevision')).toBe(650);
    });

    test('snapshot is written anew when the corpus was emptied under a remembered revision', async () => {
      const emptied = createDatabaseCorpus(await openFreshDatabase());
      await emptied.putDay(aFetchedDay('2026-05-20', [paperNumber(1)]));

      await refreshSnapshot({ corpus: emptied, ledger });

      expect(await emptied.loadSnapshot()).toMatchObject({ documentCount: 1, textRevision: 1 });
    });
  });

  describe('find', () => {
    let index: SearchIndex;

    beforeEach(async () => {
      await corpus.putDay(
        aFetchedDay('2026-05-20', [
          {
            id: idNumber(1),
            title: 'Mendel Gödel Machine',
            abstract: 'Agents that improve themselves.',
            authors: ['Zoë Ng'],
          },
          {
            id: idNumber(2),
            title: 'Routing Transformers',
            abstract: 'Attention by routing.',
            keywords: ['sparse attention'],
          },
          { id: idNumber(3), title: 'Diffusion Models', abstract: 'We mention routing once.', keywords: ['denoising'] },
          { id: idNumber(4), title: 'μ_0: Worlds at 360°', abstract: 'About $\\alpha$.', keywords: [] },
          { id: idNumber(5), title: '<think> Aloud', abstract: 'constructor __proto__ toString', keywords: [] },
        ]),
      );
      index = await openSearchIndex(corpus);
    });

    test.each([
      ['godel', [1]],
      ['GÖDEL', [1]],
      ['zoe', [1]],
      ['machne', [1]],
      ['routing', [2, 3]],
      ['routing transformers', [2]],
      ['transf', [2]],
      ['transf routing', [2, 3]],
      ['denoising', [3]],
      ['μ', [4]],
      ['think', [5]],
      ['worlds at', [4]],
      ['360 worlds', [4]],
      ['360°', [4]],
      ['alpha worlds', [4]],
    ])('search index answers %j with the papers %j, best first', (typed, numbers) => {
      expect(search(index, typed)).toEqual(numbers.map(idNumber));
    });

    test('search index gives no more than asked for', () => {
      expect(search(index, 'routing', 1)).toEqual([idNumber(2)]);
    });

    test('search index tells which words of a paper were met', () => {
      expect(index.find(parseQuery('godel machin'), 10)[0]?.terms.toSorted()).toEqual(['godel', 'machine']);
    });

    test.each([
      'a',
      'constructor',
      '__proto__',
      'toString hasOwnProperty',
      '.*+?^${}()|[]\\',
      '((((((((((',
      '\u202Eגודל',
      'مقالة',
      '😀 👩‍🔬',
      '\u0301',
      'a\u0301\u0301\u0301',
      'x'.repeat(10_000),
      'word '.repeat(2_000),
      'ab '.repeat(2_000),
      '\u0000',
      '½ ﬁ ①',
    ])('search index answers the same twice and never throws when asked for %j', (typed) => {
      expect(search(index, typed)).toEqual(search(index, typed));
    });

    test('F65 search index never throws and gives each paper once for any text', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
          const ids = search(index, typed);

          expect(new Set(ids).size).toBe(ids.length);
        }),
      );
    });
  });
});
