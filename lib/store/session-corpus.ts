import { addDays, type FeedDay } from '../papers/feed-day.ts';
import { sessionArea, type KeyValueArea } from '../platform/key-value.ts';
import type { Corpus, FetchedDay } from './corpus.ts';
import { toDayRow } from './day-row.ts';
import { mergePaper } from './merge-paper.ts';
import type { DayRow, StoredPaper } from './schema.ts';

/** About 3 MB of the 10 MB that a browser gives session storage. */
const MAX_DAYS = 30;
const PREFIX = 'day:';

interface SessionDay {
  readonly row: DayRow;
  readonly papers: readonly StoredPaper[];
}

/**
 * The corpus where the browser allows no database (Firefox's permanent private browsing): the newest
 * feed days, in the browser's memory, until it closes.
 */
export function createSessionCorpus(area: KeyValueArea = sessionArea): Corpus {
  const load = (): Promise<SessionDay[]> => loadDays(area);
  const loadPapers = async (): Promise<StoredPaper[]> => (await load()).flatMap(({ papers }) => papers);
  const loadRows = async (): Promise<DayRow[]> => (await load()).map(({ row }) => row);
  return {
    maxDays: MAX_DAYS,
    putDay: (fetched) => putDay(area, fetched),
    getDay: async (day) => (await loadRows()).find((row) => row.day === day),
    getNewestDay: async () => (await loadRows()).findLast((row) => row.paperIds.length > 0),
    getDaysFrom: async (day) => (await loadRows()).filter((row) => row.day >= day),
    async findNeighborDay(day, direction) {
      const days = (await loadRows()).filter((row) => row.paperIds.length > 0).map((row) => row.day);
      return direction === 'before' ? days.findLast((other) => other < day) : days.find((other) => other > day);
    },
    async getPapers(ids) {
      const byId = new Map((await loadPapers()).map((paper) => [paper.id, paper]));
      return ids.map((id) => byId.get(id)).filter((paper) => paper !== undefined);
    },
    findByResource: async (key) => (await loadPapers()).filter((paper) => paper.names.includes(key)),
    async getPapersChangedAfter(textRevision, limit) {
      const changed = (await loadPapers()).filter((paper) => paper.textRevision > textRevision);
      return changed.toSorted((a, b) => a.textRevision - b.textRevision).slice(0, limit);
    },
    getTextRevision: async () => newestRevision(await loadPapers()),
    countPapers: async () => new Set((await loadPapers()).map((paper) => paper.id)).size,
    // An index over thirty days is built faster than it could be kept.
    loadSnapshot: () => Promise.resolve(undefined),
    saveSnapshot: () => Promise.resolve(),
    onChanged: (listener) =>
      area.onChanged((changed) => {
        if ([...changed.keys()].some((key) => key.startsWith(PREFIX))) listener();
      }),
  };
}

async function loadDays(area: KeyValueArea): Promise<SessionDay[]> {
  const all = await area.getAll();
  const keys = Object.keys(all).filter((key) => key.startsWith(PREFIX));
  return keys.toSorted().map((key) => all[key] as SessionDay);
}

async function putDay(area: KeyValueArea, fetched: FetchedDay): Promise<void> {
  const days = await loadDays(area);
  const stored = new Map(days.flatMap(({ papers }) => papers).map((paper) => [paper.id, paper]));
  const revision = newestRevision([...stored.values()]);
  const previous = days.find(({ row }) => row.day === fetched.day)?.row;
  const papers = fetched.papers.map((paper, index) =>
    mergePaper(paper, stored.get(paper.id), fetched.fetchedAt, revision + 1 + index),
  );
  const day: SessionDay = { row: toDayRow(fetched, previous), papers };
  await area.set({ [PREFIX + fetched.day]: day });
  await forgetOldDays(area, [...days.map(({ row }) => row.day), fetched.day]);
}

function newestRevision(papers: readonly StoredPaper[]): number {
  return papers.reduce((newest, paper) => Math.max(newest, paper.textRevision), 0);
}

async function forgetOldDays(area: KeyValueArea, days: readonly FeedDay[]): Promise<void> {
  const newest = days.toSorted().at(-1);
  if (newest === undefined) return;
  const oldest = addDays(newest, 1 - MAX_DAYS);
  const old = days.filter((day) => day < oldest);
  if (old.length > 0) await area.remove(old.map((day) => PREFIX + day));
}
