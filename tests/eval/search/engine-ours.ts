import type { Paper } from '../../../lib/papers/paper.ts';
import { parseQuery } from '../../../lib/search/query/parse-query.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import type { Engine } from './engine.ts';
import { createMemoryCorpus } from './memory-corpus.ts';

/** The search that ships, over a corpus in memory. */
export async function openOurEngine(papers: readonly Paper[]): Promise<Engine> {
  const index = await openSearchIndex(createMemoryCorpus(papers));
  return {
    async find(text, limit) {
      const found = await index.find(parseQuery(text), { limit });
      return found.map(({ paper }) => paper.id);
    },
  };
}
