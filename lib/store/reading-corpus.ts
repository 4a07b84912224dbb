import type { PaperId } from '../papers/arxiv-id.ts';
import type { StoredIndex } from '../search/segments/index-storage.ts';
import { openSegment, type StoredSegment } from '../search/segments/stored-segment.ts';
import type { ReadCorpus } from './corpus.ts';
import { ReadConnection, toPromise, toResults } from './read-connection.ts';
import type { DayRow, StoredPaper } from './schema.ts';
import { CONDEMNED, readPages, toStoredIndex, type FactRow } from './stored-rows.ts';

const MAX_NAMING = 20;

const connection = new ReadConnection();
/** Later, what was read may no longer be what is stored. */
const MAX_AGE_MS = 1_000;

let early: { readonly reading: Promise<StoredIndex | undefined>; readonly begunAt: number } | undefined;

/**
 * Begins to read the index before anything else of a background has been set up: ten milliseconds go by
 * while scripts are run and the event that woke us is on its way.
 */
export function beginReadingIndex(): void {
  early ??= { reading: readIndex().catch(() => undefined), begunAt: performance.now() };
}

/** The corpus for who only reads it, over one connection for all of a context. */
export function createReadingCorpus(): ReadCorpus {
  return {
    getPapers,
    findByResource: (key) =>
      connection.run(['papers'], (transaction) =>
        toPromise<StoredPaper[]>(transaction.objectStore('papers').index('names').getAll(key, MAX_NAMING)),
      ),
    getDaysFrom: (day) =>
      connection.run(['days'], (transaction) =>
        toPromise<DayRow[]>(transaction.objectStore('days').getAll(IDBKeyRange.lowerBound(day))),
      ),
    index: {
      load: async (known = []) => (known.length === 0 ? await takeEarlyIndex() : undefined) ?? readIndex(known),
      loadPages: (segment, pages) =>
        readPages(segment, pages, () =>
          connection.run(['segmentPages'], (transaction) => {
            const store = transaction.objectStore('segmentPages');
            return toResults(pages.map((page) => store.get([segment.id, page])));
          }),
        ),
      condemn: ({ id }) => connection.run(['segments'], (transaction) => condemn(transaction, id), 'readwrite'),
    },
  };
}

/** Lets go of the database; what was begun to be read is forgotten. */
export function stopReading(): void {
  connection.close();
  early = undefined;
}

/** What was begun to be read, once; undefined when nothing was just now, or it could not be read. */
async function takeEarlyIndex(): Promise<StoredIndex | undefined> {
  const taken = early;
  early = undefined;
  return taken && performance.now() - taken.begunAt < MAX_AGE_MS ? taken.reading : undefined;
}

function getPapers(ids: readonly PaperId[]): Promise<StoredPaper[]> {
  return connection.run(['papers'], async (transaction) => {
    const store = transaction.objectStore('papers');
    const papers = await toResults<StoredPaper | undefined>(ids.map((id) => store.get(id)));
    return papers.filter((paper) => paper !== undefined);
  });
}

function readIndex(known: readonly StoredSegment[] = []): Promise<StoredIndex> {
  return connection.run(['segments', 'meta'], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const [segments, revision, generation] = await Promise.all([
      readSegments(transaction.objectStore('segments'), known),
      toPromise<FactRow | undefined>(meta.get('textRevision')),
      toPromise<FactRow | undefined>(meta.get('generation')),
    ]);
    // Checked here, where nothing else waits for it yet: opened again they are there at once.
    for (const segment of segments) openSegment(segment);
    return toStoredIndex(segments, revision, generation);
  });
}

async function readSegments(store: IDBObjectStore, known: readonly StoredSegment[]): Promise<StoredSegment[]> {
  // In one go, where it is all of them: whoever waits for an answer waits for each question of the storage.
  if (known.length === 0) return toPromise<StoredSegment[]>(store.getAll());
  const byId = new Map(known.map((segment) => [segment.id, segment]));
  const ids = await toPromise<number[]>(store.getAllKeys());
  const unknown = ids.filter((id) => !byId.has(id));
  const read = await toResults<StoredSegment | undefined>(unknown.map((id) => store.get(id)));
  unknown.forEach((id, place) => read[place] && byId.set(id, read[place]));
  const segments = ids.map((id) => byId.get(id));
  return segments.filter((segment) => segment !== undefined);
}

async function condemn(transaction: IDBTransaction, id: number): Promise<void> {
  const store = transaction.objectStore('segments');
  const row = await toPromise<StoredSegment | undefined>(store.get(id));
  if (row) await toPromise(store.put({ ...row, version: CONDEMNED }));
}
