import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Paper } from '../../../../lib/papers/paper.ts';
import { INDEX_FIELDS } from '../../../../lib/search/index-options.ts';
import type { RevisedPaper } from '../../../../lib/search/segments/build-segment.ts';
import type { IndexTerm } from '../../../../lib/search/segments/index-terms.ts';
import { lookUpAll } from '../../../../lib/search/segments/minisearch-over-segments.ts';
import type { TermPostings } from '../../../../lib/search/segments/postings.ts';
import { aPaper, idNumber } from '../../../support/a-paper.ts';
import {
  findDifference,
  indexByMiniSearch,
  mergeFrom,
  searchMiniSearch,
  searchOurs,
  storeHistory,
} from '../../../support/index-histories.ts';
import { openWholeIndex } from '../../../support/segments.ts';

/** MiniSearch keeps its averages up to date document by document, and the last bits of its scores drift with them. */
const ROUNDING = 1e-13;

/** What MiniSearch keeps of a term: for each field's number the documents and how often they hold it. */
type FieldMaps = Map<number, Map<number, number>>;

const VOCABULARY = [
  'mixture mixtures mix expert experts routing router route token tokens a of',
  'Gödel godel naïve naive π 混合专家 路由 ルーティング модель müller ﬁne x 𠮷野 𝔸',
  'llama3 llama 3 scaling scale scaled 😀 نموذج mixture-of-experts transformers',
].flatMap((line) => line.split(' '));
const word = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...VOCABULARY) }, fc.string({ maxLength: 6 }));
const text = (maxLength: number) => fc.array(word, { maxLength }).map((words) => words.join(' '));

const paperTexts = fc.record(
  {
    title: text(6),
    abstract: text(20),
    authors: fc.array(text(2), { maxLength: 3 }),
    keywords: fc.array(text(2), { maxLength: 3 }),
    organization: text(2),
  },
  { requiredKeys: ['title', 'abstract', 'authors', 'keywords'] },
);

/** What happens to a corpus: days of papers, some of them known ones with new texts. */
const history = fc.array(
  fc.array(fc.record({ number: fc.nat(25), texts: paperTexts }), { minLength: 1, maxLength: 8 }),
  { minLength: 1, maxLength: 8 },
);

const searches = fc.record({
  query: fc.oneof(text(4), fc.constantFrom('mixtur of expert', 'rout', 'godl', 'tokns scaling', 'm', '')),
  options: fc.record(
    {
      combineWith: fc.constantFrom('OR', 'AND', 'AND_NOT'),
      prefix: fc.boolean(),
      fuzzy: fc.constantFrom(false, 0.2, 0.4, 1, 2),
      boost: fc.constantFrom({}, { title: 4, keywords: 2 }),
      fields: fc.subarray<string>(['title', 'abstract', 'authors', 'keywords'], { minLength: 1 }),
      weights: fc.constantFrom({ prefix: 0.6, fuzzy: 0.3 }, { prefix: 0.2, fuzzy: 0.9 }),
    },
    { requiredKeys: [] },
  ),
});

/** The same with the revisions that storing would give; a paper comes once a day. */
function revise(days: readonly (readonly { readonly number: number; readonly texts: Partial<Paper> }[])[]) {
  let revision = 0;
  return days.map((day) => {
    const byNumber = new Map(day.map((change) => [change.number, change]));
    return Array.from(byNumber.values(), ({ number, texts }): RevisedPaper =>
      Object.assign(aPaper({ id: idNumber(number), ...texts }), { textRevision: (revision += 1) }),
    );
  });
}

describe('a search over segments', () => {
  test('finds what MiniSearch finds over the same papers, with the same scores, however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(searches, { minLength: 1, maxLength: 6 }), async (days, asked) => {
        const { stored, papers, revision } = storeHistory(revise(days));
        const index = await openWholeIndex(stored, revision);
        const mini = indexByMiniSearch(papers);
        for (const { query, options } of asked) {
          expect(
            findDifference(searchOurs(index, query, options), searchMiniSearch(mini, query, options)),
          ).toBeUndefined();
        }
      }),
      { numRuns: 150 },
    );
  });

  test('finds the same when segments have been merged', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(7), fc.array(searches, { maxLength: 4 }), async (days, from, asked) => {
        const { stored, papers, revision } = storeHistory(revise(days));
        const index = await openWholeIndex(await mergeFrom(stored, from % stored.length, revision), revision);
        const mini = indexByMiniSearch(papers);
        expect(index.documentCount).toBe(papers.length);
        for (const { query, options } of asked) {
          expect(
            findDifference(searchOurs(index, query, options), searchMiniSearch(mini, query, options)),
          ).toBeUndefined();
        }
      }),
      { numRuns: 150 },
    );
  });

  test('finds the very order of MiniSearch when words are taken as they are', async () => {
    await fc.assert(
      fc.asyncProperty(history, text(4), async (days, query) => {
        const { stored, papers, revision } = storeHistory(revise(days));
        const index = await openWholeIndex(stored, revision);
        const mini = indexByMiniSearch(papers);
        expect(
          findDifference(searchOurs(index, query, {}), searchMiniSearch(mini, query, {}), ROUNDING),
        ).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });
});

describe('MiniSearch 7.2.0', () => {
  const papers = revise([
    [
      {
        number: 1,
        texts: { title: 'Mixture of experts', abstract: 'Experts and an expert router', organization: 'A' },
      },
      { number: 2, texts: { title: 'Expert routing', abstract: 'Mixtures mix', keywords: ['router', 'routing'] } },
      { number: 3, texts: { title: 'Scaling', abstract: 'Nothing of the kind', authors: [] } },
    ],
  ]);
  const { stored, revision } = storeHistory(papers);
  const mini = indexByMiniSearch(papers.flat());
  const inside = mini as unknown as Record<string, unknown>;
  const words = inside['_index'] as {
    get(term: string): FieldMaps | undefined;
    atPrefix(prefix: string): Iterable<[string, FieldMaps]>;
    fuzzyGet(word: string, maxDistance: number): Map<string, [FieldMaps, number]>;
  };
  const toMaps = (postings: TermPostings): FieldMaps =>
    new Map(
      postings.flatMap((field, number) =>
        field ? [[number, new Map(Array.from(field.docs, (doc, at) => [doc, field.frequencies[at]!]))] as const] : [],
      ),
    );

  test('is the one that is installed, and no other may be', async () => {
    const read = async (path: string): Promise<{ version: string; dependencies: Record<string, string> }> =>
      JSON.parse(await readFile(new URL(`../../../../${path}`, import.meta.url), 'utf8'));

    expect((await read('node_modules/minisearch/package.json')).version).toBe('7.2.0');
    expect((await read('package.json')).dependencies['minisearch']).toBe('7.2.0');
  });

  test('reads of itself for a search what the segments stand in for, and its options and fields', () => {
    const read = new Set<string>();
    const watched = new Proxy(mini, {
      get(target, key, receiver) {
        if (typeof key === 'string' && key.startsWith('_')) read.add(key);
        return Reflect.get(target, key, receiver) as unknown;
      },
    });

    watched.search('expert mixtur', { prefix: true, fuzzy: 0.4, combineWith: 'AND', boostTerm: () => 2 });

    expect([...read].toSorted()).toEqual([
      '_avgFieldLength',
      '_documentCount',
      '_documentIds',
      '_fieldIds',
      '_fieldLength',
      '_index',
      '_options',
      '_storedFields',
    ]);
  });

  test('keeps counts, averages, lengths and ids in the shapes that the segments give it', async () => {
    const index = await openWholeIndex(stored, revision);
    const docs = [0, 1, 2];

    expect(inside['_documentCount']).toBe(index.documentCount);
    expect(inside['_fieldIds']).toEqual(Object.fromEntries(INDEX_FIELDS.map((field, number) => [field, number])));
    // It keeps its averages up to date document by document, and they drift by the last bits.
    (inside['_avgFieldLength'] as number[]).forEach((average, field) =>
      expect(index.averageLengths[field]).toBeCloseTo(average, 12),
    );
    expect(inside['_fieldLength']).toEqual(
      new Map(docs.map((doc) => [doc, INDEX_FIELDS.map((_, field) => index.getLengths(field)[doc]!)])),
    );
    expect(inside['_documentIds']).toEqual(new Map(docs.map((doc) => [doc, index.getPaperId(doc)])));
    expect(inside['_storedFields']).toEqual(new Map());
  });

  test('keeps postings of words, beginnings and slips in the shapes that the segments give it', async () => {
    const index = await openWholeIndex(stored, revision);
    const lookup = lookUpAll(index);
    const ours = (term: IndexTerm): FieldMaps => toMaps(index.getPostings(term));

    for (const word of ['expert', 'experts', 'of', 'nothing', 'absent']) {
      const term = lookup.find(word);
      expect(words.get(word)).toEqual(term && ours(term));
    }
    for (const prefix of ['e', 'expert', 'mix', 'absent']) {
      expect(new Map(words.atPrefix(prefix))).toEqual(
        new Map(lookup.findPrefix(prefix).map((term) => [term.text, ours(term)])),
      );
    }
    for (const word of ['expret', 'rout', 'x']) {
      expect(words.fuzzyGet(word, 2)).toEqual(
        new Map(lookup.findFuzzy(word, 2).map(({ term, distance }) => [term.text, [ours(term), distance]])),
      );
    }
  });
});
