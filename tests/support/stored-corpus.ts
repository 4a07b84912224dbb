import type { ExtensionSession } from './extension-session.ts';

/** What IndexedDB really holds, read beside Ibid's own code. */
export interface StoredCorpus {
  /** Feed day to its papers' ids. */
  readonly days: Readonly<Record<string, readonly string[]>>;
  readonly paperIds: readonly string[];
}

/** Reads the stored corpus; empty before the database exists. */
export function readStoredCorpus(session: ExtensionSession): Promise<StoredCorpus> {
  return session.inExtension(async () => {
    const names = await indexedDB.databases();
    if (!names.some(({ name }) => name === 'ibid')) return { days: {}, paperIds: [] };
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('ibid');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('ibid does not open')));
    });
    const read = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
      });
    const transaction = db.transaction(['days', 'papers']);
    const rows = (await read(transaction.objectStore('days').getAll())) as { day: string; paperIds: string[] }[];
    const paperIds = (await read(transaction.objectStore('papers').getAllKeys())) as string[];
    db.close();
    return { days: Object.fromEntries(rows.map((row) => [row.day, row.paperIds])), paperIds };
  });
}
