import { checksum } from './checksum.ts';
import { packPaperIds } from './paper-numbers.ts';
import { ByteWriter } from './byte-writer.ts';
import type { SlicedWork } from './slices.ts';
import type { PaperId } from '../../papers/arxiv-id.ts';
import type { TermTableImage } from './term-table.ts';

/*
 * A segment is a head, which says what it holds, and a body, which is read in pages as terms are asked
 * for. All numbers are little-endian; sections begin at multiples of four bytes.
 *
 *   head      header (32-bit numbers, in the order of HEADER), then the sections:
 *     sums        per field, the sum of its lengths: 32 bits
 *     ids         per document, its packed arXiv number: 32 bits
 *     others      ids of another form, joined by line feeds: UTF-8
 *     revisions   per document, the distance to the revision before: varints
 *     lengths     per field, whether a length takes one byte or two; then field by field, document by document
 *     blockStarts, blockPostings   per block of terms, where its terms and its postings begin: 32 bits
 *     directoryStarts, directory   which pages of terms to read for a term (see term-table.ts)
 *     pageSums    per page of the body, its checksum: 32 bits
 *   body
 *     terms       front-coded UTF-8 (see term-table.ts)
 *     postings    term by term (see postings.ts)
 */

export const MAGIC = 0x47_53_42_49;
export const FORMAT = 2;
/** Bytes of a body read at once: thirty scattered terms cost least in small rows, whole ranges in large ones. */
export const PAGE_SIZE = 8_192;
/** Pages summed between two slices. */
const PAGES_AT_ONCE = 200;

export const HEADER = [
  'magic',
  'format',
  'checksum',
  'length',
  'fieldCount',
  'docCount',
  'termCount',
  'blockCount',
  'termsLength',
  'postingsLength',
  'sums',
  'ids',
  'others',
  'revisions',
  'lengths',
  'blockStarts',
  'blockPostings',
  'directoryStarts',
  'directory',
  'pageSums',
] as const;
export type HeaderName = (typeof HEADER)[number];
export type SegmentHeader = Record<HeaderName, number>;

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
  readonly body: Uint8Array<ArrayBuffer>;
  readonly docCount: number;
}

/** One page of a segment's body, as a view of it. */
export function viewPage(body: Uint8Array, page: number): Uint8Array {
  return body.subarray(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
}

/** Lays out a segment, in slices of a few milliseconds for some twenty thousand documents. */
export function* layOutSegment(
  docs: readonly SegmentDoc[],
  fieldCount: number,
  terms: TermTableImage,
  postings: Uint8Array<ArrayBuffer>,
): SlicedWork<SegmentImage> {
  const ids = packPaperIds(docs.map(({ id }) => id));
  const writer = new ByteWriter();
  writer.writeBytes(new Uint8Array(HEADER.length * 4));
  const begin = (): number => {
    writer.align(4);
    return writer.length;
  };
  const put = (bytes: Uint8Array): number => {
    const start = begin();
    writer.writeBytes(bytes);
    return start;
  };
  yield;
  const sums = put(bytesOf(sumLengths(docs, fieldCount)));
  const others = { ids: put(bytesOf(ids.numbers)), others: put(new TextEncoder().encode(ids.others.join('\n'))) };
  yield;
  const revisions = put(encodeRevisions(docs));
  yield;
  const lengths = put(yield* encodeLengths(docs, fieldCount));
  const body = join(terms.bytes, postings);
  const header: SegmentHeader = {
    ...countTerms(terms),
    magic: MAGIC,
    format: FORMAT,
    checksum: 0,
    length: 0,
    fieldCount,
    docCount: docs.length,
    postingsLength: postings.length,
    sums,
    ...others,
    revisions,
    lengths,
    blockStarts: put(bytesOf(terms.blockStarts)),
    blockPostings: put(bytesOf(terms.blockPostings)),
    directoryStarts: put(bytesOf(terms.directoryStarts)),
    directory: put(terms.directory),
    pageSums: put(bytesOf(yield* sumPages(body))),
  };
  begin();
  return { head: sealHead(writer.toBytes(), header), body, docCount: docs.length };
}

function countTerms({ termCount, blockStarts, bytes }: TermTableImage) {
  return { termCount, blockCount: blockStarts.length, termsLength: bytes.length };
}

function sealHead(head: Uint8Array<ArrayBuffer>, header: SegmentHeader): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(head.buffer, 0, HEADER.length);
  HEADER.forEach((name, index) => (words[index] = header[name]));
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

function encodeRevisions(docs: readonly SegmentDoc[]): Uint8Array {
  const writer = new ByteWriter();
  let previous = 0;
  for (const { revision } of docs) {
    writer.writeVarint(revision - previous);
    previous = revision;
  }
  return writer.toBytes();
}

function* encodeLengths(docs: readonly SegmentDoc[], fieldCount: number): SlicedWork<Uint8Array> {
  const columns: (Uint8Array | Uint16Array)[] = [];
  for (let field = 0; field < fieldCount; field += 1) {
    const column = Uint16Array.from(docs, ({ lengths }) => lengths[field]!);
    columns.push(column.every((length) => length < 256) ? Uint8Array.from(column) : column);
    yield;
  }
  const writer = new ByteWriter();
  writer.writeBytes(Uint8Array.from(columns, ({ BYTES_PER_ELEMENT }) => BYTES_PER_ELEMENT));
  for (const column of columns) {
    writer.align(2);
    writer.writeBytes(bytesOf(column));
  }
  return writer.toBytes();
}

function* sumPages(body: Uint8Array): SlicedWork<Uint32Array> {
  const sums = new Uint32Array(Math.ceil(body.length / PAGE_SIZE));
  for (let page = 0; page < sums.length; page += 1) {
    sums[page] = checksum(viewPage(body, page));
    if (page % PAGES_AT_ONCE === PAGES_AT_ONCE - 1) yield;
  }
  return sums;
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

function bytesOf(array: Uint8Array | Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
