import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { SearchOptions } from 'minisearch';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Paper } from '../../../../lib/papers/paper.ts';
import type { RevisedPaper } from '../../../../lib/search/segments/build-segment.ts';
import type { SegmentedIndex } from '../../../../lib/search/segments/segmented-index.ts';
import type { StoredSegment } from '../../../../lib/search/segments/stored-segment.ts';
import { splitWords } from '../../../../lib/search/words.ts';
import { aPaper } from '../../../support/a-paper.ts';
import { sharedFile } from '../../../support/feed-archive.ts';
import {
  findDifference,
  indexByMiniSearch,
  mergeFrom,
  searchMiniSearch,
  searchOurs,
  storeHistory,
  type Result,
  type StoredHistory,
} from '../../../support/index-histories.ts';
import { openWholeIndex } from '../../../support/segments.ts';

const PAPERS = 5_000;
const QUERIES = 200;
const SEED = 20_260_520;

const file = sharedFile('data/corpus-related.jsonl.gz');
const missing = file === undefined ? ' (skipped: no ../shared/data/corpus-related.jsonl.gz beside the project)' : '';

function readPapers(path: string): Paper[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n').slice(0, PAPERS);
  return lines.map((line) => aPaper({ keywords: [], ...(JSON.parse(line) as Partial<Paper>) }));
}

/** Papers in their order, and after every ninth an earlier one with the abstract of another: 5,555 revisions. */
function makeRevisions(papers: readonly Paper[]): RevisedPaper[] {
  const changes = papers.flatMap((paper, place) => {
    if (place % 9 !== 8) return [paper];
    const earlier = papers[(place * 7_919) % place]!;
    return [paper, { ...earlier, abstract: papers[(place * 31) % papers.length]!.abstract, keywords: ['revised'] }];
  });
  return changes.map((paper, place) => Object.assign({ ...paper }, { textRevision: place + 1 }));
}

/** Cuts revisions into days of given sizes, taken in turn; a paper comes once a day. */
function cut(revisions: readonly RevisedPaper[], sizes: readonly number[]): RevisedPaper[][] {
  const days: RevisedPaper[][] = [[]];
  for (const paper of revisions) {
    const day = days.at(-1)!;
    if (day.length >= sizes[days.length % sizes.length]! || day.some(({ id }) => id === paper.id)) days.push([paper]);
    else day.push(paper);
  }
  return days;
}

interface Asked {
  readonly query: string;
  readonly options: SearchOptions;
}

/** Queries of two to five words of a paper, some of them cut short or with a slip. */
function makeQueries(papers: readonly Paper[]): Asked[] {
  const options = fc.record(
    {
      prefix: fc.boolean(),
      fuzzy: fc.constantFrom(false, false, 0.2, 0.2, 1),
      combineWith: fc.constantFrom('OR', 'AND', 'AND_NOT'),
      boost: fc.constantFrom<Record<string, number>>({}, { title: 4, keywords: 2, authors: 2 }),
      fields: fc.constantFrom<string[] | undefined>(undefined, ['title'], ['title', 'abstract'], ['authors']),
    },
    { requiredKeys: ['prefix'] },
  );
  const words = fc
    .record({
      place: fc.nat(papers.length - 1),
      field: fc.constantFrom<'title' | 'abstract' | 'authors'>('title', 'title', 'abstract', 'authors'),
      start: fc.nat(20),
      count: fc.integer({ min: 1, max: 4 }),
      slip: fc.option(fc.nat(12)),
      cutBy: fc.nat(3),
    })
    .map(({ place, field, start, count, slip, cutBy }) => {
      const all = splitWords([papers[place]![field]].flat().join(' '));
      const first = start % all.length || 0;
      const query = all.slice(first, first + count).join(' ');
      const slipped = slip === null ? query : query.slice(0, slip) + query.slice(slip + 1);
      return slipped.slice(0, Math.max(3, slipped.length - cutBy));
    });
  const asked = fc.sample(fc.record({ query: words, options }), { seed: SEED, numRuns: QUERIES });
  // An option that is there but undefined is not the same to MiniSearch as one that is not there.
  return asked.map(({ query, options: { fields, ...rest } }) => ({
    query,
    options: Object.assign(rest, fields && { fields }),
  }));
}

describe.skipIf(file === undefined)(`a search over 5,000 real papers${missing}`, () => {
  let revisions: RevisedPaper[];
  let asked: Asked[];
  let wanted: Result[][];

  beforeAll(() => {
    const papers = readPapers(file!);
    revisions = makeRevisions(papers);
    asked = makeQueries(papers);
    const mini = indexByMiniSearch(storeHistory([revisions.slice(0, 0), ...cut(revisions, [500])]).papers);
    wanted = asked.map(({ query, options }) => searchMiniSearch(mini, query, options));
  }, 120_000);

  const listDifferences = (index: SegmentedIndex): string[] =>
    asked.flatMap(({ query, options }, number) => {
      const difference = findDifference(searchOurs(index, query, options), wanted[number]!);
      return difference === undefined ? [] : [`${query} ${JSON.stringify(options)}: ${difference}`];
    });

  const mergeAt =
    (...places: readonly number[]) =>
    async ({ stored, revision }: StoredHistory): Promise<StoredSegment[]> => {
      let segments = [...stored];
      for (const place of places) segments = await mergeFrom(segments, Math.floor(segments.length * place), revision);
      return segments;
    };

  test('asks for what is found, mostly', () => {
    expect(wanted.filter((results) => results.length > 0).length).toBeGreaterThan(QUERIES / 2);
  });

  test.each<[string, readonly number[], ReturnType<typeof mergeAt>]>([
    ['a segment for each of its uneven days', [400, 30, 900, 1, 250], ({ stored }) => Promise.resolve([...stored])],
    ['merged again and again', [150, 60], mergeAt(0.9, 0.7, 0.5)],
    ['merged whole', [200], mergeAt(0.6, 0)],
  ])(
    'finds what MiniSearch finds, in its order, with its scores, when the index is %s',
    async (_what, sizes, merge) => {
      const history = storeHistory(cut(revisions, sizes));

      const index = await openWholeIndex(await merge(history), history.revision);

      expect(index.documentCount).toBe(history.papers.length);
      expect(listDifferences(index)).toEqual([]);
    },
    120_000,
  );
});
