import type { StoredIndex } from '../search/segments/index-storage.ts';
import { openSegment, type StoredSegment } from '../search/segments/stored-segment.ts';

export const DATABASE_NAME = 'ibid';

/** Later, what was read may no longer be what is stored. */
const MAX_AGE_MS = 1_000;

let early: { readonly reading: Promise<StoredIndex | undefined>; readonly begunAt: number } | undefined;

/**
 * Begins to read the index before anything else of a background has been set up: ten milliseconds go by
 * while scripts are run and the event that woke us is on its way. Without Dexie, whose own setting-up is
 * what it is not to wait for.
 */
export function beginReadingIndex(): void {
  early ??= { reading: readIndex().catch(() => undefined), begunAt: performance.now() };
}

/** What was begun to be read, once; undefined when nothing was just now, or it could not be read. */
export async function takeEarlyIndex(): Promise<StoredIndex | undefined> {
  const taken = early;
  early = undefined;
  return taken && performance.now() - taken.begunAt < MAX_AGE_MS ? taken.reading : undefined;
}

interface FactRow {
  readonly value?: unknown;
}

async function readIndex(): Promise<StoredIndex> {
  const db = await openAsItIs();
  try {
    const transaction = db.transaction(['segments', 'meta']);
    const meta = transaction.objectStore('meta');
    const [segments, revision, generation] = await Promise.all([
      toPromise<StoredSegment[]>(transaction.objectStore('segments').getAll()),
      toPromise<FactRow | undefined>(meta.get('textRevision')),
      toPromise<FactRow | undefined>(meta.get('generation')),
    ]);
    // Checked while the database is being opened for all else: opened again they are there at once.
    for (const segment of segments) openSegment(segment);
    return toStoredIndex(segments, revision, generation);
  } finally {
    // A connection left open would keep a newer Ibid from changing the database.
    db.close();
  }
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

/** Opens the database if there is one; making it is not for us. */
function openAsItIs(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE_NAME);
  request.addEventListener('upgradeneeded', () => request.transaction?.abort());
  return toPromise(request);
}

/** A request of IndexedDB as a promise. */
export function toPromise<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as T));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });
}
