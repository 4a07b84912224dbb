import { ByteWriter } from './byte-writer.ts';
import { countHeaderBytes } from './posting-pages.ts';
import { BLOCK, BLOCKS_AN_ENTRY } from './segment-layout.ts';
import { countShared } from './term-bytes.ts';
import { TermDirectoryWriter } from './term-directory-writer.ts';
import type { TermTableImage } from './term-table.ts';

/** Writes a term table, term by term in order. */
export class TermTableWriter {
  readonly #writer = new ByteWriter();
  readonly #blocks: number[] = [];
  readonly #entryStarts: number[] = [];
  readonly #directory = new TermDirectoryWriter();
  #previous: Uint8Array = new Uint8Array();
  #termCount = 0;
  #recordStart = 0;

  /** @param postingsLength bytes of the term's postings, whose record follows that of the term before */
  add(term: Uint8Array, postingsLength: number): void {
    const isFirst = this.#termCount % BLOCK === 0;
    if (this.#termCount % (BLOCK * BLOCKS_AN_ENTRY) === 0) {
      this.#directory.add(term, this.#previous);
      this.#entryStarts.push(this.#writer.length);
    }
    if (isFirst) this.#blocks.push(this.#writer.length, this.#recordStart);
    const shared = isFirst ? 0 : countShared(this.#previous, term);
    this.#writer.writeVarint(shared);
    this.#writer.writeVarint(term.length - shared);
    this.#writer.writePart(term, shared, term.length);
    this.#writer.writeVarint(postingsLength);
    this.#previous = term;
    this.#termCount += 1;
    this.#recordStart += countHeaderBytes(term.length, postingsLength) + postingsLength;
  }

  finish(): TermTableImage {
    return {
      bytes: this.#writer.toBytes(),
      blocks: Uint32Array.from(this.#blocks),
      entryStarts: Uint32Array.from(this.#entryStarts),
      directory: this.#directory.finish(),
      termCount: this.#termCount,
    };
  }
}
