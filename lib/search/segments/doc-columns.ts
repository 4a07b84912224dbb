import type { PaperId } from '../../papers/arxiv-id.ts';
import { ByteWriter } from './byte-writer.ts';
import { PagedBytes } from './paged-bytes.ts';
import { OTHER, packPaperIds, unpackPaperId } from './paper-numbers.ts';
import { VarintReader } from './postings.ts';
import { SegmentError } from './segment-error.ts';
import type { SegmentDoc } from './segment-layout.ts';
import type { SlicedWork } from './slices.ts';

/*
 * What a segment knows of its documents, column by column:
 *
 *   ids       per document, its packed arXiv number: 32 bits
 *   others    ids of another form, joined by line feeds: UTF-8
 *   revisions   per document, the distance to the revision before: varints
 *   lengths   for each field, per document its length: a byte, or two where one of them takes two
 */

/** What is always known of the columns. */
export interface ColumnPlan {
  readonly docCount: number;
  readonly othersLength: number;
  readonly revisionsLength: number;
  /** Per field, how many bytes a length takes. */
  readonly widths: ArrayLike<number>;
}

/** A field's length in each document. */
export type Lengths = Uint8Array | Uint16Array;

const ID_BYTES = Uint32Array.BYTES_PER_ELEMENT;

/** The columns of a segment's documents, as far as they have been read. */
export class DocColumns {
  /** In the order of their pages. */
  readonly all: readonly PagedBytes[];
  readonly #docCount: number;
  readonly #idBytes: PagedBytes;
  #ids: Uint32Array | undefined;
  readonly #others: PagedBytes;
  readonly revisions: PagedBytes;
  readonly #lengthBytes: readonly PagedBytes[];
  readonly #widths: ArrayLike<number>;

  constructor({ docCount, othersLength, revisionsLength, widths }: ColumnPlan) {
    this.#docCount = docCount;
    this.#idBytes = new PagedBytes(docCount * ID_BYTES);
    this.#others = new PagedBytes(othersLength);
    this.revisions = new PagedBytes(revisionsLength);
    this.#lengthBytes = Array.from(widths, (width) => new PagedBytes(docCount * width));
    this.#widths = widths;
    this.all = [this.#idBytes, this.#others, this.revisions, ...this.#lengthBytes];
  }

  /** The columns that have ids, and lengths of fields, all unless told which. */
  choose(fields: Iterable<number> = this.#lengthBytes.keys()): Set<PagedBytes> {
    return new Set([this.#idBytes, this.#others, ...Array.from(fields, (field) => this.#lengthBytes[field]!)]);
  }

  /** @throws SegmentError when the document has no id, or ids have not been read */
  getPaperId(doc: number): PaperId {
    const number = this.getPaperNumber(doc);
    const others = number >= OTHER ? new TextDecoder().decode(this.#others.bytes).split('\n') : [];
    const id = unpackPaperId(number, others);
    if (id === undefined) throw new SegmentError('a document without an id');
    return id;
  }

  /** @throws SegmentError when ids have not been read */
  getPaperNumber(doc: number): number {
    this.#ids ??= this.#readIds();
    return this.#ids[doc]!;
  }

  #readIds(): Uint32Array {
    if (!this.#idBytes.isWhole || !this.#others.isWhole) throw new SegmentError('ids have not been read');
    return new Uint32Array(this.#idBytes.bytes.buffer);
  }

  /**
   * The text revisions of the documents; they ascend.
   *
   * @throws SegmentError when they have not been read
   */
  readRevisions(): Uint32Array {
    if (!this.revisions.isWhole) throw new SegmentError('revisions have not been read');
    const reader = new VarintReader(this.revisions.bytes);
    let revision = 0;
    return Uint32Array.from({ length: this.#docCount }, () => (revision += reader.read()));
  }

  /** @throws SegmentError when the field's lengths have not been read */
  getLengths(field: number): Lengths {
    const paged = this.#lengthBytes[field]!;
    if (!paged.isWhole) throw new SegmentError('lengths have not been read');
    return this.#widths[field] === 1 ? paged.bytes : new Uint16Array(paged.bytes.buffer);
  }
}

/** The columns of documents as bytes, in the order of their pages. */
export function* layOutColumns(
  docs: readonly SegmentDoc[],
  fieldCount: number,
): SlicedWork<ColumnPlan & { readonly columns: readonly Uint8Array[] }> {
  const { numbers, others } = packPaperIds(docs.map(({ id }) => id));
  const otherBytes = new TextEncoder().encode(others.join('\n'));
  yield;
  const revisions = encodeRevisions(docs);
  const columns: Uint8Array[] = [new Uint8Array(numbers.buffer), otherBytes, revisions];
  const widths: number[] = [];
  for (let field = 0; field < fieldCount; field += 1) {
    yield;
    const column = Uint16Array.from(docs, ({ lengths }) => lengths[field]!);
    const isShort = column.every((length) => length < 256);
    widths.push(isShort ? 1 : 2);
    columns.push(isShort ? Uint8Array.from(column) : new Uint8Array(column.buffer));
  }
  const lengths = { othersLength: otherBytes.length, revisionsLength: revisions.length };
  return { docCount: docs.length, ...lengths, widths, columns };
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
