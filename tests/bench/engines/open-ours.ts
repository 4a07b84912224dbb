import { findCandidatesForPage } from '../../../lib/related/find-candidates-for-page.ts';
import type { PageWords } from '../../../lib/related/page-words.ts';
import { parseQuery } from '../../../lib/search/query/parse-query.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import type { ReadCorpus } from '../../../lib/store/corpus.ts';
import type { OpenIndex, WeightedTerm } from './engine.ts';

/** Opens Ibid's index. The one file to change when its interface does. */
export async function openOurs(corpus: ReadCorpus): Promise<OpenIndex> {
  const index = await openSearchIndex(corpus);
  const find = async (text: string, limit: number) =>
    (await index.find(parseQuery(text), { limit })).map(({ paper }) => paper);
  return {
    findRelated: async (terms, limit) => {
      const found = await index.ask((segments) => findCandidatesForPage(segments, toPageWords(terms), limit));
      return corpus.getPapers(found.map(({ id }) => id));
    },
    findTyped: find,
    countTyped: async (text, limit) => (await find(text, limit)).length,
  };
}

/** A page of which nothing but weighted terms is known. */
function toPageWords(terms: readonly WeightedTerm[]): PageWords {
  return {
    numbers: new Map(terms.map(({ term }, number) => [term, number])),
    forms: terms.map(({ term }) => [term]),
    weights: Float32Array.from(terms, ({ weight }) => weight),
    heads: new Set(),
    leads: new Set(),
    paperCount: 0,
    pairs: new Set(),
    nameKeys: new Map(),
    keyBeginnings: new Set(),
  };
}
