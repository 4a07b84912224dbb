import type { Paper } from '../../../lib/papers/paper.ts';
import type { Row } from './engine.ts';

const PAPERS = 'papers';
const INDEX = 'index';

/** IndexedDB without a library: what a peer's papers and its serialized index are kept in. */
export class RawStore {
  readonly #db: IDBDatabase;

  private constructor(db: IDBDatabase) {
    this.#db = db;
  }

  static async open(): Promise<RawStore> {
    const request = indexedDB.open('bench', 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(PAPERS, { keyPath: 'id' });
      request.result.createObjectStore(INDEX);
    });
    return new RawStore(await settle(request));
  }

  async putPapers(papers: readonly Paper[]): Promise<void> {
    const transaction = this.#db.transaction(PAPERS, 'readwrite');
    for (const paper of papers) transaction.objectStore(PAPERS).put(paper);
    await completion(transaction);
  }

  getAllPapers(): Promise<Paper[]> {
    return settle(this.#db.transaction(PAPERS).objectStore(PAPERS).getAll() as IDBRequest<Paper[]>);
  }

  /** In the order asked for. */
  async getRows(ids: readonly string[]): Promise<Row[]> {
    const store = this.#db.transaction(PAPERS).objectStore(PAPERS);
    const papers = await Promise.all(ids.map((id) => settle(store.get(id) as IDBRequest<Paper>)));
    return papers.map(({ id, title }) => ({ id, title }));
  }

  async putIndex(parts: ReadonlyMap<string, unknown>): Promise<void> {
    const transaction = this.#db.transaction(INDEX, 'readwrite');
    for (const [key, value] of parts) transaction.objectStore(INDEX).put(value, key);
    await completion(transaction);
  }

  async getIndex(): Promise<Map<string, unknown>> {
    const store = this.#db.transaction(INDEX).objectStore(INDEX);
    const [keys, values] = await Promise.all([
      settle(store.getAllKeys() as IDBRequest<string[]>),
      settle(store.getAll()),
    ]);
    return new Map(keys.map((key, position) => [key, values[position] as unknown]));
  }

  async countIndexBytes(): Promise<number> {
    const parts = await this.getIndex();
    return [...parts.values()].reduce<number>((sum, part) => sum + countBytes(part), 0);
  }
}

/** Bytes of a stored buffer, or of a stored text as the browser writes it: one byte a unit where all are Latin-1. */
export function countBytes(stored: unknown): number {
  if (stored instanceof ArrayBuffer || ArrayBuffer.isView(stored)) return stored.byteLength;
  const text = typeof stored === 'string' ? stored : JSON.stringify(stored);
  // oxlint-disable-next-line no-control-regex -- all of Latin-1 is meant
  return /^[\u0000-\u00ff]*$/.test(text) ? text.length : 2 * text.length;
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}

function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB')));
  });
}
