import type { PaperId } from '../papers/arxiv-id.ts';
import { addDays, type FeedDay } from '../papers/feed-day.ts';
import { sessionArea, type KeyValueArea } from '../platform/key-value.ts';
import type { Corpus, Edition, FetchedDay } from './corpus.ts';
import { toDayRow } from './day-row.ts';
import { mergePaper } from './merge-paper.ts';
import type { DayRow, StoredPaper } from './schema.ts';
import { createSessionIndex } from './session-index.ts';
import { toStoreError } from './store-error.ts';

/** About 3 MB of the 10 MB that a browser gives session storage. */
const MAX_DAYS = 30;
const PREFIX = 'day:';
// Kept apart from the papers: it must not go back when the papers of old days are forgotten.
const REVISION_KEY = 'textRevision';
const EDITION_KEY = 'edition';

interface SessionDay {
  readonly row: DayRow;
  /** A paper that two days list is here twice, in equal copies. */
  readonly papers: readonly StoredPaper[];
}

/**
 * The corpus where the browser allows no database (Firefox's permanent private browsing): the newest
 * feed days, in the browser's memory, until it closes.
 */
export function createSessionCorpus(bareArea: KeyValueArea = sessionArea): Corpus {
  const area = withStoreErrors(bareArea);
  const load = (): Promise<SessionDay[]> => loadDays(area);
  const loadPapers = async (): Promise<StoredPaper[]> => [...papersById(await load()).values()];
  const loadRows = async (): Promise<DayRow[]> => (await load()).map(({ row }) => row);
  return {
    maxDays: MAX_DAYS,
    index: createSessionIndex(loadPapers, () => loadRevision(area)),
    putDay: (fetched) => putDay(area, fetched),
    getDay: async (day) => (await loadRows()).find((row) => row.day === day),
    getNewestDay: async () => (await loadRows()).findLast((row) => row.paperIds.length > 0),
    getDaysFrom: async (day) => (await loadRows()).filter((row) => row.day >= day),
    async findNeighborDay(day, direction) {
      const days = (await loadRows()).filter((row) => row.paperIds.length > 0).map((row) => row.day);
      return direction === 'before' ? days.findLast((other) => other < day) : days.find((other) => other > day);
    },
    async getPapers(ids) {
      const byId = papersById(await load());
      return ids.map((id) => byId.get(id)).filter((paper) => paper !== undefined);
    },
    findByResource: async (key) => (await loadPapers()).filter((paper) => paper.names.includes(key)),
    async getPapersChangedAfter(textRevision, limit) {
      const changed = (await loadPapers()).filter((paper) => paper.textRevision > textRevision);
      return changed.toSorted((a, b) => a.textRevision - b.textRevision).slice(0, limit);
    },
    getTextRevision: () => loadRevision(area),
    countPapers: async () => (await loadPapers()).length,
    countPapersChangedIn: async ({ after, last }) =>
      (await loadPapers()).filter(({ textRevision }) => textRevision > after && textRevision <= last).length,
    getEdition: () => loadEdition(area),
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
  const [days, revision, { generation, number }] = await Promise.all([
    loadDays(area),
    loadRevision(area),
    loadEdition(area),
  ]);
  const edition = number + 1;
  const papers = papersById(days);
  const { fetchedAt } = fetched;
  for (const [index, paper] of fetched.papers.entries()) {
    papers.set(
      paper.id,
      mergePaper(paper, papers.get(paper.id), { fetchedAt, edition, revision: revision + 1 + index }),
    );
  }
  const previous = days.find(({ row }) => row.day === fetched.day)?.row;
  const rows = [...days.map(({ row }) => row).filter((row) => row !== previous), toDayRow(fetched, previous)];
  const fetchedIds = new Set(fetched.papers.map((paper) => paper.id));
  const changed = rows.filter((row) => row.day === fetched.day || row.paperIds.some((id) => fetchedIds.has(id)));
  // One call, which the browser carries out whole or not at all.
  await area.set({
    [REVISION_KEY]: revision + fetched.papers.length,
    [EDITION_KEY]: { generation: generation || crypto.randomUUID(), number: edition },
    ...Object.fromEntries(changed.map((row) => [PREFIX + row.day, toSessionDay(row, papers)])),
  });
  await forgetOldDays(
    area,
    rows.map((row) => row.day),
  );
}

function toSessionDay(row: DayRow, papers: ReadonlyMap<PaperId, StoredPaper>): SessionDay {
  return { row, papers: row.paperIds.map((id) => papers.get(id)).filter((paper) => paper !== undefined) };
}

function papersById(days: readonly SessionDay[]): Map<PaperId, StoredPaper> {
  return new Map(days.flatMap(({ papers }) => papers).map((paper) => [paper.id, paper]));
}

async function loadRevision(area: KeyValueArea): Promise<number> {
  const revision = await area.get(REVISION_KEY);
  return typeof revision === 'number' ? revision : 0;
}

/** Before the first day is stored, it has no name yet. */
async function loadEdition(area: KeyValueArea): Promise<Edition> {
  const edition = (await area.get(EDITION_KEY)) as Edition | undefined;
  return edition ?? { generation: '', number: 0 };
}

function withStoreErrors(area: KeyValueArea): KeyValueArea {
  const rethrow = (error: unknown): never => {
    throw toStoreError(error);
  };
  return {
    get: (key) => area.get(key).catch(rethrow),
    getAll: () => area.getAll().catch(rethrow),
    set: (items) => area.set(items).catch(rethrow),
    remove: (keys) => area.remove(keys).catch(rethrow),
    onChanged: (listener) => area.onChanged(listener),
  };
}

async function forgetOldDays(area: KeyValueArea, days: readonly FeedDay[]): Promise<void> {
  const newest = days.toSorted().at(-1);
  if (newest === undefined) return;
  const oldest = addDays(newest, 1 - MAX_DAYS);
  const old = days.filter((day) => day < oldest);
  if (old.length > 0) await area.remove(old.map((day) => PREFIX + day));
}
