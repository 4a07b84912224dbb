/** More segments than this make a search slow to begin: each has its own terms to be looked up. */
const MAX_SEGMENTS = 5;
/** A segment is merged with all newer ones unless it is this many times larger than them together. */
const MAX_RATIO = 2;

/**
 * Decides which segments to merge, so that sizes fall geometrically from the oldest to the newest and a
 * paper is written again only a few times.
 *
 * @param sizes documents of each segment, oldest first
 * @returns the number of the first segment of the run to merge, which ends with the newest; undefined when
 *   there is nothing to do
 */
export function planMerge(sizes: readonly number[]): number | undefined {
  if (sizes.length <= MAX_SEGMENTS) return undefined;
  let first = sizes.length - 2;
  let newer = sizes.at(-1)! + sizes.at(-2)!;
  while (first > 0 && sizes[first - 1]! <= newer * MAX_RATIO) {
    first -= 1;
    newer += sizes[first]!;
  }
  return first;
}
