import type { Paper } from '../../../lib/papers/paper.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import type { DayRow, StoredPaper } from '../../../lib/store/schema.ts';
import { createSessionIndex } from '../../../lib/store/session-index.ts';

/** What searching reads of a corpus, and no more, out of memory: a database over Node would take minutes to fill. */
export function createMemoryCorpus(papers: readonly Paper[]): Corpus {
  const stored = papers.map((paper, place): StoredPaper => ({
    ...paper,
    names: [],
    history: [],
    textRevision: place + 1,
  }));
  const byId = new Map(stored.map((paper) => [paper.id, paper]));
  const days = listDays(papers);
  const corpus: Partial<Corpus> = {
    index: createSessionIndex(
      () => Promise.resolve(stored),
      () => Promise.resolve(stored.length),
    ),
    getPapers: (ids) => Promise.resolve(ids.map((id) => byId.get(id)).filter((paper) => paper !== undefined)),
    findByResource: (key) => Promise.resolve(stored.filter(({ names }) => names.includes(key))),
    getNewestDay: () => Promise.resolve(days.at(-1)),
    getDaysFrom: (day) => Promise.resolve(days.filter((row) => row.day >= day)),
  };
  return corpus as Corpus;
}

/** Oldest first. */
function listDays(papers: readonly Paper[]): DayRow[] {
  const byDay = Map.groupBy(papers, ({ day }) => day);
  const rows = Array.from(byDay, ([day, papers]) => ({
    day,
    paperIds: papers.map(({ id }) => id),
    fetchedAt: 0,
    changedAt: 0,
  }));
  return rows.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
