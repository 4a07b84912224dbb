import { ByteWriter } from './byte-writer.ts';
import { decodePostings, PostingsBuffer } from './postings.ts';
import type { Segment } from './segment.ts';
import { layOutSegment, type SegmentDoc, type SegmentImage } from './segment-layout.ts';
import type { SlicedWork } from './slices.ts';
import { TermCursor } from './term-cursor.ts';
import { TermsWriter } from './terms-writer.ts';

/** Terms or documents between two slices: a few milliseconds of work. */
const AT_ONCE = 1_000;
const GONE = -1;

/** A segment and which of its documents newer ones have superseded. */
export interface MergeInput {
  readonly segment: Segment;
  readonly isSuperseded: (doc: number) => boolean;
}

interface Source {
  readonly segment: Segment;
  readonly cursor: TermCursor;
  /** A document's number in the merged segment, or -1. */
  readonly newNumbers: Int32Array;
}

/**
 * Merges segments, oldest first, into one without what has been superseded.
 *
 * @throws SegmentError when a page of postings has not been read; all terms must have been
 */
export function* mergeSegments(inputs: readonly MergeInput[]): SlicedWork<SegmentImage> {
  const { docs, sources } = yield* renumber(inputs);
  const fieldCount = inputs[0]?.segment.fieldCount ?? 0;
  const buffers = Array.from({ length: fieldCount }, () => new PostingsBuffer());
  const terms = new TermsWriter();
  const writer = new ByteWriter();
  for (let count = 1; ; count += 1) {
    const term = findLeastTerm(sources);
    if (!term) break;
    writer.clear();
    mergeTerm(sources, term, buffers, writer);
    if (writer.length > 0) terms.add(term, writer.view());
    if (count % AT_ONCE === 0) yield;
  }
  return yield* layOutSegment(docs, fieldCount, yield* terms.finish());
}

interface Renumbered {
  readonly docs: SegmentDoc[];
  readonly sources: Source[];
}

function* renumber(inputs: readonly MergeInput[]): SlicedWork<Renumbered> {
  const docs: SegmentDoc[] = [];
  const sources: Source[] = [];
  for (const { segment, isSuperseded } of inputs) {
    const revisions = segment.docs.readRevisions();
    const columns = Array.from({ length: segment.fieldCount }, (_, field) => segment.docs.getLengths(field));
    const newNumbers = new Int32Array(segment.docCount).fill(GONE);
    for (let doc = 0; doc < segment.docCount; doc += 1) {
      if (docs.length % AT_ONCE === AT_ONCE - 1) yield;
      if (isSuperseded(doc)) continue;
      const lengths = columns.map((column) => column[doc]!);
      newNumbers[doc] = docs.push({ id: segment.docs.getPaperId(doc), revision: revisions[doc]!, lengths }) - 1;
    }
    sources.push({ segment, cursor: new TermCursor(segment.table), newNumbers });
  }
  return { docs, sources };
}

function findLeastTerm(sources: readonly Source[]): Uint8Array | undefined {
  let least: TermCursor | undefined;
  for (const { cursor } of sources) {
    if (!cursor.isAtEnd && (!least || compareTerms(cursor, least) < 0)) least = cursor;
  }
  // The cursor's own bytes change when it moves on.
  return least?.bytes.slice(0, least.length);
}

function compareTerms(a: TermCursor, b: TermCursor): number {
  const common = Math.min(a.length, b.length);
  for (let index = 0; index < common; index += 1) {
    if (a.bytes[index] !== b.bytes[index]) return a.bytes[index]! - b.bytes[index]!;
  }
  return a.length - b.length;
}

function mergeTerm(
  sources: readonly Source[],
  term: Uint8Array,
  buffers: readonly PostingsBuffer[],
  writer: ByteWriter,
): void {
  for (const { segment, cursor, newNumbers } of sources) {
    if (cursor.isAtEnd || cursor.compare(term) !== 0) continue;
    decodePostings(segment.getPostings(cursor.entry), segment.docCount, buffers, { base: 0, numbers: newNumbers });
    cursor.advance();
  }
  buffers.forEach((buffer, field) => {
    buffer.encode(writer, field);
    buffer.clear();
  });
}
