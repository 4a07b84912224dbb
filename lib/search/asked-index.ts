import { openIndex, type OpenedIndex } from './opened-index.ts';
import type { ReadIndexStorage } from './segments/index-storage.ts';
import { SegmentError } from './segments/segment-error.ts';
import type { SegmentedIndex } from './segments/segmented-index.ts';

/** Each finds another segment to be unsound or gone; there are never so many. */
const MAX_ATTEMPTS = 20;

/** The index over the corpus as it stood when it was opened or last refreshed, whatever becomes of what is stored. */
export class AskedIndex {
  #opened: OpenedIndex;
  readonly #indexStorage: ReadIndexStorage;

  private constructor(indexStorage: ReadIndexStorage, opened: OpenedIndex) {
    this.#indexStorage = indexStorage;
    this.#opened = opened;
  }

  /**
   * Opens the index. Nothing is decoded before a term is asked for.
   *
   * @throws StoreError
   */
  static async open(indexStorage: ReadIndexStorage): Promise<AskedIndex> {
    return new AskedIndex(indexStorage, await openIndex(indexStorage));
  }

  /** Whether some of the corpus is not in the index: it is to be maintained. */
  get isIncomplete(): boolean {
    return this.#opened.gaps.length > 0;
  }

  /** Takes in what has been stored since. */
  async refresh(): Promise<void> {
    this.#opened = await openIndex(this.#indexStorage, this.#opened.stored);
  }

  /**
   * Answers from sound segments alone: one whose bytes turn out not to be what was written is condemned, and
   * one that was merged away meanwhile is found in what it became.
   *
   * @throws StoreError
   */
  async ask<T>(find: (index: SegmentedIndex) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const asked = this.#opened;
      try {
        return await find(asked.index);
      } catch (error) {
        const unsound = error instanceof SegmentError ? asked.stored[error.part ?? -1] : undefined;
        if (!unsound || attempt === MAX_ATTEMPTS) throw error;
        await this.refresh();
        if (!this.#opened.stored.includes(unsound)) continue;
        await this.#indexStorage.condemn(unsound);
        // What is known is not read again, and would still look sound.
        this.#opened = await openIndex(this.#indexStorage);
      }
    }
  }
}
