import { countHeaderBytes, type TermEntry } from './posting-pages.ts';
import { VarintReader } from './postings.ts';
import { SegmentError } from './segment-error.ts';
import { BLOCK } from './segment-layout.ts';
import { compareBytesAt } from './term-bytes.ts';

const decoder = new TextDecoder();

/** The bytes of a term table and where its blocks begin. */
export interface TermBlocks {
  readonly bytes: Uint8Array;
  /** For each block in turn, where its terms and the records of their postings begin. */
  readonly blocks: Uint32Array;
  readonly termCount: number;
  /** Whether a block has been read; others are zeros. All have been when left out. */
  readonly hasRead?: (block: number) => boolean;
}

/** @throws SegmentError when a block's terms have not been read: to find nothing in it would be an answer */
export function requireBlock({ hasRead }: TermBlocks, block: number): void {
  if (hasRead?.(block) === false) throw new SegmentError('these terms have not been read');
}

/** Walks a term table in order. It holds one term at a time, in a buffer of its own. */
export class TermCursor {
  /** Where the term's postings begin among all records. */
  postingsOffset = 0;
  postingsLength = 0;
  /** Bytes that the term shares with the one before it in the walk; 0 at the start of a block. */
  shared = 0;
  isAtEnd: boolean;
  /** The term's UTF-8 bytes are the first `length` of these, until the cursor moves. */
  bytes = new Uint8Array(64);
  length = 0;
  readonly #parts: TermBlocks;
  readonly #reader: VarintReader;
  #index = 0;

  /** Begins at the first term of a block. */
  constructor(parts: TermBlocks, block = 0) {
    this.#parts = parts;
    this.#reader = new VarintReader(parts.bytes);
    this.isAtEnd = parts.termCount === 0;
    if (!this.isAtEnd) this.enterBlock(block);
  }

  get entry(): TermEntry {
    return { offset: this.postingsOffset, length: this.postingsLength };
  }

  get text(): string {
    return decoder.decode(this.bytes.subarray(0, this.length));
  }

  /** Below zero when the term stands before the given one, zero when it is that one. */
  compare(term: Uint8Array): number {
    return compareBytesAt(this.bytes, 0, this.length, term);
  }

  startsWith(prefix: Uint8Array): boolean {
    if (this.length < prefix.length) return false;
    for (let index = 0; index < prefix.length; index += 1) if (this.bytes[index] !== prefix[index]) return false;
    return true;
  }

  enterBlock(block: number): void {
    this.#index = block * BLOCK;
    this.isAtEnd = this.#index >= this.#parts.termCount;
    if (this.isAtEnd) return;
    requireBlock(this.#parts, block);
    this.#reader.position = this.#parts.blocks[block * 2]!;
    this.length = 0;
    this.#read(this.#parts.blocks[block * 2 + 1]!);
  }

  advance(): void {
    this.#index += 1;
    this.isAtEnd = this.#index >= this.#parts.termCount;
    if (this.isAtEnd) return;
    if (this.#index % BLOCK === 0) requireBlock(this.#parts, this.#index / BLOCK);
    this.#read(this.postingsOffset + this.postingsLength);
  }

  /** @param recordStart where the record of the term's postings begins */
  #read(recordStart: number): void {
    const shared = this.#reader.read();
    const added = this.#reader.read();
    const start = this.#reader.position;
    const source = this.#parts.bytes;
    if (shared > this.length || start + added > source.length) throw new RangeError('a term is cut short');
    if (shared + added > this.bytes.length) this.#growTo(shared + added);
    const target = this.bytes;
    for (let index = 0; index < added; index += 1) target[shared + index] = source[start + index]!;
    this.shared = shared;
    this.length = shared + added;
    this.#reader.position = start + added;
    this.postingsLength = this.#reader.read();
    this.postingsOffset = recordStart + countHeaderBytes(this.length, this.postingsLength);
  }

  #growTo(length: number): void {
    const grown = new Uint8Array(length * 2);
    grown.set(this.bytes);
    this.bytes = grown;
  }
}
