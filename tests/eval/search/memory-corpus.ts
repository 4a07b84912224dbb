import type { Paper } from '../../../lib/papers/paper.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import type { StoredPaper } from '../../../lib/store/schema.ts';

/** What an index reads of a corpus, and no more, out of memory: a database over Node would take minutes to fill. */
export function createMemoryCorpus(papers: readonly Paper[]): Corpus {
  const stored = papers.map((paper, place): StoredPaper => ({
    ...paper,
    names: [],
    storedAt: 0,
    textRevision: place + 1,
  }));
  const byId = new Map(stored.map((paper) => [paper.id, paper]));
  const corpus: Partial<Corpus> & { loadSnapshot(): Promise<undefined> } = {
    getPapers: (ids) => Promise.resolve(ids.map((id) => byId.get(id)).filter((paper) => paper !== undefined)),
    getPapersChangedAfter: (textRevision, limit) => Promise.resolve(stored.slice(textRevision, textRevision + limit)),
    getTextRevision: () => Promise.resolve(stored.length),
    countPapers: () => Promise.resolve(stored.length),
    loadSnapshot: () => Promise.resolve(undefined),
  };
  return corpus as Corpus;
}
