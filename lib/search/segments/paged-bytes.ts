import { SegmentError } from './segment-error.ts';
import type { SlicedWork } from './slices.ts';

/** Pages cut between two slices. */
const PAGES_AT_ONCE = 100;

/** Bytes that are read page by page; zeros where they have not been read, which cost no memory before. */
export class PagedBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #pageSize: number;
  readonly #hasRead: Uint8Array;
  #missing: number;

  constructor(length: number, pageSize: number) {
    this.bytes = new Uint8Array(length);
    this.#pageSize = pageSize;
    this.#missing = Math.ceil(length / pageSize);
    this.#hasRead = new Uint8Array(this.#missing);
  }

  get pageCount(): number {
    return this.#hasRead.length;
  }

  get isWhole(): boolean {
    return this.#missing === 0;
  }

  hasRead(start: number, end: number): boolean {
    if (this.isWhole) return true;
    for (let page = Math.floor(start / this.#pageSize); page * this.#pageSize < end; page += 1) {
      if (this.#hasRead[page] === 0) return false;
    }
    return true;
  }

  /** The pages still to be read before some of the bytes, all unless told which, can be. */
  listMissing(start = 0, end = this.bytes.length): number[] {
    const missing: number[] = [];
    if (this.isWhole) return missing;
    for (let page = Math.floor(start / this.#pageSize); page * this.#pageSize < end; page += 1) {
      if (this.#hasRead[page] === 0) missing.push(page);
    }
    return missing;
  }

  /**
   * Takes in a page.
   *
   * @throws SegmentError when it is longer or shorter than that page is
   */
  put(page: number, bytes: Uint8Array): void {
    const start = page * this.#pageSize;
    if (bytes.length !== Math.min(this.#pageSize, this.bytes.length - start))
      throw new SegmentError('a page has another length');
    this.bytes.set(bytes, start);
    if (this.#hasRead[page] === 0) this.#missing -= 1;
    this.#hasRead[page] = 1;
  }
}

/** Cuts bytes into pages, each in a buffer of its own. */
export function* cutPages(bytes: Uint8Array, pageSize: number): SlicedWork<Uint8Array<ArrayBuffer>[]> {
  const pages: Uint8Array<ArrayBuffer>[] = [];
  for (let start = 0; start < bytes.length; start += pageSize) {
    pages.push(Uint8Array.from(bytes.subarray(start, start + pageSize)));
    if (pages.length % PAGES_AT_ONCE === 0) yield;
  }
  return pages;
}
