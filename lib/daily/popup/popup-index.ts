import { maintainIndex } from '../../search/maintain-index.ts';
import { openSearchIndex, type SearchIndex } from '../../search/search-index.ts';
import type { Corpus } from '../../store/corpus.ts';

/** The search index of a popup: opened once, and read anew only after something has been stored. */
export class PopupIndex {
  readonly #corpus: Corpus;
  #index: SearchIndex | undefined;
  #opening: Promise<SearchIndex> | undefined;
  #refreshing: Promise<void> | undefined;
  #isStale = false;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** What can be searched now; undefined before the index has opened. */
  get current(): SearchIndex | undefined {
    return this.#index;
  }

  /** To be called when a day has been stored. */
  noteChange(): void {
    this.#isStale = true;
  }

  /** @throws StoreError */
  open(): Promise<SearchIndex> {
    this.#opening ??= openSearchIndex(this.#corpus).then(
      (index) => (this.#index = index),
      (error: unknown) => {
        this.#opening = undefined;
        throw error;
      },
    );
    return this.#opening;
  }

  /**
   * Opens the index, takes in what has been stored since and has what is missing of it made; nothing is
   * done when it is in order.
   *
   * @param onFresh called whenever more can be found than before
   * @throws StoreError
   */
  refresh(onFresh: () => void): Promise<void> {
    if (this.#index && !this.#isStale && !this.#index.isIncomplete) return Promise.resolve();
    this.#refreshing ??= this.#refreshOnce(onFresh);
    return this.#refreshing;
  }

  async #refreshOnce(onFresh: () => void): Promise<void> {
    try {
      const index = await this.open();
      do {
        if (this.#isStale) await this.#takeIn(index);
        onFresh();
        if (index.isIncomplete) await this.#complete(index, onFresh);
      } while (this.#isStale);
    } finally {
      this.#refreshing = undefined;
    }
  }

  /** What is found meanwhile is shown. */
  async #complete(index: SearchIndex, onFresh: () => void): Promise<void> {
    await maintainIndex(this.#corpus);
    await this.#takeIn(index);
    onFresh();
  }

  async #takeIn(index: SearchIndex): Promise<void> {
    this.#isStale = false;
    await index.refresh();
  }
}
