import { ByteWriter } from './byte-writer.ts';
import { BLOCK } from './term-cursor.ts';
import { BLOCKS_AN_ENTRY, type TermTableImage } from './term-table.ts';

/** Writes a term table, term by term in order. */
export class TermTableWriter {
  readonly #writer = new ByteWriter();
  readonly #blockStarts: number[] = [];
  readonly #blockPostings: number[] = [];
  readonly #directory = new ByteWriter();
  readonly #directoryStarts: number[] = [];
  #previous: Uint8Array = new Uint8Array();
  #termCount = 0;
  #postings = 0;

  /** @param postingsLength bytes of the term's postings, which follow those of the term before */
  add(term: Uint8Array, postingsLength: number): void {
    const isFirst = this.#termCount % BLOCK === 0;
    if (this.#termCount % (BLOCK * BLOCKS_AN_ENTRY) === 0) {
      this.#directoryStarts.push(this.#directory.length);
      this.#directory.writeBytes(term);
    }
    if (isFirst) {
      this.#blockStarts.push(this.#writer.length);
      this.#blockPostings.push(this.#postings);
    }
    const shared = isFirst ? 0 : countShared(this.#previous, term);
    this.#writer.writeVarint(shared);
    this.#writer.writeVarint(term.length - shared);
    this.#writer.writeBytes(term.subarray(shared));
    this.#writer.writeVarint(postingsLength);
    this.#previous = term;
    this.#termCount += 1;
    this.#postings += postingsLength;
  }

  finish(): TermTableImage {
    return {
      bytes: this.#writer.toBytes(),
      blockStarts: Uint32Array.from(this.#blockStarts),
      blockPostings: Uint32Array.from(this.#blockPostings),
      directoryStarts: Uint32Array.of(...this.#directoryStarts, this.#directory.length),
      directory: this.#directory.toBytes(),
      termCount: this.#termCount,
    };
  }
}

function countShared(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count += 1;
  return count;
}
