import { VarintReader } from './postings.ts';
import { BLOCK, requireBlock, TermCursor, type TermBlocks } from './term-cursor.ts';

const encoder = new TextEncoder();
/** Blocks to an entry of the directory, which is its first block's first term: less than a kilobyte of terms. */
export const BLOCKS_AN_ENTRY = 8;

/** A term table as bytes, and the directory that tells where in it a term is to be looked for. */
export interface TermTableImage extends TermBlocks {
  /** Per entry of the directory, where its term begins; last, where the last one's ends. */
  readonly directoryStarts: Uint32Array;
  readonly directory: Uint8Array;
}

/** Some of the bytes of a term table. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where a term's postings stand in those of its segment, in bytes. */
export interface TermEntry {
  readonly offset: number;
  readonly length: number;
}

/** Terms as UTF-8, sorted by their bytes. */
export function encodeTerm(term: string): Uint8Array {
  return encoder.encode(term);
}

/** The order of terms in a table: by their UTF-8 bytes. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const common = Math.min(a.length, b.length);
  for (let index = 0; index < common; index += 1) {
    if (a[index] !== b[index]) return a[index]! - b[index]!;
  }
  return a.length - b.length;
}

/** A sorted term table, read where it lies; what is looked up in it must have been read. */
export class TermTable {
  readonly termCount: number;
  readonly #parts: TermTableImage;
  readonly #reader: VarintReader;

  constructor(parts: TermTableImage) {
    this.#parts = parts;
    this.#reader = new VarintReader(parts.bytes);
    this.termCount = parts.termCount;
  }

  /** The bytes that must have been read to look a term up. */
  locate(term: Uint8Array): ByteRange {
    const entry = this.#findEntry(term);
    return this.#toRange(entry, entry + 1);
  }

  /** The bytes that must have been read to walk the terms that begin with others, up to the first that does not. */
  locateBeginning(beginning: Uint8Array): ByteRange {
    if (beginning.length === 0) return { start: 0, end: this.#parts.bytes.length };
    // No UTF-8 holds this byte: all that begins with the beginning stands before.
    const after = Uint8Array.of(...beginning, 0xff);
    return this.#toRange(this.#findEntry(beginning), this.#findEntry(after) + 2);
  }

  /** Looks a term up without copying any: a page's words are hundreds, and each is looked up in every segment. */
  find(term: Uint8Array): TermEntry | undefined {
    if (this.termCount === 0) return undefined;
    const block = this.#findBlock(term);
    requireBlock(this.#parts, block);
    const last = Math.min(BLOCK, this.termCount - block * BLOCK);
    const reader = this.#reader;
    reader.position = this.#parts.blockStarts[block]!;
    let offset = this.#parts.blockPostings[block]!;
    // How many bytes of the term the one at hand begins with; all before it stand before the term.
    let matched = 0;
    for (let index = 0; index < last; index += 1) {
      const shared = reader.read();
      const added = reader.read();
      const start = reader.position;
      if (shared < matched) return undefined;
      if (shared === matched) {
        matched += this.#countMatching(term, matched, start, added);
        const isWhole = matched === shared + added;
        if (isWhole && matched === term.length) {
          reader.position = start + added;
          return { offset, length: reader.read() };
        }
        const isBefore = isWhole || this.#parts.bytes[start + matched - shared]! < (term[matched] ?? -1);
        if (!isBefore) return undefined;
      }
      reader.position = start + added;
      offset += reader.read();
    }
    return undefined;
  }

  /** A cursor at the first term that is not before the given one; undefined when there is none. */
  seek(term: Uint8Array): TermCursor | undefined {
    if (this.termCount === 0) return undefined;
    const cursor = new TermCursor(this.#parts, this.#findBlock(term));
    while (!cursor.isAtEnd && cursor.compare(term) < 0) cursor.advance();
    return cursor.isAtEnd ? undefined : cursor;
  }

  /** The last block whose first term is not after the given one, or else the first. */
  #findBlock(term: Uint8Array): number {
    const first = this.#findEntry(term) * BLOCKS_AN_ENTRY;
    const end = Math.min(first + BLOCKS_AN_ENTRY, this.#parts.blockStarts.length);
    return findLast(first, end, (block) => this.#compareFirst(block, term) <= 0);
  }

  /** The last entry of the directory whose term is not after the given one, or else the first. */
  #findEntry(term: Uint8Array): number {
    return findLast(0, this.#parts.directoryStarts.length - 1, (entry) => this.#compareEntry(entry, term) <= 0);
  }

  /** In place: a page's words are hundreds, and a view of each entry would cost more than comparing it. */
  #compareEntry(entry: number, term: Uint8Array): number {
    const { directory, directoryStarts } = this.#parts;
    const start = directoryStarts[entry]!;
    const length = directoryStarts[entry + 1]! - start;
    const common = Math.min(length, term.length);
    for (let index = 0; index < common; index += 1) {
      if (directory[start + index] !== term[index]) return directory[start + index]! - term[index]!;
    }
    return length - term.length;
  }

  #toRange(firstEntry: number, endEntry: number): ByteRange {
    const { bytes, blockStarts } = this.#parts;
    return {
      start: blockStarts[firstEntry * BLOCKS_AN_ENTRY] ?? 0,
      end: blockStarts[endEntry * BLOCKS_AN_ENTRY] ?? bytes.length,
    };
  }

  /** Compares the first term of a block, which shares nothing with one before it. */
  #compareFirst(block: number, term: Uint8Array): number {
    requireBlock(this.#parts, block);
    const reader = this.#reader;
    // After the zero that it shares.
    reader.position = this.#parts.blockStarts[block]! + 1;
    const length = reader.read();
    const start = reader.position;
    const matched = this.#countMatching(term, 0, start, length);
    if (matched === length || matched === term.length) return length - term.length;
    return this.#parts.bytes[start + matched]! - term[matched]!;
  }

  /** How many bytes from `start` on go on with the term from `from` on, of `most`. */
  #countMatching(term: Uint8Array, from: number, start: number, most: number): number {
    const { bytes } = this.#parts;
    const end = Math.min(most, term.length - from);
    let count = 0;
    while (count < end && bytes[start + count] === term[from + count]) count += 1;
    return count;
  }
}

/** The last number below `end` of which something holds that holds of none after, or else the first. */
function findLast(first: number, end: number, holds: (number: number) => boolean): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return Math.max(first, low - 1);
}
