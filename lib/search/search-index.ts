import type { PaperId } from '../papers/arxiv-id.ts';
import type { ReadCorpus } from '../store/corpus.ts';
import type { StoredPaper } from '../store/schema.ts';
import { AskedIndex } from './asked-index.ts';
import { findPapers } from './find-papers.ts';
import type { PaperMarks } from './meets-clause.ts';
import type { Query } from './query/query-tree.ts';

/** A paper found, and the words that the query stands for, for highlighting. */
export interface Found {
  readonly paper: StoredPaper;
  readonly terms: readonly string[];
}

export interface FindOptions {
  readonly limit: number;
  /** What the user has said of a paper; hidden ones are left out. Nothing has been said when left out. */
  readonly marksOf?: (id: PaperId) => PaperMarks;
}

/** The index with what typed searches need. */
export interface SearchIndex extends Pick<AskedIndex, 'isIncomplete' | 'ask' | 'refresh'> {
  /** The papers that a typed query asks for, best first. */
  find(query: Query, options: FindOptions): Promise<Found[]>;
}

/**
 * Opens the index for typed searches too.
 *
 * @throws StoreError
 */
export async function openSearchIndex(corpus: ReadCorpus): Promise<SearchIndex> {
  const index = await AskedIndex.open(corpus.index);
  return {
    get isIncomplete() {
      return index.isIncomplete;
    },
    find: (query, options) => index.ask((segments) => findPapers(segments, corpus, query, options)),
    ask: (find) => index.ask(find),
    refresh: () => index.refresh(),
  };
}
