import { countHeaderBytes } from './posting-pages.ts';
import { VarintReader } from './postings.ts';
import { BLOCK, BLOCK_BYTES, requireBlock, TermCursor, type TermBlocks } from './term-cursor.ts';
import { findLast, TermDirectory, type TermDirectoryImage } from './term-directory.ts';

/** Blocks to an entry of the directory, which is its first block's first term: less than a kilobyte of terms. */
export const BLOCKS_AN_ENTRY = 8;

/** A term table as bytes, and the directory that tells where in it a term is to be looked for. */
export interface TermTableImage extends TermBlocks {
  readonly directory: TermDirectoryImage;
  /** Where the terms of each of its entries begin. */
  readonly entryStarts: Uint32Array;
}

/** Some of the bytes of a term table, and of its blocks'. */
export interface TableRange {
  readonly terms: ByteRange;
  readonly blocks: ByteRange;
}

export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where a term's postings stand among the records of its segment, in bytes. */
export interface TermEntry {
  readonly offset: number;
  readonly length: number;
}

/** A sorted term table, read where it lies; what is looked up in it must have been read. */
export class TermTable {
  readonly termCount: number;
  readonly #parts: TermTableImage;
  readonly #directory: TermDirectory;
  readonly #reader: VarintReader;

  constructor(parts: TermTableImage) {
    this.#parts = parts;
    this.#directory = new TermDirectory(parts.directory);
    this.#reader = new VarintReader(parts.bytes);
    this.termCount = parts.termCount;
  }

  /** What must have been read to find or walk the terms that begin with others, up to the first that does not. */
  locateBeginning(beginning: Uint8Array): TableRange {
    if (beginning.length === 0) return this.#toRange(0, this.#parts.entryStarts.length);
    // No UTF-8 holds this byte: all that begins with the beginning stands before.
    const after = Uint8Array.of(...beginning, 0xff);
    return this.#toRange(this.#directory.find(beginning), this.#directory.find(after) + 2);
  }

  /** Looks a term up without copying any: a page's words are hundreds, and each is looked up in every segment. */
  find(term: Uint8Array): TermEntry | undefined {
    if (this.termCount === 0) return undefined;
    const block = this.#findBlock(term);
    requireBlock(this.#parts, block);
    const last = Math.min(BLOCK, this.termCount - block * BLOCK);
    const reader = this.#reader;
    reader.position = this.#parts.blocks[block * 2]!;
    let record = this.#parts.blocks[block * 2 + 1]!;
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
          const length = reader.read();
          return { offset: record + countHeaderBytes(term.length, length), length };
        }
        const isBefore = isWhole || this.#parts.bytes[start + matched - shared]! < (term[matched] ?? -1);
        if (!isBefore) return undefined;
      }
      reader.position = start + added;
      const length = reader.read();
      record += countHeaderBytes(shared + added, length) + length;
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
    const first = this.#directory.find(term) * BLOCKS_AN_ENTRY;
    const end = Math.min(first + BLOCKS_AN_ENTRY, Math.ceil(this.termCount / BLOCK));
    return findLast(first, end, (block) => this.#compareFirst(block, term) <= 0);
  }

  #toRange(firstEntry: number, endEntry: number): TableRange {
    const { bytes, blocks, entryStarts } = this.#parts;
    // Where a block's terms end, the next one tells.
    const lastBlock = endEntry * BLOCKS_AN_ENTRY + 1;
    return {
      terms: { start: entryStarts[firstEntry] ?? 0, end: entryStarts[endEntry] ?? bytes.length },
      blocks: {
        start: Math.min(firstEntry * BLOCKS_AN_ENTRY * BLOCK_BYTES, blocks.byteLength),
        end: Math.min(lastBlock * BLOCK_BYTES, blocks.byteLength),
      },
    };
  }

  /** Compares the first term of a block, which shares nothing with one before it. */
  #compareFirst(block: number, term: Uint8Array): number {
    requireBlock(this.#parts, block);
    const reader = this.#reader;
    // After the zero that it shares.
    reader.position = this.#parts.blocks[block * 2]! + 1;
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
