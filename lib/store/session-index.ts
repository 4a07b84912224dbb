import { INDEX_VERSION } from '../search/index-options.ts';
import { buildSegment } from '../search/segments/build-segment.ts';
import type { IndexStorage } from '../search/segments/index-storage.ts';
import { sealFacts, type StoredSegment } from '../search/segments/stored-segment.ts';
import type { StoredPaper } from './schema.ts';

const GENERATION = 'session';

/** The index over a corpus of thirty days, which is built faster than it could be kept. */
export function createSessionIndex(
  loadPapers: () => Promise<readonly StoredPaper[]>,
  loadRevision: () => Promise<number>,
): IndexStorage {
  let latest: StoredSegment | undefined;
  return {
    async load() {
      const [papers, textRevision] = await Promise.all([loadPapers(), loadRevision()]);
      if (latest?.lastRevision !== textRevision) latest = build(papers, textRevision);
      return { segments: textRevision === 0 ? [] : [latest], textRevision, generation: GENERATION };
    },
    loadPages: (segment, pages) => Promise.resolve(pages.map((page) => segment.pages?.[page])),
    replace: () => Promise.resolve(false),
    condemn: () => Promise.resolve(),
    clear: () => Promise.resolve(),
  };
}

function build(papers: readonly StoredPaper[], textRevision: number): StoredSegment {
  const ascending = papers.toSorted((a, b) => a.textRevision - b.textRevision);
  const image = buildSegment(ascending.filter((paper) => !paper.isWithdrawn));
  const facts = {
    version: INDEX_VERSION,
    generation: GENERATION,
    afterRevision: 0,
    lastRevision: textRevision,
    paperCount: papers.length,
    supersedes: [],
  };
  return {
    ...sealFacts({ facts, image }),
    id: textRevision,
    head: image.head.buffer,
    pages: image.pages,
  };
}
