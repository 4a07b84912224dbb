import type { IndexTerm } from '../search/segments/index-terms.ts';
import type { SegmentedIndex } from '../search/segments/segmented-index.ts';

/** Finds terms of the index, which must have been loaded, each once: choosing candidates and comparing them ask for the same words. */
export class TermLookup {
  readonly #index: SegmentedIndex;
  readonly #known = new Map<string, IndexTerm | undefined>();

  constructor(index: SegmentedIndex) {
    this.#index = index;
  }

  find(word: string): IndexTerm | undefined {
    const known = this.#known.get(word);
    if (known !== undefined || this.#known.has(word)) return known;
    const term = this.#index.terms.find(word);
    this.#known.set(word, term);
    return term;
  }
}
