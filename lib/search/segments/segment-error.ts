/** Bytes that are no sound segment, which the corpus can make anew; or bytes that have not been read. */
export class SegmentError extends Error {
  override readonly name = 'SegmentError';
  /** Which part of an index it lies in, where that is known. */
  part: number | undefined;
}
