import type { IndexStorage } from '../../lib/search/segments/index-storage.ts';
import { sealFacts, type StoredSegment } from '../../lib/search/segments/stored-segment.ts';

/** Segments with all of their terms and postings in pages, in memory; what is read are the very bytes kept here. */
export interface MemoryIndex extends IndexStorage {
  readonly segments: Map<number, StoredSegment>;
  /** By segment and page. */
  readonly pages: Map<string, Uint8Array>;
  readonly condemned: Set<number>;
}

interface MemoryIndexState {
  readonly segments: readonly StoredSegment[];
  readonly textRevision: number;
  readonly generation: string;
}

export const pageKey = (segment: number, page: number): string => `${segment}/${page}`;

/** Copies stored segments, so that a test may damage them. */
export function createMemoryIndex({ segments: stored, textRevision, generation }: MemoryIndexState): MemoryIndex {
  const segments = new Map<number, StoredSegment>();
  const pages = new Map<string, Uint8Array>();
  const condemned = new Set<number>();
  let nextId = 1 + Math.max(0, ...stored.map(({ id }) => id));
  const put = (segment: StoredSegment, body: readonly Uint8Array[]): void => {
    segments.set(segment.id, { ...segment, head: segment.head.slice(), pages: undefined });
    body.forEach((page, number) => pages.set(pageKey(segment.id, number), page.slice()));
  };
  for (const segment of stored) put(segment, segment.pages!);
  return {
    segments,
    pages,
    condemned,
    load: () => Promise.resolve({ segments: [...segments.values()], textRevision, generation }),
    loadPages: ({ id }, wanted) => Promise.resolve(wanted.map((page) => pages.get(pageKey(id, page)))),
    replace(old, by) {
      if (old.some(({ id }) => !segments.has(id))) return Promise.resolve(false);
      for (const { id } of old) segments.delete(id);
      for (const key of pages.keys()) if (!segments.has(Number(key.split('/')[0]))) pages.delete(key);
      const { head, pages: body } = by.image;
      put({ ...sealFacts(by), id: nextId, head: head.buffer, pages: undefined }, body);
      nextId += 1;
      return Promise.resolve(true);
    },
    condemn({ id }) {
      condemned.add(id);
      const segment = segments.get(id);
      if (segment) segments.set(id, { ...segment, version: '' });
      return Promise.resolve();
    },
    clear() {
      segments.clear();
      return Promise.resolve();
    },
  };
}
