import { addDays, FIRST_FEED_DAY } from '../../../lib/papers/feed-day.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import { INDEX_VERSION } from '../../../lib/search/index-options.ts';
import { parseQuery } from '../../../lib/search/query/parse-query.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import { openDatabase } from '../../../lib/store/open-database.ts';
import type { Engine, OpenIndex } from './engine.ts';
import { countBytes } from './raw-store.ts';

/** Ibid's own search, over its own store. The one file to change when its interface does. */
export async function createEngine(): Promise<Engine> {
  const corpus = createDatabaseCorpus(await openDatabase(() => undefined));
  return {
    store: (papers) => putAsDay(corpus, papers),
    async build() {
      const startedAt = performance.now();
      const index = await openSearchIndex(corpus);
      await corpus.saveSnapshot({ key: 'index', version: INDEX_VERSION, ...index.serialize() });
      return { buildMs: performance.now() - startedAt, saveMs: 0 };
    },
    open: () => open(corpus),
    addDay: (papers) => putAsDay(corpus, papers),
    countIndexBytes: async () => countBytes((await corpus.loadSnapshot())?.json ?? ''),
  };
}

async function open(corpus: Corpus): Promise<OpenIndex> {
  const index = await openSearchIndex(corpus);
  const find = (text: string, limit: number) => index.find(parseQuery(text), limit).map(({ id }) => id);
  return {
    findRelated: (terms, limit) => corpus.getPapers(find(terms.map(({ term }) => term).join(' '), limit)),
    findTyped: (text, limit) => corpus.getPapers(find(text, limit)),
    countTyped: (text, limit) => find(text, limit).length,
  };
}

/** Each part on the next free day: a day that was there would be replaced. */
async function putAsDay(corpus: Corpus, papers: readonly Paper[]): Promise<void> {
  const newest = await corpus.getNewestDay();
  const day = newest ? addDays(newest.day, 1) : FIRST_FEED_DAY;
  await corpus.putDay({ day, papers, fetchedAt: Date.now(), isWhole: true });
}
