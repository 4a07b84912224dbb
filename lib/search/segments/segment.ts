import type { PaperId } from '../../papers/arxiv-id.ts';
import { checksum } from './checksum.ts';
import { unpackPaperId } from './paper-numbers.ts';
import { VarintReader } from './postings.ts';
import { CHECKED_FROM, FORMAT, HEADER, MAGIC, PAGE_SIZE, type SegmentHeader } from './segment-layout.ts';
import { TermCursor, type TermTableParts } from './term-cursor.ts';
import { TermTable, type TermEntry } from './term-table.ts';

/** Bytes that are no sound segment; the corpus can make it anew. */
export class SegmentError extends Error {
  override readonly name = 'SegmentError';
  /** Which part of an index it lies in, where that is known. */
  part: number | undefined;
}

type Column = Uint8Array | Uint16Array;

/**
 * A segment read where it lies: opening it makes views of its bytes and verifies their checksum, and
 * decodes nothing.
 */
export class Segment {
  readonly docCount: number;
  readonly fieldCount: number;
  readonly terms: TermTable;
  /** Per field, the sum of its lengths over all documents. */
  readonly lengthSums: Uint32Array;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #header: SegmentHeader;
  readonly #ids: Uint32Array;
  readonly #columns: readonly Column[];
  readonly #termParts: TermTableParts;
  readonly #pageSums: Uint32Array;
  readonly #pages: (Uint8Array | undefined)[];

  /**
   * @param head as laid out by segment-layout.ts, beginning its buffer
   * @throws SegmentError
   */
  constructor(head: Uint8Array<ArrayBuffer>) {
    this.#bytes = head;
    this.#header = readHeader(head);
    const { docCount, fieldCount, termCount, blockCount, postingsLength } = this.#header;
    this.docCount = docCount;
    this.fieldCount = fieldCount;
    this.lengthSums = this.#words('sums', fieldCount);
    this.#ids = this.#words('ids', docCount);
    this.#columns = this.#readColumns();
    this.#termParts = {
      bytes: this.#section('terms', 'pageSums'),
      blockStarts: this.#words('blockStarts', blockCount),
      blockPostings: this.#words('blockPostings', blockCount),
      termCount,
    };
    this.terms = new TermTable(this.#termParts);
    const pageCount = Math.ceil(postingsLength / PAGE_SIZE);
    this.#pageSums = this.#words('pageSums', pageCount);
    this.#pages = Array.from({ length: pageCount });
  }

  get postingsLength(): number {
    return this.#header.postingsLength;
  }

  /** The checksum of its head. */
  get headSum(): number {
    return this.#header.checksum;
  }

  get pageCount(): number {
    return this.#pages.length;
  }

  walkTerms(): TermCursor {
    return new TermCursor(this.#termParts);
  }

  /** @throws SegmentError when the document has no id */
  getPaperId(doc: number): PaperId {
    const number = this.#ids[doc];
    const others = (): string[] =>
      new TextDecoder().decode(trimZeros(this.#section('others', 'revisions'))).split('\n');
    const id = number === undefined ? undefined : unpackPaperId(number, number >= 0x8000_0000 ? others() : []);
    if (id === undefined) throw new SegmentError('a document without an id');
    return id;
  }

  getPaperNumber(doc: number): number {
    return this.#ids[doc]!;
  }

  getFieldLength(doc: number, field: number): number {
    return this.#columns[field]![doc]!;
  }

  /** The text revisions of the documents; they ascend. */
  readRevisions(): Uint32Array {
    const reader = new VarintReader(this.#bytes, this.#header.revisions);
    let revision = 0;
    return Uint32Array.from({ length: this.docCount }, () => (revision += reader.read()));
  }

  /** The pages still to be read before an entry's postings can be. */
  listMissingPages({ offset, length }: TermEntry): number[] {
    const missing: number[] = [];
    const last = Math.floor((offset + length - 1) / PAGE_SIZE);
    for (let page = Math.floor(offset / PAGE_SIZE); page <= last; page += 1) {
      if (this.#pages[page] === undefined) missing.push(page);
    }
    return missing;
  }

  /**
   * Takes in a page of postings.
   *
   * @throws SegmentError when it is not the page that was written
   */
  putPage(page: number, bytes: Uint8Array | undefined): void {
    if (bytes === undefined || checksum(bytes) !== this.#pageSums[page])
      throw new SegmentError(`page ${page} is unsound`);
    this.#pages[page] = bytes;
  }

  /**
   * The bytes of an entry's postings.
   *
   * @throws SegmentError when a page of them has not been put
   */
  getPostings({ offset, length }: TermEntry): Uint8Array {
    const first = Math.floor(offset / PAGE_SIZE);
    const start = offset - first * PAGE_SIZE;
    const page = this.#getPage(first);
    if (start + length <= page.length) return page.subarray(start, start + length);
    const joined = new Uint8Array(length);
    let filled = 0;
    for (let next = first; filled < length; next += 1) {
      const from = next === first ? start : 0;
      const part = this.#getPage(next).subarray(from, from + length - filled);
      joined.set(part, filled);
      filled += part.length;
    }
    return joined;
  }

  #getPage(page: number): Uint8Array {
    const bytes = this.#pages[page];
    if (!bytes) throw new SegmentError(`page ${page} has not been read`);
    return bytes;
  }

  #words(section: keyof SegmentHeader, count: number): Uint32Array {
    const start = this.#header[section];
    if (start % 4 !== 0 || start + count * 4 > this.#bytes.length) throw new SegmentError(`${section} is cut short`);
    return new Uint32Array(this.#bytes.buffer, this.#bytes.byteOffset + start, count);
  }

  #section(section: keyof SegmentHeader, next: keyof SegmentHeader): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(this.#header[section], this.#header[next]);
  }

  #readColumns(): Column[] {
    const { fieldCount, docCount, lengths } = this.#header;
    let start = fieldCount;
    return Array.from({ length: fieldCount }, (_, field) => {
      const width = this.#bytes[lengths + field];
      start += start % 2;
      const from = this.#bytes.byteOffset + lengths + start;
      start += docCount * (width ?? 0);
      if (lengths + start > this.#bytes.length) throw new SegmentError('lengths are cut short');
      return width === 1
        ? new Uint8Array(this.#bytes.buffer, from, docCount)
        : new Uint16Array(this.#bytes.buffer, from, docCount);
    });
  }
}

function readHeader(head: Uint8Array<ArrayBuffer>): SegmentHeader {
  if (head.byteOffset % 4 !== 0 || head.length < HEADER.length * 4) throw new SegmentError('the head is cut short');
  const words = new Uint32Array(head.buffer, head.byteOffset, HEADER.length);
  const header = Object.fromEntries(HEADER.map((name, index) => [name, words[index]])) as SegmentHeader;
  if (header.magic !== MAGIC || header.format !== FORMAT) throw new SegmentError('the head is of another format');
  if (header.length !== head.length) throw new SegmentError('the head is cut short');
  if (checksum(head.subarray(CHECKED_FROM)) !== header.checksum) throw new SegmentError('the head is unsound');
  return header;
}

function trimZeros(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}
