import { compareBytesAt } from './term-bytes.ts';

/**
 * Some terms in the order of their bytes, as bytes: what is looked for among many others is near one of them. Each is cut
 * short where it is after the one before it, so that it is no term itself but parts them.
 */
export interface TermDirectoryImage {
  /** Where each term begins; last, where the last one ends. */
  readonly starts: Uint32Array;
  readonly terms: Uint8Array;
}

/** Finds the place of a term among those of a directory, where they lie. */
export class TermDirectory {
  readonly #starts: Uint32Array;
  readonly #terms: Uint8Array;

  constructor({ starts, terms }: TermDirectoryImage) {
    this.#starts = starts;
    this.#terms = terms;
  }

  /**
   * The last entry whose term is not after the given one, or else the first. As findLast does, without its calls: a
   * page's words are looked up before anything is compiled.
   */
  find(term: Uint8Array): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = starts[middle]!;
      if (compareBytesAt(this.#terms, start, starts[middle + 1]! - start, term) <= 0) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

/** The last number below `end` of which something holds that holds of none after, or else the first. */
export function findLast(first: number, end: number, holds: (number: number) => boolean): number {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return Math.max(first, low - 1);
}
