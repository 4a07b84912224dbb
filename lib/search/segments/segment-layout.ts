import { checksum } from './checksum.ts';
import { ByteWriter } from './byte-writer.ts';
import { layOutColumns } from './doc-columns.ts';
import { cutPages } from './paged-bytes.ts';
import type { SlicedWork } from './slices.ts';
import type { PaperId } from '../../papers/arxiv-id.ts';
import type { WrittenTerms } from './terms-writer.ts';

/*
 * A segment is a head, which says what it holds, and a body, which is read in pages as terms are asked
 * for. All numbers are little-endian; sections begin at multiples of four bytes.
 *
 *   head      header (32-bit numbers, in the order of HEADER), then the sections:
 *     sums        per field, the sum of its lengths: 32 bits
 *     widths      per field, how many bytes a length takes: 32 bits
 *     entryStarts, termStarts, terms   which pages of terms to read for a term (see term-table.ts)
 *     recordStarts                per page of postings, where in all records it begins: 32 bits
 *     continuations               which of them go on with the page before: 32 bits
 *     firstStarts, firsts         what begins the first terms of the others (see term-directory.ts)
 *     pageSums    per page of the body, its checksum: 32 bits
 *   body, all that grows with the papers and that no question needs whole
 *     columns of documents   ids, revisions and lengths (see doc-columns.ts)
 *     weights             how common each term is (see term-weights.ts)
 *     blocks              per block of terms, where its terms and the records of their postings begin: 32 bits
 *     pages of terms      front-coded UTF-8 (see term-table.ts)
 *     pages of postings   term by term, with the terms again (see posting-pages.ts)
 */

export const MAGIC = 0x47_53_42_49;
export const FORMAT = 6;
/**
 * Bytes of postings read at once: thirty scattered terms cost least in small pages. One is shorter where the next
 * postings do not fit, and longer where it has those of one common term.
 */
export const POSTINGS_PAGE_SIZE = 4_096;
/** Terms of a block in the table; the first is written whole, the others by what differs from the one before. */
export const BLOCK = 16;
/** Bytes of a block's two places. */
export const BLOCK_BYTES = 8;
/** Blocks to an entry of the table's directory, which is its first block's first term: less than a kilobyte of terms. */
export const BLOCKS_AN_ENTRY = 8;
/** Pages summed between two slices. */
const PAGES_AT_ONCE = 100;

const SEAL = ['magic', 'format', 'checksum', 'length'] as const;
const COUNTS = [
  'fieldCount',
  'docCount',
  'othersLength',
  'revisionsLength',
  'termCount',
  'blockCount',
  'termsLength',
  'postingPageCount',
  'continuationCount',
] as const;
/** Whose numbers are where they begin. */
const SECTIONS = [
  'sums',
  'widths',
  'entryStarts',
  'termStarts',
  'terms',
  'recordStarts',
  'continuations',
  'firstStarts',
  'firsts',
  'pageSums',
] as const;
export const HEADER = [...SEAL, ...COUNTS, ...SECTIONS] as const;
type Count = (typeof COUNTS)[number];
type Section = (typeof SECTIONS)[number];
export type SegmentHeader = Record<(typeof HEADER)[number], number>;

/** The first byte that the checksum of a head covers. */
export const CHECKED_FROM = 4 * (HEADER.indexOf('checksum') + 1);

/** What a document is to a segment. */
export interface SegmentDoc {
  readonly id: PaperId;
  /** The paper's text revision; they ascend. */
  readonly revision: number;
  /** Per field, how many different words it has. */
  readonly lengths: ArrayLike<number>;
}

/** A segment as bytes. */
export interface SegmentImage {
  readonly head: Uint8Array<ArrayBuffer>;
  /** Its body, each page in a buffer of its own. */
  readonly pages: readonly Uint8Array<ArrayBuffer>[];
  readonly docCount: number;
}

/** Lays out a segment, in slices of a few milliseconds for some twenty thousand documents. */
export function* layOutSegment(
  docs: readonly SegmentDoc[],
  fieldCount: number,
  { table, weights, postings }: WrittenTerms,
): SlicedWork<SegmentImage> {
  yield;
  const { columns, widths, ...lengths } = yield* layOutColumns(docs, fieldCount);
  const pages: Uint8Array<ArrayBuffer>[] = [];
  for (const column of [...columns, weights, bytesOf(table.blocks), table.bytes])
    pages.push(...(yield* cutPages(column)));
  pages.push(...postings.pages);
  const counts = {
    ...lengths,
    fieldCount,
    termCount: table.termCount,
    blockCount: table.blocks.length / 2,
    termsLength: table.bytes.length,
    postingPageCount: postings.pages.length,
    continuationCount: postings.continuations.length,
  };
  const head = writeHead(counts, {
    sums: bytesOf(sumLengths(docs, fieldCount)),
    widths: bytesOf(Uint32Array.from(widths)),
    entryStarts: bytesOf(table.entryStarts),
    termStarts: bytesOf(table.directory.starts),
    terms: table.directory.terms,
    recordStarts: bytesOf(postings.pageStarts),
    continuations: bytesOf(postings.continuations),
    firstStarts: bytesOf(postings.directory.starts),
    firsts: postings.directory.terms,
    pageSums: bytesOf(yield* sumPages(pages)),
  });
  return { head, pages, docCount: docs.length };
}

function writeHead(counts: Record<Count, number>, sections: Record<Section, Uint8Array>): Uint8Array<ArrayBuffer> {
  const header: Partial<SegmentHeader> = { ...counts, magic: MAGIC, format: FORMAT };
  const writer = new ByteWriter();
  writer.writeBytes(new Uint8Array(HEADER.length * 4));
  for (const name of SECTIONS) {
    header[name] = writer.length;
    writer.writeBytes(sections[name]);
    writer.align(4);
  }
  const head = writer.toBytes();
  const words = new Uint32Array(head.buffer, 0, HEADER.length);
  HEADER.forEach((name, index) => (words[index] = header[name] ?? 0));
  words[HEADER.indexOf('length')] = head.length;
  words[HEADER.indexOf('checksum')] = checksum(head.subarray(CHECKED_FROM));
  return head;
}

function sumLengths(docs: readonly SegmentDoc[], fieldCount: number): Uint32Array {
  const sums = new Uint32Array(fieldCount);
  for (const { lengths } of docs) {
    for (let field = 0; field < fieldCount; field += 1) sums[field] = sums[field]! + lengths[field]!;
  }
  return sums;
}

function* sumPages(pages: readonly Uint8Array[]): SlicedWork<Uint32Array> {
  const sums = new Uint32Array(pages.length);
  for (const [number, page] of pages.entries()) {
    sums[number] = checksum(page);
    if (number % PAGES_AT_ONCE === PAGES_AT_ONCE - 1) yield;
  }
  return sums;
}

function bytesOf(array: Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
