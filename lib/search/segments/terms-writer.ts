import { PostingPagesWriter, type WrittenPostings } from './posting-pages-writer.ts';
import type { SlicedWork } from './slices.ts';
import { TermTableWriter } from './term-table-writer.ts';
import type { TermTableImage } from './term-table.ts';
import { TermWeightsWriter } from './term-weights.ts';

/** What a segment knows of its terms. */
export interface WrittenTerms {
  readonly table: TermTableImage;
  readonly weights: Uint8Array;
  readonly postings: WrittenPostings;
}

/** Writes all that a segment knows of its terms, term by term in order. */
export class TermsWriter {
  readonly #table = new TermTableWriter();
  readonly #weights = new TermWeightsWriter();
  readonly #postings = new PostingPagesWriter();

  add(term: Uint8Array, postings: Uint8Array): void {
    this.#table.add(term, postings.length);
    this.#weights.add(term, postings.length);
    this.#postings.add(term, postings);
  }

  *finish(): SlicedWork<WrittenTerms> {
    const weights = yield* this.#weights.finish();
    return { table: this.#table.finish(), weights, postings: this.#postings.finish() };
  }
}
