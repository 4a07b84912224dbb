import type { TermPostings } from './postings.ts';

/** Bytes of decoded postings to keep: the words of a query that is being typed are asked for again and again. */
const MAX_BYTES = 8_000_000;
const BYTES_PER_POSTING = 6;

/** Decoded postings of the terms last asked for. */
export class PostingsCache {
  readonly #byTerm = new Map<string, TermPostings>();
  #bytes = 0;

  has(term: string): boolean {
    return this.#byTerm.has(term);
  }

  get(term: string): TermPostings | undefined {
    const postings = this.#byTerm.get(term);
    if (!postings) return undefined;
    // A map is in the order of insertion: what is asked for again becomes the newest.
    this.#byTerm.delete(term);
    this.#byTerm.set(term, postings);
    return postings;
  }

  set(term: string, postings: TermPostings): void {
    this.#byTerm.set(term, postings);
    this.#bytes += sizeOf(postings);
    for (const [oldest, old] of this.#byTerm) {
      if (this.#bytes <= MAX_BYTES || oldest === term) return;
      this.#byTerm.delete(oldest);
      this.#bytes -= sizeOf(old);
    }
  }
}

function sizeOf(postings: TermPostings): number {
  return postings.reduce((sum, field) => sum + (field?.docs.length ?? 0) * BYTES_PER_POSTING, 0);
}
