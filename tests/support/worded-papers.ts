import type { Paper } from '../../lib/papers/paper.ts';
import { parseQuery } from '../../lib/search/query/parse-query.ts';
import type { FindOptions, SearchIndex } from '../../lib/search/search-index.ts';
import type { FetchedDay } from '../../lib/store/corpus.ts';
import { aFetchedDay, idNumber } from './a-paper.ts';

const WORDS = 'routing experts diffusion tokens attention retrieval agents robots speech vision proteins graphs'.split(
  ' ',
);

/** Queries of every kind that the made-up papers answer: whole words, beginnings, slips, names, conditions. */
export const WORDED_QUERIES: readonly string[] = [
  'routing',
  'diffusion tok',
  'expert routing',
  'atention',
  'moreau',
  'graphs robots speech',
  'title:agents -tokens',
  '"with robots"',
  'number 17',
  'nothing such',
];

/** The n-th of many papers that differ in a few words. */
export function wordedPaper(n: number, change: Partial<Paper> = {}): Partial<Paper> {
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

/** A day of so many of these papers, numbered from one on. */
export function aWordedDay(day: string, from: number, count: number): FetchedDay {
  return aFetchedDay(
    day,
    Array.from({ length: count }, (_, n) => wordedPaper(from + n)),
  );
}

/** The ids of what a typed query finds, best first. */
export async function findIds(
  index: SearchIndex,
  typed: string,
  options: Partial<FindOptions> = {},
): Promise<string[]> {
  const found = await index.find(parseQuery(typed), { limit: 1_000, ...options });
  return found.map(({ paper }) => paper.id);
}

/** What the index answers to each of the queries, in no order. */
export function findForAll(index: SearchIndex): Promise<string[][]> {
  return Promise.all(WORDED_QUERIES.map(async (query) => (await findIds(index, query)).toSorted()));
}
