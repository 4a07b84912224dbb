import { addDays, FIRST_FEED_DAY } from '../../../lib/papers/feed-day.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import { maintainIndex } from '../../../lib/search/maintain-index.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import { openDatabase } from '../../../lib/store/open-database.ts';
import type { IbidDatabase } from '../../../lib/store/schema.ts';
import type { Engine } from './engine.ts';
import { openOurs } from './open-ours.ts';
import { countBytes } from './raw-store.ts';

/** Ibid's own search over its own store, as its pages have it. */
export async function createEngine(): Promise<Engine> {
  const db = await openDatabase(() => undefined);
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
    open: () => openOurs(corpus),
    addDay: (papers) => putAsDay(corpus, papers),
    settle: () => maintainIndex(corpus),
    countIndexBytes: () => countIndexBytes(db),
    async countBytesRead(terms) {
      const { counting, getCount } = countReading(corpus);
      await (await openOurs(counting)).findRelated(terms, 10);
      return getCount();
    },
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
  await db.segments.each(({ head, pages = [], supersedes }) => {
    bytes += countBytes(head) + countBytes(supersedes);
    for (const page of pages) bytes += page.byteLength;
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
      for (const { head, pages = [] } of loaded.segments) {
        count += pages.reduce((sum, { byteLength }) => sum + byteLength, head.byteLength);
      }
      return loaded;
    },
    async loadPages(segment, pages) {
      const loaded = await corpus.index.loadPages(segment, pages);
      if (!segment.pages) for (const page of loaded) count += page?.byteLength ?? 0;
      return loaded;
    },
  };
  return { counting: { ...corpus, index }, getCount: () => count };
}
