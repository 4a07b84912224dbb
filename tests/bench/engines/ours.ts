import '../../../lib/store/read-index-early.ts';
import { addDays, FIRST_FEED_DAY } from '../../../lib/papers/feed-day.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import { findByTerms } from '../../../lib/search/find-by-terms.ts';
import { maintainIndex } from '../../../lib/search/maintain-index.ts';
import { parseQuery } from '../../../lib/search/query/parse-query.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import { openDatabase } from '../../../lib/store/open-database.ts';
import type { IbidDatabase } from '../../../lib/store/schema.ts';
import type { Engine, OpenIndex } from './engine.ts';
import { countBytes } from './raw-store.ts';

// At once, as each start of the background does it.
const opening = openDatabase(() => undefined);

/** Ibid's own search, over its own store. The one file to change when its interface does. */
export async function createEngine(): Promise<Engine> {
  const db = await opening;
  const corpus = createDatabaseCorpus(db);
  return {
    store: (papers) => putAsDay(corpus, papers),
    async build() {
      // Storing has made segments of the days; a first build has the papers alone.
      await corpus.index.clear();
      const startedAt = performance.now();
      await maintainIndex(corpus);
      return { buildMs: performance.now() - startedAt, saveMs: 0 };
    },
    open: () => open(corpus),
    addDay: (papers) => putAsDay(corpus, papers),
    settle: () => maintainIndex(corpus),
    countIndexBytes: () => countIndexBytes(db),
    async countBytesRead(terms) {
      const { counting, getCount } = countReading(corpus);
      await (await open(counting)).findRelated(terms, 10);
      return getCount();
    },
  };
}

async function open(corpus: Corpus): Promise<OpenIndex> {
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

/** Each part on the next free day: a day that was there would be replaced. */
async function putAsDay(corpus: Corpus, papers: readonly Paper[]): Promise<void> {
  const newest = await corpus.getNewestDay();
  const day = newest ? addDays(newest.day, 1) : FIRST_FEED_DAY;
  await corpus.putDay({ day, papers, fetchedAt: Date.now(), isWhole: true });
}

async function countIndexBytes(db: IbidDatabase): Promise<number> {
  let bytes = 0;
  await db.segments.each(({ head, postings, supersedes }) => {
    bytes += countBytes(head) + (postings ? countBytes(postings) : 0) + countBytes(supersedes);
  });
  await db.segmentPages.each((page) => (bytes += page.bytes.byteLength));
  return bytes;
}

/** The same corpus, whose index counts the bytes that are read of it. */
function countReading(corpus: Corpus): { readonly counting: Corpus; readonly getCount: () => number } {
  let count = 0;
  const index: Corpus['index'] = {
    ...corpus.index,
    async load(known) {
      const loaded = await corpus.index.load(known);
      for (const { head, postings } of loaded.segments) count += head.byteLength + (postings?.byteLength ?? 0);
      return loaded;
    },
    async loadPages(segment, pages) {
      const loaded = await corpus.index.loadPages(segment, pages);
      if (!segment.postings) for (const page of loaded) count += page?.byteLength ?? 0;
      return loaded;
    },
  };
  return { counting: { ...corpus, index }, getCount: () => count };
}
