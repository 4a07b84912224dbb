import { INDEX_FIELDS } from './index-options.ts';
import type { ReadIndexStorage, StoredIndex } from './segments/index-storage.ts';
import type { IndexPart } from './segments/index-part.ts';
import { SegmentedIndex } from './segments/segmented-index.ts';
import { openSegments, type RevisionRange, type StoredSegment } from './segments/stored-segment.ts';

/** An index as it stood in storage at one moment. */
export interface OpenedIndex {
  readonly index: SegmentedIndex;
  /** Its sound segments, oldest first; `parts` are the same ones, opened. */
  readonly stored: readonly StoredSegment[];
  readonly parts: readonly IndexPart[];
  /** Segments that cannot be trusted, and what of the corpus is therefore or otherwise not in the index. */
  readonly unsound: readonly StoredSegment[];
  readonly gaps: readonly RevisionRange[];
  /** False when none of the stored segments is to be kept. */
  readonly areFactsSound: boolean;
  readonly textRevision: number;
  readonly generation: string;
}

/**
 * Opens the index as it now stands in storage.
 *
 * @param known segments that are open already and need not be read again
 * @throws StoreError
 */
export async function openIndex(
  indexStorage: ReadIndexStorage,
  known: readonly StoredSegment[] = [],
): Promise<OpenedIndex> {
  const opened = await open(indexStorage, await indexStorage.load(known));
  // One that was merged away meanwhile looks unsound, too: looked at again, it is gone.
  return opened.unsound.length === 0 ? opened : open(indexStorage, await indexStorage.load());
}

async function open(indexStorage: ReadIndexStorage, stored: StoredIndex): Promise<OpenedIndex> {
  const { textRevision, generation } = stored;
  const toSource = (segment: StoredSegment) => (pages: readonly number[]) => indexStorage.loadPages(segment, pages);
  const opened = await openSegments(stored.segments, stored, toSource);
  return { ...opened, index: new SegmentedIndex(opened.parts, INDEX_FIELDS.length), textRevision, generation };
}
