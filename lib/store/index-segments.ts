import Dexie from 'dexie';
import type { IndexStorage } from '../search/segments/index-storage.ts';
import { sealFacts, type NewSegment, type StoredSegment } from '../search/segments/stored-segment.ts';
import { withReopening } from './open-database.ts';
import { toResults } from './read-connection.ts';
import type { IbidDatabase, SegmentPage } from './schema.ts';
import { CONDEMNED, readPages, toStoredIndex } from './stored-rows.ts';

/** Larger bodies are kept in pages, of which a search reads only those it needs. */
const MAX_INLINE_BYTES = 128 * 1_024;
/** Pages written in one request. */
const PAGES_AT_ONCE = 100;

/** The segments of the index in IndexedDB. */
export function createDatabaseIndex(db: IbidDatabase): IndexStorage {
  const run = <T>(operation: () => PromiseLike<T>): Promise<T> => withReopening(db, operation);
  return {
    load: (known = []) => run(() => loadIndex(db, known)),
    loadPages: (segment, pages) => run(() => loadPages(db, segment, pages)),
    replace: (old, by) => run(() => replaceSegments(db, old, by)),
    condemn: (segment) => run(async () => void (await db.segments.update(segment.id, { version: CONDEMNED }))),
    clear: () =>
      run(() =>
        db.transaction('rw', db.segments, db.segmentPages, async () => {
          await Promise.all([db.segments.clear(), db.segmentPages.clear()]);
        }),
      ),
  };
}

/** Adds a segment. To be called within a transaction over both tables of segments. */
export async function addSegment(db: IbidDatabase, segment: NewSegment): Promise<void> {
  const { head, pages } = segment.image;
  const isInline = pages.reduce((sum, { length }) => sum + length, 0) <= MAX_INLINE_BYTES;
  const id = await db.segments.add({
    ...sealFacts(segment),
    head: head.buffer,
    pages: isInline ? pages : undefined,
  });
  if (isInline) return;
  const rows = pages.map((bytes, page): SegmentPage => ({ segment: id, page, bytes }));
  // Not all at once: each is copied for the storage, and who shares this thread waits meanwhile.
  for (let start = 0; start < rows.length; start += PAGES_AT_ONCE) {
    await db.segmentPages.bulkAdd(rows.slice(start, start + PAGES_AT_ONCE));
  }
}

function loadIndex(db: IbidDatabase, known: readonly StoredSegment[]) {
  return db.transaction('r', db.segments, db.meta, async () => {
    const [segments, revision, generation] = await Promise.all([
      known.length === 0 ? db.segments.toArray() : loadUnknown(db, known),
      db.meta.get('textRevision'),
      db.meta.get('generation'),
    ]);
    return toStoredIndex(segments, revision, generation);
  });
}

async function loadUnknown(db: IbidDatabase, known: readonly StoredSegment[]): Promise<StoredSegment[]> {
  const byId = new Map(known.map((segment) => [segment.id, segment]));
  const ids = await db.segments.toCollection().primaryKeys();
  const unknown = await db.segments.bulkGet(ids.filter((id) => !byId.has(id)));
  for (const segment of unknown) if (segment) byId.set(segment.id, segment);
  return ids.map((id) => byId.get(id)).filter((segment) => segment !== undefined);
}

function loadPages(
  db: IbidDatabase,
  segment: StoredSegment,
  pages: readonly number[],
): Promise<(Uint8Array | undefined)[]> {
  return readPages(segment, pages, () => {
    // Dozens of small pages: asked for one by one in Dexie's way they take twice the time.
    if (!db.isOpen()) throw new Dexie.DatabaseClosedError();
    const store = db.backendDB().transaction('segmentPages').objectStore('segmentPages');
    return toResults(pages.map((page) => store.get([segment.id, page])));
  });
}

function replaceSegments(db: IbidDatabase, old: readonly StoredSegment[], by: NewSegment): Promise<boolean> {
  return db.transaction('rw', db.segments, db.segmentPages, async () => {
    const ids = old.map(({ id }) => id);
    const stillThere = await db.segments.where('id').anyOf(ids).primaryKeys();
    if (stillThere.length < ids.length) return false;
    await db.segments.bulkDelete(ids);
    for (const id of ids) {
      await db.segmentPages.where('[segment+page]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete();
    }
    await addSegment(db, by);
    return true;
  });
}
