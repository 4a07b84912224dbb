import fc from 'fast-check';
import MiniSearch, { type SearchOptions } from 'minisearch';
import { describe, expect, test } from 'vitest';
import { INDEX_OPTIONS } from '../../../../lib/search/index-options.ts';
import type { RevisedPaper } from '../../../../lib/search/segments/build-segment.ts';
import { mergeSegments } from '../../../../lib/search/segments/merge-segments.ts';
import { searchSegments } from '../../../../lib/search/segments/minisearch-over-segments.ts';
import type { SegmentedIndex } from '../../../../lib/search/segments/segmented-index.ts';
import type { StoredSegment } from '../../../../lib/search/segments/stored-segment.ts';
import { aPaper, idNumber } from '../../../support/a-paper.ts';
import { aStoredSegment, openAll, openWholeIndex, storeImage, type SegmentBatch } from '../../../support/segments.ts';

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

type History = readonly (readonly { readonly number: number; readonly texts: Partial<RevisedPaper> }[])[];

/** Stores a history as one segment a day, and says which papers are left of it in the order they came. */
function store(days: History): { stored: StoredSegment[]; papers: RevisedPaper[]; revision: number } {
  const current = new Map<string, RevisedPaper>();
  let revision = 0;
  const stored = days.map((day, number) => {
    const afterRevision = revision;
    const byNumber = new Map(day.map((change) => [change.number, change]));
    const papers = [...byNumber.values()].map(({ number, texts }): RevisedPaper =>
      Object.assign(aPaper({ id: idNumber(number), ...texts }), { textRevision: (revision += 1) }),
    );
    const batch: SegmentBatch = {
      papers,
      afterRevision,
      lastRevision: revision,
      supersedes: papers.flatMap(({ id }) => current.get(id)?.textRevision ?? []),
    };
    for (const paper of papers) current.set(paper.id, paper);
    return aStoredSegment(number, batch);
  });
  const papers = [...current.values()].toSorted((a, b) => a.textRevision - b.textRevision);
  return { stored, papers, revision };
}

async function mergeFrom(stored: readonly StoredSegment[], first: number, revision: number): Promise<StoredSegment[]> {
  const { parts } = openAll(stored, revision);
  const merged = parts.slice(first);
  for (const { segment, loadPages } of merged) {
    const pages = Array.from({ length: segment.pageCount }, (_, page) => page);
    (await loadPages(pages)).forEach((page, number) => segment.putPage(number, page));
  }
  const inputs = merged.map(({ segment, superseded }) => ({
    segment,
    isSuperseded: (doc: number) => superseded?.[doc] === 1,
  }));
  const image = await mergeSegments(inputs, () => Promise.resolve());
  const { afterRevision } = stored[first]!;
  const supersedes = stored
    .slice(first)
    .flatMap((segment) => segment.supersedes)
    .filter((each) => each <= afterRevision);
  return [
    ...stored.slice(0, first),
    storeImage(100, { papers: [], afterRevision, lastRevision: revision, supersedes }, image),
  ];
}

interface Result {
  readonly id: string;
  readonly score: number;
}

/** In the order of scores; papers of one score, of which the order means nothing, in that of their ids. */
function sortResults(results: readonly Result[]): Result[] {
  const isSameScore = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, a, b);
  return results.toSorted((a, b) => (isSameScore(a.score, b.score) ? (a.id < b.id ? -1 : 1) : b.score - a.score));
}

function searchMiniSearch(papers: readonly RevisedPaper[], query: string, options: SearchOptions): Result[] {
  const mini = new MiniSearch(INDEX_OPTIONS);
  mini.addAll(papers);
  return mini.search(query, options).map(({ id, score }) => ({ id: id as string, score }));
}

function searchOurs(index: SegmentedIndex, query: string, options: SearchOptions): Result[] {
  return searchSegments(index, query, options).map(({ doc, score }) => ({ id: index.getPaperId(doc), score }));
}

function expectSame(ours: readonly Result[], theirs: readonly Result[]): void {
  const [sorted, wanted] = [sortResults(ours), sortResults(theirs)];
  expect(sorted.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
  sorted.forEach(({ score }, index) => expect(score).toBeCloseTo(wanted[index]!.score, 9));
}

describe('a search over segments', () => {
  test('finds what MiniSearch finds over the same papers, with the same scores, however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(searches, { minLength: 1, maxLength: 6 }), async (days, asked) => {
        const { stored, papers, revision } = store(days);
        const index = await openWholeIndex(stored, revision);
        for (const { query, options } of asked) {
          expectSame(searchOurs(index, query, options), searchMiniSearch(papers, query, options));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('finds the same when segments have been merged', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(7), fc.array(searches, { maxLength: 4 }), async (days, from, asked) => {
        const { stored, papers, revision } = store(days);
        const merged = await mergeFrom(stored, from % stored.length, revision);
        const index = await openWholeIndex(merged, revision);
        expect(index.documentCount).toBe(papers.length);
        for (const { query, options } of asked) {
          expectSame(searchOurs(index, query, options), searchMiniSearch(papers, query, options));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('finds the very order of MiniSearch when words are taken as they are', async () => {
    await fc.assert(
      fc.asyncProperty(history, text(4), async (days, query) => {
        const { stored, papers, revision } = store(days);
        const index = await openWholeIndex(stored, revision);
        expect(searchOurs(index, query, {}).map(({ id }) => id)).toEqual(
          searchMiniSearch(papers, query, {}).map(({ id }) => id),
        );
      }),
      { numRuns: 150 },
    );
  });
});
