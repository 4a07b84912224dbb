import type { NewSegment, StoredSegment } from './stored-segment.ts';

/** The segments as they stand in storage, of one moment. */
export interface StoredIndex {
  /** In no order. */
  readonly segments: readonly StoredSegment[];
  /** The newest text revision of the corpus; 0 when it is empty. */
  readonly textRevision: number;
  /** Which life of the database this is. */
  readonly generation: string;
}

/** What answering needs of the index's storage. Every method throws StoreError when the storage fails. */
export interface ReadIndexStorage {
  /** @param known segments that need not be read again: what is stored never changes */
  load(known?: readonly StoredSegment[]): Promise<StoredIndex>;
  /** Pages of a segment's body, in the order asked for; undefined where one is missing. */
  loadPages(segment: StoredSegment, pages: readonly number[]): Promise<readonly (Uint8Array | undefined)[]>;
  /** Forgets that a segment was sound, but not which others it supersedes: its papers are to be indexed again. */
  condemn(segment: StoredSegment): Promise<void>;
}

/** Where the segments of the index are kept. */
export interface IndexStorage extends ReadIndexStorage {
  /**
   * Puts one segment in the place of others, all of it or nothing.
   *
   * @returns false, with nothing changed, when one of the old segments is no longer there
   */
  replace(old: readonly StoredSegment[], by: NewSegment): Promise<boolean>;
  /** Forgets all segments. */
  clear(): Promise<void>;
}
