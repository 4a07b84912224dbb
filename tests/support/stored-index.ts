import type { ExtensionSession } from './extension-session.ts';

/** A segment as IndexedDB really holds it, without its bytes. */
export interface SegmentRow {
  readonly id: number;
  readonly afterRevision: number;
  readonly lastRevision: number;
  readonly docCount: number;
}

/** The index as IndexedDB really holds it, read beside Ibid's own code. */
export interface IndexRows {
  readonly segments: readonly SegmentRow[];
  /** The segments that pages of postings belong to. */
  readonly pageOwners: readonly number[];
  readonly textRevision: number;
}

/** Reads the stored index; empty before the database exists. */
export function readIndexRows(session: ExtensionSession): Promise<IndexRows> {
  return session.inExtension(async () => {
    const names = await indexedDB.databases();
    if (!names.some(({ name }) => name === 'ibid')) return { segments: [], pageOwners: [], textRevision: 0 };
    const settle = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
      });
    const db = await settle(indexedDB.open('ibid'));
    const transaction = db.transaction(['segments', 'segmentPages', 'meta']);
    const [rows, keys, revision] = await Promise.all([
      settle(transaction.objectStore('segments').getAll()) as Promise<SegmentRow[]>,
      settle(transaction.objectStore('segmentPages').getAllKeys()) as Promise<[number, number][]>,
      settle(transaction.objectStore('meta').get('textRevision')) as Promise<{ value: number } | undefined>,
    ]);
    db.close();
    return {
      segments: rows.map(({ id, afterRevision, lastRevision, docCount }) => ({
        id,
        afterRevision,
        lastRevision,
        docCount,
      })),
      pageOwners: [...new Set(keys.map(([segment]) => segment))],
      textRevision: revision?.value ?? 0,
    };
  });
}

/** Changes one byte in the head of every stored segment, as a failing disk may. */
export function damageSegments(session: ExtensionSession): Promise<number> {
  return session.inExtension(async () => {
    const settle = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
      });
    const db = await settle(indexedDB.open('ibid'));
    const store = db.transaction(['segments'], 'readwrite').objectStore('segments');
    const rows = (await settle(store.getAll())) as { head: ArrayBuffer }[];
    for (const row of rows) {
      new Uint8Array(row.head)[300]! ^= 1;
      await settle(store.put(row));
    }
    db.close();
    return rows.length;
  });
}

/** What of the corpus no stored segment holds, what two hold, and pages that belong to none. */
export function findIndexFaults({ segments, pageOwners, textRevision }: IndexRows): readonly string[] {
  const ids = new Set(segments.map(({ id }) => id));
  const faults = pageOwners.filter((owner) => !ids.has(owner)).map((owner) => `pages of no segment ${owner}`);
  let covered = 0;
  for (const { afterRevision, lastRevision } of segments.toSorted((a, b) => a.afterRevision - b.afterRevision)) {
    if (afterRevision !== covered) faults.push(`${covered}, then ${afterRevision}`);
    covered = lastRevision;
  }
  if (covered !== textRevision) faults.push(`${covered} of ${textRevision}`);
  return faults;
}
