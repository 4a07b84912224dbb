import { INDEX_VERSION } from '../index-options.ts';
import { checksum } from './checksum.ts';
import { Segment } from './segment.ts';
import { SegmentError } from './segment-error.ts';
import { CHECKED_FROM, type SegmentImage } from './segment-layout.ts';
import type { IndexPart, PageSource } from './segmented-index.ts';

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
  /** A small body lies beside the head; undefined where it is kept in pages. */
  readonly body: ArrayBuffer | undefined;
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
 * unsound, and its papers are to be indexed again.
 *
 * @param textRevision the newest of the corpus
 * @param toPageSource how to read pages of a segment that are not beside its head
 */
export function openSegments(
  stored: readonly StoredSegment[],
  { textRevision, generation }: { readonly textRevision: number; readonly generation: string },
  toPageSource: (stored: StoredSegment) => PageSource,
): OpenedSegments {
  const sound: { stored: StoredSegment; segment: Segment }[] = [];
  const unsound: StoredSegment[] = [];
  const gaps: RevisionRange[] = [];
  let covered = 0;
  for (const candidate of stored.toSorted((a, b) => a.afterRevision - b.afterRevision)) {
    const isInPlace = candidate.afterRevision >= covered && candidate.lastRevision <= textRevision;
    const segment = isInPlace && candidate.generation === generation ? openSegment(candidate) : undefined;
    if (!segment) {
      unsound.push(candidate);
      continue;
    }
    if (candidate.afterRevision > covered) gaps.push({ after: covered, last: candidate.afterRevision });
    sound.push({ stored: candidate, segment });
    covered = candidate.lastRevision;
  }
  if (covered < textRevision) gaps.push({ after: covered, last: textRevision });
  const superseded = markSuperseded(sound, unsound.filter(isSealed));
  return {
    stored: sound.map(({ stored }) => stored),
    parts: sound.map(({ stored, segment }, part) => ({
      segment,
      superseded: superseded[part],
      loadPages: toPageSource(stored),
    })),
    gaps,
    unsound,
    areFactsSound: unsound.every(isSealed),
  };
}

/**
 * For each segment which of its documents are superseded. What an unsound segment says of older ones
 * still holds: the papers of it are only to be indexed again.
 */
function markSuperseded(
  sound: readonly { readonly stored: StoredSegment; readonly segment: Segment }[],
  unsound: readonly StoredSegment[],
): (Uint8Array | undefined)[] {
  const revisions = [...sound.map(({ stored }) => stored), ...unsound]
    .flatMap(({ supersedes }) => supersedes)
    .toSorted((a, b) => a - b);
  return sound.map(({ stored, segment }) => {
    const inRange = revisions.filter((each) => each > stored.afterRevision && each <= stored.lastRevision);
    if (inRange.length === 0) return undefined;
    const wanted = new Set(inRange);
    return Uint8Array.from(segment.readRevisions(), (revision) => (wanted.has(revision) ? 1 : 0));
  });
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
    if (stored.body && stored.body.byteLength !== segment.bodyLength) return undefined;
    return segment;
  } catch (error) {
    // A head that is no buffer at all throws a TypeError; neither can be read.
    if (error instanceof SegmentError || error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function isSealed(stored: SealedFacts): boolean {
  return stored.factsSum === sumFacts(stored);
}

/** The version is no part of it: a segment is condemned by taking that away. */
function sumFacts(facts: Omit<SealedFacts, 'factsSum'>): number {
  const { generation, afterRevision, lastRevision, paperCount, supersedes, docCount, headSum } = facts;
  const all = [generation, afterRevision, lastRevision, paperCount, supersedes, docCount, headSum];
  return checksum(new TextEncoder().encode(JSON.stringify(all)));
}
