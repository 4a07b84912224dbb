import type { TermEntry } from './posting-pages.ts';
import { VarintReader } from './postings.ts';
import { BLOCK, BLOCK_BYTES, BLOCKS_AN_ENTRY } from './segment-layout.ts';
import { compareBytesAt } from './term-bytes.ts';
import { requireBlock, TermCursor, type TermBlocks } from './term-cursor.ts';
import { findLast, TermDirectory, type TermDirectoryImage } from './term-directory.ts';

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

  find(term: Uint8Array): TermEntry | undefined {
    const cursor = this.seek(term);
    return cursor?.compare(term) === 0 ? cursor.entry : undefined;
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
    return compareBytesAt(this.#parts.bytes, reader.position, length, term);
  }
}
