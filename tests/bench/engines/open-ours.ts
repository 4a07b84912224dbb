import { parseQuery } from '../../../lib/search/query/parse-query.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import type { ReadCorpus } from '../../../lib/store/corpus.ts';
import { askRelated } from './ask-related.ts';
import type { OpenIndex } from './engine.ts';

/** Opens Ibid's index for queries of both kinds. The one file to change when its interface does. */
export async function openOurs(corpus: ReadCorpus): Promise<OpenIndex> {
  const index = await openSearchIndex(corpus);
  const find = async (text: string, limit: number) =>
    (await index.find(parseQuery(text), { limit })).map(({ paper }) => paper);
  return {
    findRelated: (terms, limit) => askRelated(index, corpus, terms, limit),
    findTyped: find,
    countTyped: async (text, limit) => (await find(text, limit)).length,
  };
}
