import { INDEX_VERSION } from '../index-options.ts';
import { checksum } from './checksum.ts';
import { Segment } from './segment.ts';
import { SegmentError } from './segment-error.ts';
import { CHECKED_FROM, type SegmentImage } from './segment-layout.ts';
import { loadPart, type IndexPart, type PageSource } from './index-part.ts';

/**
 * What is stored of a segment beside its pages. It holds the papers whose text revision is after
 * `afterRevision` and up to `lastRevision`; the segments of an index follow each other without a gap.
 */
export interface SegmentFacts {
  /** INDEX_VERSION and the life of the database it was made in. */
  readonly version: string;
  readonly generation: string;
  readonly afterRevision: number;
  readonly lastRevision: number;
  /** Papers whose newest text was in this range when it was written, withdrawn ones included. */
  readonly paperCount: number;
  /** Revisions in older segments that papers of this one have superseded. */
  readonly supersedes: readonly number[];
}

/** The facts of a segment, which head they belong to, and a checksum of all that. */
export interface SealedFacts extends SegmentFacts {
  readonly docCount: number;
  readonly headSum: number;
  readonly factsSum: number;
}

export interface StoredSegment extends SealedFacts {
  /** Never used again for another one. */
  readonly id: number;
  readonly head: ArrayBuffer;
  /** All pages of a small body lie beside the head; undefined where they are kept by themselves. */
  readonly pages: readonly Uint8Array[] | undefined;
}

/** What is to be stored as a new segment. */
export interface NewSegment {
  readonly facts: SegmentFacts;
  readonly image: SegmentImage;
}

/** What is to be stored of a new segment beside its bytes. */
export function sealFacts({ facts, image: { head, docCount } }: NewSegment): SealedFacts {
  const bound = { ...facts, docCount, headSum: checksum(head.subarray(CHECKED_FROM)) };
  return { ...bound, factsSum: sumFacts(bound) };
}

/** Text revisions after one and up to another. */
export interface RevisionRange {
  readonly after: number;
  readonly last: number;
}

/** The sound segments of an index, and what they lack of the corpus. */
export interface OpenedSegments {
  /** Oldest first. */
  readonly stored: readonly StoredSegment[];
  readonly parts: readonly IndexPart[];
  /** Revisions that no sound segment covers; oldest first. */
  readonly gaps: readonly RevisionRange[];
  /** Segments that cannot be trusted. */
  readonly unsound: readonly StoredSegment[];
  /** False when a segment may say wrong things about others: none is to be kept. */
  readonly areFactsSound: boolean;
}

/**
 * Opens stored segments. Any doubt about one (version, generation, checksum, count, overlap) makes it
 * unsound, and its papers are to be indexed again. What it says of older ones still holds.
 *
 * @param textRevision the newest of the corpus
 * @param toPageSource how to read pages of a segment that are not beside its head
 * @throws what the page source throws
 */
export async function openSegments(
  stored: readonly StoredSegment[],
  { textRevision, generation }: { readonly textRevision: number; readonly generation: string },
  toPageSource: (stored: StoredSegment) => PageSource,
): Promise<OpenedSegments> {
  const supersedes = stored.filter(isSealed).flatMap((segment) => segment.supersedes);
  const sound: { stored: StoredSegment; part: IndexPart }[] = [];
  const unsound: StoredSegment[] = [];
  const gaps: RevisionRange[] = [];
  let covered = 0;
  for (const candidate of stored.toSorted((a, b) => a.afterRevision - b.afterRevision)) {
    const isInPlace = candidate.afterRevision >= covered && candidate.lastRevision <= textRevision;
    const isOurs = isInPlace && candidate.generation === generation;
    const part = isOurs ? await openPart(candidate, supersedes, toPageSource(candidate)) : undefined;
    if (!part) {
      unsound.push(candidate);
      continue;
    }
    if (candidate.afterRevision > covered) gaps.push({ after: covered, last: candidate.afterRevision });
    sound.push({ stored: candidate, part });
    covered = candidate.lastRevision;
  }
  if (covered < textRevision) gaps.push({ after: covered, last: textRevision });
  return {
    stored: sound.map((each) => each.stored),
    parts: sound.map(({ part }) => part),
    gaps,
    unsound,
    areFactsSound: unsound.every(isSealed),
  };
}

/** Undefined when the segment is not sound. Which of its documents are superseded is read only where some may be. */
async function openPart(
  stored: StoredSegment,
  supersedes: readonly number[],
  loadPages: PageSource,
): Promise<IndexPart | undefined> {
  const segment = openSegment(stored);
  if (!segment) return undefined;
  const gone = new Set(supersedes.filter((each) => each > stored.afterRevision && each <= stored.lastRevision));
  const whole: IndexPart = { segment, superseded: undefined, loadPages };
  if (gone.size === 0) return whole;
  try {
    await loadPart(whole, segment.listPagesOfRevisions(), 0);
  } catch (error) {
    if (error instanceof SegmentError) return undefined;
    throw error;
  }
  const superseded = Uint8Array.from(segment.docs.readRevisions(), (revision) => (gone.has(revision) ? 1 : 0));
  return { ...whole, superseded };
}

/** What is stored never changes: a row that was found sound stays so, and keeps the pages that were read of it. */
const opened = new WeakMap<StoredSegment, Segment>();

/** Opens one segment; undefined when it is not sound. Opened again, it is the same one. */
export function openSegment(stored: StoredSegment): Segment | undefined {
  const known = opened.get(stored);
  if (known) return known;
  const segment = openSoundly(stored);
  if (segment) opened.set(stored, segment);
  return segment;
}

function openSoundly(stored: StoredSegment): Segment | undefined {
  try {
    if (stored.version !== INDEX_VERSION || !isSealed(stored)) return undefined;
    const segment = new Segment(new Uint8Array(stored.head));
    if (segment.docCount !== stored.docCount || segment.headSum !== stored.headSum) return undefined;
    if (stored.pages && stored.pages.length !== segment.pageCount) return undefined;
    return segment;
  } catch (error) {
    // A head that is no buffer at all throws a TypeError; neither can be read.
    if (error instanceof SegmentError || error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function isSealed(stored: StoredSegment): boolean {
  return opened.has(stored) || stored.factsSum === sumFacts(stored);
}

/** The version is no part of it: a segment is condemned by taking that away. */
function sumFacts(facts: Omit<SealedFacts, 'factsSum'>): number {
  const { generation, afterRevision, lastRevision, paperCount, supersedes, docCount, headSum } = facts;
  const all = [generation, afterRevision, lastRevision, paperCount, supersedes, docCount, headSum];
  return checksum(new TextEncoder().encode(JSON.stringify(all)));
}
