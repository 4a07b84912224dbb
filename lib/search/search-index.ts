import type { PaperId } from '../papers/arxiv-id.ts';
import type { ReadCorpus } from '../store/corpus.ts';
import type { StoredPaper } from '../store/schema.ts';
import { findPapers } from './find-papers.ts';
import type { PaperMarks } from './meets-clause.ts';
import { openIndex, type OpenedIndex } from './opened-index.ts';
import type { Query } from './query/query-tree.ts';
import type { ReadIndexStorage } from './segments/index-storage.ts';
import { SegmentError } from './segments/segment.ts';
import type { SegmentedIndex } from './segments/segmented-index.ts';

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

/** The search index over the corpus, as it stood when it was opened or last refreshed. */
export interface SearchIndex {
  /** Whether some of the corpus is not in the index: it is to be maintained. */
  readonly isIncomplete: boolean;
  /** The papers that a typed query asks for, best first. */
  find(query: Query, options: FindOptions): Promise<Found[]>;
  /** Asks the terms and postings themselves; asked again where a segment turns out to be unsound. */
  ask<T>(find: (index: SegmentedIndex) => Promise<T>): Promise<T>;
  /** Takes in what has been stored since. */
  refresh(): Promise<void>;
}

/**
 * Opens the index. Nothing is decoded before a term is asked for.
 *
 * @throws StoreError
 */
export async function openSearchIndex(corpus: ReadCorpus): Promise<SearchIndex> {
  const held = new HeldIndex(corpus.index, await openIndex(corpus.index));
  return {
    get isIncomplete() {
      return held.opened.gaps.length > 0;
    },
    find: (query, options) => held.answer(({ index }) => findPapers(index, corpus, query, options)),
    ask: (find) => held.answer(({ index }) => find(index)),
    refresh: () => held.refresh(),
  };
}

/** Each finds another segment to be unsound or gone; there are never so many. */
const MAX_ATTEMPTS = 20;

class HeldIndex {
  opened: OpenedIndex;
  readonly #index: ReadIndexStorage;

  constructor(indexStorage: ReadIndexStorage, opened: OpenedIndex) {
    this.#index = indexStorage;
    this.opened = opened;
  }

  async refresh(): Promise<void> {
    this.opened = await openIndex(this.#index, this.opened.stored);
  }

  /**
   * Answers from sound segments alone: one whose bytes turn out not to be what was written is condemned, and
   * one that was merged away meanwhile is found in what it became.
   */
  async answer<T>(find: (opened: OpenedIndex) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const asked = this.opened;
      try {
        return await find(asked);
      } catch (error) {
        const unsound = error instanceof SegmentError ? asked.stored[error.part ?? -1] : undefined;
        if (!unsound || attempt === MAX_ATTEMPTS) throw error;
        await this.refresh();
        if (!this.opened.stored.includes(unsound)) continue;
        await this.#index.condemn(unsound);
        // What is known is not read again, and would still look sound.
        this.opened = await openIndex(this.#index);
      }
    }
  }
}
