import { checksum } from './checksum.ts';
import { SegmentError } from './segment-error.ts';
import { PAGE_SIZE } from './segment-layout.ts';
import type { ByteRange } from './term-table.ts';

/** What has been read so far of a segment's body: its terms, and its postings after them. */
export class SegmentBody {
  /** The terms; zeros where they have not been read, which cost no memory before they are written to. */
  readonly terms: Uint8Array;
  readonly #length: number;
  readonly #pageSums: Uint32Array;
  readonly #pages: (Uint8Array | undefined)[];

  /** @param pageSums the checksum of each page */
  constructor(termsLength: number, postingsLength: number, pageSums: Uint32Array) {
    this.terms = new Uint8Array(termsLength);
    this.#length = termsLength + postingsLength;
    this.#pageSums = pageSums;
    this.#pages = Array.from({ length: pageSums.length });
  }

  get hasReadAllTerms(): boolean {
    return this.hasRead({ start: 0, end: this.terms.length });
  }

  hasRead(range: ByteRange): boolean {
    return this.#findMissing(range) === undefined;
  }

  /** The pages still to be read before some bytes can be; before all can be when left out. */
  listMissing({ start, end }: ByteRange = { start: 0, end: this.#length }): number[] {
    const missing: number[] = [];
    for (let page = this.#findMissing({ start, end }); page !== undefined;) {
      missing.push(page);
      page = this.#findMissing({ start: (page + 1) * PAGE_SIZE, end });
    }
    return missing;
  }

  /**
   * Takes in a page.
   *
   * @throws SegmentError when it is not the page that was written
   */
  put(page: number, bytes: Uint8Array | undefined): void {
    if (bytes === undefined || checksum(bytes) !== this.#pageSums[page])
      throw new SegmentError(`page ${page} is unsound`);
    const start = page * PAGE_SIZE;
    const left = this.terms.length - start;
    if (left > 0) this.terms.set(bytes.subarray(0, left), start);
    this.#pages[page] = bytes.length <= left ? this.terms.subarray(start, start + bytes.length) : bytes;
  }

  /**
   * Bytes of the postings.
   *
   * @throws SegmentError when a page of them has not been put
   */
  readPostings(offset: number, length: number): Uint8Array {
    const position = this.terms.length + offset;
    const first = Math.floor(position / PAGE_SIZE);
    const start = position - first * PAGE_SIZE;
    const page = this.#getPage(first);
    if (start + length <= page.length) return page.subarray(start, start + length);
    const joined = new Uint8Array(length);
    let filled = 0;
    for (let next = first; filled < length; next += 1) {
      const from = next === first ? start : 0;
      const part = this.#getPage(next).subarray(from, from + length - filled);
      joined.set(part, filled);
      filled += part.length;
    }
    return joined;
  }

  #findMissing({ start, end }: ByteRange): number | undefined {
    for (let page = Math.floor(start / PAGE_SIZE); page * PAGE_SIZE < end; page += 1) {
      if (this.#pages[page] === undefined) return page;
    }
    return undefined;
  }

  #getPage(page: number): Uint8Array {
    const bytes = this.#pages[page];
    if (!bytes) throw new SegmentError(`page ${page} has not been read`);
    return bytes;
  }
}
