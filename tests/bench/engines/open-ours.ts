import { findByTerms } from '../../../lib/search/find-by-terms.ts';
import { parseQuery } from '../../../lib/search/query/parse-query.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import type { ReadCorpus } from '../../../lib/store/corpus.ts';
import type { OpenIndex } from './engine.ts';

/** Opens Ibid's index. The one file to change when its interface does. */
export async function openOurs(corpus: ReadCorpus): Promise<OpenIndex> {
  const index = await openSearchIndex(corpus);
  const find = async (text: string, limit: number) =>
    (await index.find(parseQuery(text), { limit })).map(({ paper }) => paper);
  return {
    findRelated: async (terms, limit) => {
      const found = await index.ask((segments) => findByTerms(segments, terms, limit));
      return corpus.getPapers(found.map(({ id }) => id));
    },
    findTyped: find,
    countTyped: async (text, limit) => (await find(text, limit)).length,
  };
}
