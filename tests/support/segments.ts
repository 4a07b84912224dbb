import { INDEX_VERSION, INDEX_FIELDS } from '../../lib/search/index-options.ts';
import { buildSegment, type RevisedPaper } from '../../lib/search/segments/build-segment.ts';
import type { SegmentImage } from '../../lib/search/segments/segment-layout.ts';
import type { PageSource } from '../../lib/search/segments/index-part.ts';
import { findPrefix, loadBeginning } from '../../lib/search/segments/prefix-terms.ts';
import { SegmentedIndex } from '../../lib/search/segments/segmented-index.ts';
import {
  openSegments,
  sealFacts,
  type OpenedSegments,
  type StoredSegment,
} from '../../lib/search/segments/stored-segment.ts';

export const GENERATION = 'a generation';

/** One batch of papers as they would be stored together, and which revisions they supersede. */
export interface SegmentBatch {
  readonly papers: readonly RevisedPaper[];
  readonly afterRevision: number;
  readonly lastRevision: number;
  readonly supersedes?: readonly number[];
}

/** A segment of a batch, as it would be stored. */
export function aStoredSegment(id: number, batch: SegmentBatch): StoredSegment {
  return storeImage(id, batch, buildSegment(batch.papers));
}

/** A laid out segment, as it would be stored. */
export function storeImage(id: number, batch: SegmentBatch, image: SegmentImage): StoredSegment {
  const facts = {
    version: INDEX_VERSION,
    generation: GENERATION,
    afterRevision: batch.afterRevision,
    lastRevision: batch.lastRevision,
    paperCount: image.docCount,
    supersedes: batch.supersedes ?? [],
  };
  return {
    ...sealFacts({ facts, image }),
    id,
    head: image.head.buffer,
    pages: image.pages,
  };
}

/** Pages of a segment in memory. */
export function pagesOf({ pages }: StoredSegment): PageSource {
  return (wanted) => Promise.resolve(wanted.map((page) => pages![page]));
}

/** Opens segments that should all be sound. */
export function openAll(stored: readonly StoredSegment[], textRevision: number): Promise<OpenedSegments> {
  return openSegments(stored, { textRevision, generation: GENERATION }, pagesOf);
}

/** An index over segments with all of it read. */
export async function openWholeIndex(stored: readonly StoredSegment[], textRevision: number): Promise<SegmentedIndex> {
  const index = new SegmentedIndex((await openAll(stored, textRevision)).parts, INDEX_FIELDS.length);
  await index.loadDocs();
  await loadBeginning(index, '');
  await index.load(findPrefix(index.terms, ''));
  return index;
}
