import { ByteWriter } from './byte-writer.ts';
import { VarintReader } from './postings.ts';

/** Terms a block holds; the first of each is written whole, the others by what differs from the one before. */
const BLOCK = 16;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Where a term's postings stand in those of its segment, in bytes. */
export interface TermEntry {
  readonly offset: number;
  readonly length: number;
}

/** The bytes of a term table and, for each block, where its terms and its postings begin. */
export interface TermTableParts {
  readonly bytes: Uint8Array;
  readonly blockStarts: Uint32Array;
  readonly blockPostings: Uint32Array;
  readonly termCount: number;
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

/** Writes a term table, term by term in order. */
export class TermTableWriter {
  readonly #writer = new ByteWriter();
  readonly #blockStarts: number[] = [];
  readonly #blockPostings: number[] = [];
  #previous: Uint8Array = new Uint8Array();
  #termCount = 0;
  #postings = 0;

  /** @param postingsLength bytes of the term's postings, which follow those of the term before */
  add(term: Uint8Array, postingsLength: number): void {
    const isFirst = this.#termCount % BLOCK === 0;
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

  finish(): TermTableParts {
    return {
      bytes: this.#writer.toBytes(),
      blockStarts: Uint32Array.from(this.#blockStarts),
      blockPostings: Uint32Array.from(this.#blockPostings),
      termCount: this.#termCount,
    };
  }
}

/** A sorted term table, read where it lies. */
export class TermTable {
  readonly termCount: number;
  readonly #parts: TermTableParts;
  /** One for all single lookups. */
  #finder: TermCursor | undefined;

  constructor(parts: TermTableParts) {
    this.#parts = parts;
    this.termCount = parts.termCount;
  }

  find(term: Uint8Array): TermEntry | undefined {
    const cursor = this.#seek((this.#finder ??= new TermCursor(this.#parts)), term);
    return cursor && cursor.compare(term) === 0
      ? { offset: cursor.postingsOffset, length: cursor.postingsLength }
      : undefined;
  }

  /** A cursor at the first term that is not before the given one; undefined when there is none. */
  seek(term: Uint8Array): TermCursor | undefined {
    return this.#seek(new TermCursor(this.#parts), term);
  }

  #seek(cursor: TermCursor, term: Uint8Array): TermCursor | undefined {
    let [low, high] = [0, this.#parts.blockStarts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      cursor.enterBlock(middle);
      if (cursor.compare(term) <= 0) low = middle + 1;
      else high = middle;
    }
    cursor.enterBlock(Math.max(0, low - 1));
    while (!cursor.isAtEnd && cursor.compare(term) < 0) cursor.advance();
    return cursor.isAtEnd ? undefined : cursor;
  }
}

/** Walks a term table in order. It holds one term at a time, in a buffer of its own. */
export class TermCursor {
  postingsOffset = 0;
  postingsLength = 0;
  /** Bytes that the term shares with the one before it in the walk; 0 at the start of a block. */
  shared = 0;
  isAtEnd: boolean;
  /** The term's UTF-8 bytes are the first `length` of these, until the cursor moves. */
  bytes = new Uint8Array(64);
  length = 0;
  readonly #parts: TermTableParts;
  readonly #reader: VarintReader;
  #index = 0;

  constructor(parts: TermTableParts) {
    this.#parts = parts;
    this.#reader = new VarintReader(parts.bytes);
    this.isAtEnd = parts.termCount === 0;
    if (!this.isAtEnd) this.enterBlock(0);
  }

  get text(): string {
    return decoder.decode(this.bytes.subarray(0, this.length));
  }

  /** Below zero when the term stands before the given one, zero when it is that one. */
  compare(term: Uint8Array): number {
    const common = Math.min(this.length, term.length);
    for (let index = 0; index < common; index += 1) {
      if (this.bytes[index] !== term[index]) return this.bytes[index]! - term[index]!;
    }
    return this.length - term.length;
  }

  startsWith(prefix: Uint8Array): boolean {
    if (this.length < prefix.length) return false;
    for (let index = 0; index < prefix.length; index += 1) if (this.bytes[index] !== prefix[index]) return false;
    return true;
  }

  enterBlock(block: number): void {
    if (block >= this.#parts.blockStarts.length) {
      this.isAtEnd = true;
      return;
    }
    this.isAtEnd = false;
    this.#index = block * BLOCK;
    this.#reader.position = this.#parts.blockStarts[block]!;
    this.postingsOffset = this.#parts.blockPostings[block]!;
    this.length = 0;
    this.#read();
  }

  advance(): void {
    this.#index += 1;
    this.isAtEnd = this.#index >= this.#parts.termCount;
    if (this.isAtEnd) return;
    this.postingsOffset += this.postingsLength;
    this.#read();
  }

  #read(): void {
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
  }

  #growTo(length: number): void {
    const grown = new Uint8Array(length * 2);
    grown.set(this.bytes);
    this.bytes = grown;
  }
}

function countShared(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count += 1;
  return count;
}
