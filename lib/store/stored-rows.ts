import type { StoredIndex } from '../search/segments/index-storage.ts';
import type { StoredSegment } from '../search/segments/stored-segment.ts';
import type { SegmentPage } from './schema.ts';

/** The version of no index: a segment that has it is never used. */
export const CONDEMNED = '';

/** A row of facts about the database, whatever it may hold. */
export interface FactRow {
  readonly value?: unknown;
}

/** Segments and the two facts about the database that they are judged by, each as its row has it. */
export function toStoredIndex(
  segments: readonly StoredSegment[],
  revision: FactRow | undefined,
  generation: FactRow | undefined,
): StoredIndex {
  return {
    segments,
    textRevision: typeof revision?.value === 'number' ? revision.value : 0,
    generation: typeof generation?.value === 'string' ? generation.value : '',
  };
}

/** Pages of a segment: those that lie beside its head, or else the rows that `readRows` reads. */
export async function readPages(
  { pages: inline }: StoredSegment,
  pages: readonly number[],
  readRows: () => Promise<readonly unknown[]>,
): Promise<(Uint8Array | undefined)[]> {
  if (inline) return pages.map((page) => inline[page]);
  return (await readRows()).map((row) => (row as SegmentPage | undefined)?.bytes);
}
