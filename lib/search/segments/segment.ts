import { checksum } from './checksum.ts';
import type { DocColumns } from './doc-columns.ts';
import type { TermEntry } from './posting-pages.ts';
import { SegmentBody } from './segment-body.ts';
import { SegmentError } from './segment-error.ts';
import {
  BLOCK_BYTES,
  BLOCKS_AN_ENTRY,
  CHECKED_FROM,
  FORMAT,
  HEADER,
  MAGIC,
  type SegmentHeader,
} from './segment-layout.ts';
import { hashBytes, type TermWeights } from './term-weights.ts';
import type { TableRange, TermTableImage } from './term-table.ts';

/**
 * A segment read where it lies: opening it makes views of its head and verifies that one's checksum, and
 * decodes nothing. All else is there once its pages have been put.
 */
export class Segment {
  readonly docCount: number;
  readonly fieldCount: number;
  /** Its documents, as far as they have been read. */
  readonly docs: DocColumns;
  /** How common its terms are, as far as that has been read. */
  readonly weights: TermWeights;
  /** Per field, the sum of its lengths over all documents. */
  readonly lengthSums: Uint32Array;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #header: SegmentHeader;
  #table: TermTableImage | undefined;
  readonly #body: SegmentBody;

  /**
   * @param head as laid out by segment-layout.ts, beginning its buffer
   * @throws SegmentError
   */
  constructor(head: Uint8Array<ArrayBuffer>) {
    this.#bytes = head;
    this.#header = readHeader(head);
    this.docCount = this.#header.docCount;
    this.fieldCount = this.#header.fieldCount;
    this.lengthSums = this.#words('sums', this.fieldCount);
    this.#body = this.#readBody();
    this.docs = this.#body.docs;
    this.weights = this.#body.weights;
  }

  /** Of its body. */
  get pageCount(): number {
    return this.#body.pageCount;
  }

  /** The checksum of its head. */
  get headSum(): number {
    return this.#header.checksum;
  }

  /** The table of its terms for term-table.ts, as far as it has been read. */
  get table(): TermTableImage {
    return (this.#table ??= this.#readTable());
  }

  /**
   * Looks a term up where its postings are.
   *
   * @throws SegmentError when that has not been read
   */
  find(term: Uint8Array): TermEntry | undefined {
    return this.#isSurelyNone(term) ? undefined : this.#body.postings.find(term);
  }

  /** The pages still to be read before ids, and lengths of fields, all unless told which, can be. */
  listPagesOfDocs(fields?: Iterable<number>): number[] {
    return this.#body.listMissingDocs(fields);
  }

  /** The pages still to be read before revisions can be. */
  listPagesOfRevisions(): number[] {
    return this.#body.listMissingRevisions();
  }

  /** The pages still to be read before terms can be weighed. */
  listPagesOfWeights(): number[] {
    return this.#body.listMissingWeights();
  }

  /** The pages still to be read before an entry's postings can be. */
  listPagesOfPostings(entry: TermEntry): number[] {
    return this.#body.listMissingPostings(this.#body.postings.listPagesOf(entry));
  }

  /** The pages still to be read before terms can be looked up, and their postings be had. */
  listPagesOfTerms(terms: readonly Uint8Array[]): number[] {
    return terms
      .filter((term) => !this.#isSurelyNone(term))
      .flatMap((term) => this.#body.listMissingPostings(this.#body.postings.listPagesOfTerm(term)));
  }

  /** Told by weights, where they have been read. */
  #isSurelyNone(term: Uint8Array): boolean {
    return this.weights.bytes.isWhole && this.weights.weigh(hashBytes(term)) === 0;
  }

  /** The pages still to be read before some of its table can be walked. */
  listPagesOfTable(range: TableRange): number[] {
    return this.#body.listMissingTable(range);
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
  getPostings(entry: TermEntry): Uint8Array {
    return this.#body.postings.read(entry);
  }

  #readBody(): SegmentBody {
    const { postingPageCount, continuationCount, pageSums, length } = this.#header;
    const openingCount = postingPageCount - continuationCount;
    const postings = {
      pageStarts: this.#words('recordStarts', postingPageCount),
      continuations: this.#words('continuations', continuationCount),
      directory: {
        starts: this.#words('firstStarts', openingCount + 1),
        terms: this.#section('firsts', 'pageSums'),
      },
    };
    const plan = { ...this.#header, postings, widths: this.#words('widths', this.fieldCount) };
    return new SegmentBody(plan, this.#words('pageSums', Math.floor((length - pageSums) / 4)));
  }

  #readTable(): TermTableImage {
    const { termCount, blockCount, termsLength } = this.#header;
    const { blocks: blockBytes, terms } = this.#body;
    const blocks = new Uint32Array(blockBytes.bytes.buffer);
    const entryCount = Math.ceil(blockCount / BLOCKS_AN_ENTRY);
    return {
      bytes: terms.bytes,
      blocks,
      entryStarts: this.#words('entryStarts', entryCount),
      directory: {
        starts: this.#words('termStarts', entryCount + 1),
        terms: this.#section('terms', 'recordStarts'),
      },
      termCount,
      hasRead: (block) =>
        blockBytes.hasRead(block * BLOCK_BYTES, Math.min((block + 2) * BLOCK_BYTES, blocks.byteLength)) &&
        terms.hasRead(blocks[block * 2]!, blocks[block * 2 + 2] ?? termsLength),
    };
  }

  #words(section: keyof SegmentHeader, count: number): Uint32Array {
    const start = this.#header[section];
    if (start % 4 !== 0 || start + count * 4 > this.#bytes.length) throw new SegmentError(`${section} is cut short`);
    return new Uint32Array(this.#bytes.buffer, this.#bytes.byteOffset + start, count);
  }

  #section(section: keyof SegmentHeader, next: keyof SegmentHeader): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(this.#header[section], this.#header[next]);
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
