import { SegmentError } from './segment-error.ts';
import type { Segment } from './segment.ts';

/** Reads pages of a segment's body; undefined where a page is missing. */
export type PageSource = (pages: readonly number[]) => Promise<readonly (Uint8Array | undefined)[]>;

/** One segment of an index. */
export interface IndexPart {
  readonly segment: Segment;
  /** Marks each document that a newer segment has superseded; undefined when none has. */
  readonly superseded: Uint8Array | undefined;
  readonly loadPages: PageSource;
}

/**
 * Reads pages of a part.
 *
 * @param number of the part, for the error
 * @throws SegmentError when a page is missing or unsound, and what the page source throws
 */
export async function loadPart(part: IndexPart, missing: readonly number[], number: number): Promise<void> {
  if (missing.length === 0) return;
  const wanted = [...new Set(missing)].toSorted((a, b) => a - b);
  const pages = await part.loadPages(wanted);
  namePart(number, () => wanted.forEach((page, index) => part.segment.putPage(page, pages[index])));
}

/** Says of a fault which part it lies in. */
export function namePart<T>(part: number, task: () => T): T {
  try {
    return task();
  } catch (cause) {
    const error = cause instanceof SegmentError ? cause : new SegmentError('unsound postings', { cause });
    error.part = part;
    throw error;
  }
}

/** Its documents that nothing has superseded. */
export function countLive({ segment, superseded }: IndexPart): number {
  return segment.docCount - (superseded?.reduce((sum, isGone) => sum + isGone, 0) ?? 0);
}

/**
 * The sum of a field's lengths over the documents that nothing has superseded.
 *
 * @throws SegmentError when some of a part are superseded and its lengths have not been read
 */
export function sumLengths(parts: readonly IndexPart[], field: number): number {
  let total = 0;
  for (const { segment, superseded } of parts) {
    total += segment.lengthSums[field]!;
    if (!superseded) continue;
    const lengths = segment.docs.getLengths(field);
    superseded.forEach((isGone, doc) => (total -= isGone * lengths[doc]!));
  }
  return total;
}
