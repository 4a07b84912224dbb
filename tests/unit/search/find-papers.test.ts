import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseQuery } from '../../../lib/search/query/parse-query.ts';
import { openSearchIndex, type SearchIndex } from '../../../lib/search/search-index.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import { aFetchedDay, idNumber } from '../../support/a-paper.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { findIds } from '../../support/worded-papers.ts';

let index: SearchIndex;

beforeAll(async () => {
  const corpus = createDatabaseCorpus(await openFreshDatabase());
  await corpus.putDay(
    aFetchedDay('2026-05-19', [
      {
        id: idNumber(1),
        title: 'Mendel Gödel Machine',
        abstract: 'Agents that improve themselves.',
        authors: ['Zoë Ng'],
        keywords: [],
        upvotes: 50,
        repository: 'ng/mendel',
      },
      {
        id: idNumber(2),
        title: 'Routing Transformers',
        abstract: 'Attention by routing.',
        keywords: ['sparse attention'],
      },
    ]),
  );
  await corpus.putDay(
    aFetchedDay('2026-05-20', [
      { id: idNumber(3), title: 'Diffusion Models', abstract: 'We mention routing once.', keywords: ['denoising'] },
      { id: idNumber(4), title: 'μ_0: Worlds at 360°', abstract: 'About $\\alpha$.', keywords: [] },
      { id: idNumber(5), title: '<think> Aloud', abstract: 'constructor __proto__ toString', keywords: [] },
      { id: idNumber(6), title: '路由与混合专家', abstract: 'מודלים של שפה 😀 𠮷野', keywords: [] },
    ]),
  );
  index = await openSearchIndex(corpus);
});

describe('findPapers', () => {
  test.each([
    ['godel', [1]],
    ['GÖDEL', [1]],
    ['zoe', [1]],
    ['machne', [1]],
    ['routing', [2, 3]],
    ['routing transformers', [2]],
    ['transf', [2]],
    ['denoising', [3]],
    ['μ', [4]],
    ['think', [5]],
    ['360 worlds', [4]],
    ['混合专家', [6]],
    ['שפה', [6]],
    ['𠮷野', [6]],
    ['2501.00004', [4]],
    ['https://arxiv.org/abs/2501.00004v2', [4]],
    ['2501.00004 routing', [4, 2, 3]],
    ['routing -transformers', [3]],
    ['title:routing', [2]],
    ['"by routing"', [2]],
    ['"routing by"', []],
    ['routing after:2026-05-20', [3]],
    ['votes:>10', [1]],
    ['has:code', [1]],
    ['before:2026-05-20', [1, 2]],
    ['transformers -routing-models', [2]],
    ['routing -routing-transformers', [3]],
    ['', []],
    ['-routing', [4, 5, 6, 1]],
  ])('answers %j with the papers %j, best first', async (typed, numbers) => {
    expect(await findIds(index, typed)).toEqual(numbers.map(idNumber));
  });

  test.each([
    'a',
    'constructor',
    '__proto__',
    'toString hasOwnProperty',
    '.*+?^${}()|[]\\',
    '((((((((((',
    '"',
    '"routing',
    '""" "" "',
    'title:"rout',
    'title: author:: -: -" --- -',
    '\u202Eגודל',
    'مقالة',
    '😀 👩‍🔬',
    '\u0301',
    'a\u0301\u0301\u0301',
    'x'.repeat(10_000),
    'word '.repeat(2_000),
    Array.from({ length: 2_000 }, (_, n) => `t${n}`).join(' '),
    '-ab '.repeat(2_000),
    'title:ab '.repeat(2_000),
    '"a b" '.repeat(2_000),
    '\u0000',
    '\uD800 \uDC00 a\uDBFF',
    '½ ﬁ ①',
    'votes:>99999999999999999999 after:0000-00-00 has: is:',
  ])('F65 answers the same twice and never throws when asked for %j', async (typed) => {
    expect(await findIds(index, typed)).toEqual(await findIds(index, typed));
  });

  test('finds an author’s paper first when hundreds have the words of the name in different names', async () => {
    const corpus = createDatabaseCorpus(await openFreshDatabase());
    const isOwn = (n: number): boolean => n === 280;
    await corpus.putDay(
      aFetchedDay(
        '2026-05-20',
        Array.from({ length: 290 }, (_, n) => ({
          id: idNumber(n),
          abstract: '',
          keywords: [],
          upvotes: isOwn(n) ? 0 : 100,
          authors: isOwn(n) ? ['Mei Gao', 'Yu Yao', 'Ada Moreau'] : [`Yu Chen`, `Lin Yao`],
        })),
      ),
    );
    const crowded = await openSearchIndex(corpus);

    expect((await findIds(crowded, 'yu yao', { limit: 3 }))[0]).toBe(idNumber(280));
    expect(await findIds(crowded, 'yu yao', { limit: 3 })).toHaveLength(3);
  });

  test('finds the paper of the typed name before those of names that are like it', async () => {
    const corpus = createDatabaseCorpus(await openFreshDatabase());
    await corpus.putDay(
      aFetchedDay(
        '2026-05-20',
        Array.from({ length: 150 }, (_, n) => ({
          id: idNumber(n),
          authors: [n === 140 ? 'Ziang Luo' : `Ziyang Luo ${n}`],
        })),
      ),
    );

    expect((await findIds(await openSearchIndex(corpus), 'ziang luo', { limit: 3 }))[0]).toBe(idNumber(140));
  });

  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    // Lone halves of surrogate pairs, too.
    fc.array(fc.nat(0xffff), { maxLength: 10 }).map((units) => String.fromCharCode(...units)),
    fc.constantFrom('title:', 'author:', 'votes:>', 'after:', 'has:code', 'is:saved', '"', '-', 'routing', 'rout', ' '),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  test('F65 answers any text, each paper once, no more than asked for, with words of the paper', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 6 }), async (typed, limit) => {
        const found = await index.find(parseQuery(typed), { limit });

        expect(new Set(found.map(({ paper }) => paper.id)).size).toBe(found.length);
        expect(found.length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 1_000 },
    );
  });
});
