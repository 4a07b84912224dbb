import { checksum } from './checksum.ts';
import { DocColumns, type ColumnPlan } from './doc-columns.ts';
import { PagedBytes } from './paged-bytes.ts';
import { PostingPages, type PostingPagesImage } from './posting-pages.ts';
import { SegmentError } from './segment-error.ts';
import { BLOCK_BYTES } from './segment-layout.ts';
import type { TableRange } from './term-table.ts';
import { TermWeights } from './term-weights.ts';

/** What the head says of the body. */
export interface BodyPlan extends ColumnPlan {
  readonly termCount: number;
  readonly blockCount: number;
  readonly termsLength: number;
  readonly postings: PostingPagesImage;
}

/**
 * What has been read so far of a segment's body. Its pages are numbered through: the columns of documents, the
 * weights of terms, their blocks, the terms, the postings.
 */
export class SegmentBody {
  readonly docs: DocColumns;
  readonly weights: TermWeights;
  readonly blocks: PagedBytes;
  readonly terms: PagedBytes;
  readonly postings: PostingPages;
  /** All but the postings, in the order of their pages. */
  readonly #paged: readonly PagedBytes[];
  /** The first page of each of them; last, that of the postings. */
  readonly #firstPages: readonly number[];
  readonly #pageSums: Uint32Array;

  /** @param pageSums the checksum of each page */
  constructor(plan: BodyPlan, pageSums: Uint32Array) {
    this.docs = new DocColumns(plan);
    this.weights = new TermWeights(plan.termCount);
    this.blocks = new PagedBytes(plan.blockCount * BLOCK_BYTES);
    this.terms = new PagedBytes(plan.termsLength);
    this.postings = new PostingPages(plan.postings);
    this.#paged = [...this.docs.all, this.weights.bytes, this.blocks, this.terms];
    this.#firstPages = countUp(this.#paged.map(({ pageCount }) => pageCount));
    this.#pageSums = pageSums;
    if (this.pageCount > pageSums.length) throw new SegmentError('the checksums are cut short');
  }

  get pageCount(): number {
    return this.#firstPosting + this.postings.pageCount;
  }

  /** The pages still to be read before ids, and lengths of fields, all unless told which, can be. */
  listMissingDocs(fields?: Iterable<number>): number[] {
    const chosen = this.docs.choose(fields);
    return this.#paged.flatMap((paged) => (chosen.has(paged) ? this.#listMissing(paged) : []));
  }

  /** The pages still to be read before revisions can be. */
  listMissingRevisions(): number[] {
    return this.#listMissing(this.docs.revisions);
  }

  /** The pages still to be read before weights can be. */
  listMissingWeights(): number[] {
    return this.#listMissing(this.weights.bytes);
  }

  /** The pages still to be read before some of the table of terms can be. */
  listMissingTable({ blocks, terms }: TableRange): number[] {
    return [
      ...this.#listMissing(this.blocks, blocks.start, blocks.end),
      ...this.#listMissing(this.terms, terms.start, terms.end),
    ];
  }

  /** Pages of postings that are still to be read. */
  listMissingPostings(pages: readonly number[]): number[] {
    return pages.filter((page) => !this.postings.hasRead(page)).map((page) => this.#firstPosting + page);
  }

  /** All pages still to be read. */
  listMissing(): number[] {
    const others = this.#paged.flatMap((paged) => this.#listMissing(paged));
    return [...others, ...this.listMissingPostings([...Array(this.postings.pageCount).keys()])];
  }

  /**
   * Takes in a page.
   *
   * @throws SegmentError when it is not the page that was written
   */
  put(page: number, bytes: Uint8Array | undefined): void {
    if (bytes === undefined || checksum(bytes) !== this.#pageSums[page])
      throw new SegmentError(`page ${page} is unsound`);
    if (page >= this.#firstPosting) {
      this.postings.put(page - this.#firstPosting, bytes);
      return;
    }
    const number = this.#firstPages.findLastIndex((first) => first <= page);
    this.#paged[number]!.put(page - this.#firstPages[number]!, bytes);
  }

  get #firstPosting(): number {
    return this.#firstPages.at(-1)!;
  }

  #listMissing(paged: PagedBytes, start?: number, end?: number): number[] {
    const first = this.#firstPages[this.#paged.indexOf(paged)]!;
    return paged.listMissing(start, end).map((page) => first + page);
  }
}

/** The sums of all before each of some counts; last, of all. */
function countUp(counts: readonly number[]): number[] {
  let sum = 0;
  return [0, ...counts.map((count) => (sum += count))];
}
