import { SegmentError } from './segment-error.ts';
import type { SlicedWork } from './slices.ts';

/** Bytes read at once. A value of more than 64 KB Chromium would keep in a file, and read three times as long. */
export const PAGE_SIZE = 32_768;
/** Pages cut between two slices. */
const PAGES_AT_ONCE = 100;

/** Bytes that are read page by page; zeros where they have not been read. */
export class PagedBytes {
  readonly #length: number;
  /** Made when it is wanted: a question leaves most of an index alone. */
  #bytes: Uint8Array | undefined;
  readonly #hasRead: Uint8Array;
  #missing: number;

  constructor(length: number) {
    this.#length = length;
    this.#missing = Math.ceil(length / PAGE_SIZE);
    this.#hasRead = new Uint8Array(this.#missing);
  }

  /** The same array from the first time on that it is asked for. */
  get bytes(): Uint8Array {
    return (this.#bytes ??= new Uint8Array(this.#length));
  }

  get pageCount(): number {
    return this.#hasRead.length;
  }

  get isWhole(): boolean {
    return this.#missing === 0;
  }

  hasRead(start: number, end: number): boolean {
    if (this.isWhole) return true;
    for (let page = Math.floor(start / PAGE_SIZE); page * PAGE_SIZE < end; page += 1) {
      if (this.#hasRead[page] === 0) return false;
    }
    return true;
  }

  /** The pages still to be read before some of the bytes, all unless told which, can be. */
  listMissing(start = 0, end = this.#length): number[] {
    const missing: number[] = [];
    if (this.isWhole) return missing;
    for (let page = Math.floor(start / PAGE_SIZE); page * PAGE_SIZE < end; page += 1) {
      if (this.#hasRead[page] === 0) missing.push(page);
    }
    return missing;
  }

  /**
   * Takes in a page, which must not change from then on: where it is the only one, it is not copied.
   *
   * @throws SegmentError when it is longer or shorter than that page is
   */
  put(page: number, bytes: Uint8Array): void {
    const start = page * PAGE_SIZE;
    if (bytes.length !== Math.min(PAGE_SIZE, this.#length - start)) throw new SegmentError('a page has another length');
    if (this.pageCount === 1 && bytes.length === bytes.buffer.byteLength) this.#bytes ??= bytes;
    if (this.#bytes !== bytes) this.bytes.set(bytes, start);
    if (this.#hasRead[page] === 0) this.#missing -= 1;
    this.#hasRead[page] = 1;
  }
}

/** Cuts bytes into pages, each in a buffer of its own. */
export function* cutPages(bytes: Uint8Array): SlicedWork<Uint8Array<ArrayBuffer>[]> {
  const pages: Uint8Array<ArrayBuffer>[] = [];
  for (let start = 0; start < bytes.length; start += PAGE_SIZE) {
    pages.push(Uint8Array.from(bytes.subarray(start, start + PAGE_SIZE)));
    if (pages.length % PAGES_AT_ONCE === 0) yield;
  }
  return pages;
}
