import { ByteWriter } from './byte-writer.ts';
import type { PostingPagesImage } from './posting-pages.ts';
import { PAGE_SIZE } from './paged-bytes.ts';
import { POSTINGS_PAGE_SIZE } from './segment-layout.ts';
import { TermDirectoryWriter } from './term-directory-writer.ts';

export interface WrittenPostings extends PostingPagesImage {
  readonly pages: readonly Uint8Array<ArrayBuffer>[];
}

/** Writes the records of postings, term by term in order, and cuts them into pages. */
export class PostingPagesWriter {
  readonly #page = new ByteWriter();
  readonly #pages: Uint8Array<ArrayBuffer>[] = [];
  readonly #pageStarts: number[] = [];
  readonly #continuations: number[] = [];
  readonly #directory = new TermDirectoryWriter();
  #previous: Uint8Array = new Uint8Array();
  #end = 0;

  add(term: Uint8Array, postings: Uint8Array): void {
    const before = this.#page.length;
    if (before > 0 && before + term.length + postings.length > POSTINGS_PAGE_SIZE) this.#cut();
    if (this.#page.length === 0) this.#directory.add(term, this.#previous);
    this.#previous = term;
    this.#page.writeVarint(term.length);
    this.#page.writeBytes(term);
    this.#page.writeVarint(postings.length);
    this.#page.writeBytes(postings);
  }

  finish(): WrittenPostings {
    if (this.#page.length > 0) this.#cut();
    return {
      pages: this.#pages,
      pageStarts: Uint32Array.from(this.#pageStarts),
      directory: this.#directory.finish(),
      continuations: Uint32Array.from(this.#continuations),
    };
  }

  #cut(): void {
    const bytes = this.#page.toBytes();
    for (let start = 0; start < bytes.length; start += PAGE_SIZE) {
      if (start > 0) this.#continuations.push(this.#pages.length);
      this.#pageStarts.push(this.#end + start);
      // Most are one page: a copy of each would be one more for the garbage collector.
      this.#pages.push(bytes.length <= PAGE_SIZE ? bytes : bytes.slice(start, start + PAGE_SIZE));
    }
    this.#end += bytes.length;
    this.#page.clear();
  }
}
