import type { PaperId } from '../../papers/arxiv-id.ts';
import { checksum } from './checksum.ts';
import { unpackPaperId } from './paper-numbers.ts';
import { VarintReader } from './postings.ts';
import { SegmentBody } from './segment-body.ts';
import { SegmentError } from './segment-error.ts';
import { CHECKED_FROM, FORMAT, HEADER, MAGIC, PAGE_SIZE, type SegmentHeader } from './segment-layout.ts';
import { TermCursor } from './term-cursor.ts';
import { BLOCKS_AN_ENTRY, TermTable, type TermEntry, type TermTableImage } from './term-table.ts';

type Column = Uint8Array | Uint16Array;

/**
 * A segment read where it lies: opening it makes views of its bytes and verifies their checksum, and
 * decodes nothing.
 */
export class Segment {
  readonly docCount: number;
  /** Of its body. */
  readonly pageCount: number;
  readonly fieldCount: number;
  readonly terms: TermTable;
  /** Per field, the sum of its lengths over all documents. */
  readonly lengthSums: Uint32Array;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #header: SegmentHeader;
  readonly #ids: Uint32Array;
  readonly #columns: readonly Column[];
  readonly #termParts: TermTableImage;
  readonly #body: SegmentBody;

  /**
   * @param head as laid out by segment-layout.ts, beginning its buffer
   * @throws SegmentError
   */
  constructor(head: Uint8Array<ArrayBuffer>) {
    this.#bytes = head;
    this.#header = readHeader(head);
    const { docCount, fieldCount, termCount, blockCount, termsLength, postingsLength } = this.#header;
    this.docCount = docCount;
    this.fieldCount = fieldCount;
    this.lengthSums = this.#words('sums', fieldCount);
    this.#ids = this.#words('ids', docCount);
    this.#columns = this.#readColumns();
    const pageCount = Math.ceil(this.bodyLength / PAGE_SIZE);
    const body = new SegmentBody(termsLength, postingsLength, this.#words('pageSums', pageCount));
    this.#body = body;
    this.pageCount = pageCount;
    this.#termParts = {
      bytes: body.terms,
      blockStarts: this.#words('blockStarts', blockCount),
      blockPostings: this.#words('blockPostings', blockCount),
      directoryStarts: this.#words('directoryStarts', Math.ceil(blockCount / BLOCKS_AN_ENTRY) + 1),
      directory: this.#section('directory', 'pageSums'),
      termCount,
      hasRead: (start, end) => body.hasRead({ start, end }),
    };
    this.terms = new TermTable(this.#termParts);
  }

  /** Bytes of its terms and its postings, which follow them. */
  get bodyLength(): number {
    return this.#header.termsLength + this.#header.postingsLength;
  }

  /** The checksum of its head. */
  get headSum(): number {
    return this.#header.checksum;
  }

  /** A cursor at the first term; all terms must have been read. */
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
  listPagesOfPostings({ offset, length }: TermEntry): number[] {
    const start = this.#header.termsLength + offset;
    return this.#body.listMissing({ start, end: start + length });
  }

  /** The pages still to be read before terms can be looked up. */
  listPagesOfTerms(terms: readonly Uint8Array[]): number[] {
    if (this.#body.hasReadAllTerms) return [];
    return terms.flatMap((term) => this.#body.listMissing(this.terms.locate(term)));
  }

  /** The pages still to be read before the terms that begin with others can be walked. */
  listPagesOfBeginning(beginning: Uint8Array): number[] {
    return this.#body.listMissing(this.terms.locateBeginning(beginning));
  }

  /** All pages still to be read. */
  listAllPages(): number[] {
    return this.#body.listMissing();
  }

  /**
   * Takes in a page of the body.
   *
   * @throws SegmentError when it is not the page that was written
   */
  putPage(page: number, bytes: Uint8Array | undefined): void {
    this.#body.put(page, bytes);
  }

  /**
   * The bytes of an entry's postings.
   *
   * @throws SegmentError when a page of them has not been put
   */
  getPostings({ offset, length }: TermEntry): Uint8Array {
    return this.#body.readPostings(offset, length);
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
