import { isConnectionLost, toStoreError } from './store-error.ts';

export const DATABASE_NAME = 'ibid';

/**
 * A connection for answering pages: a background that has just woken has its answer sooner when neither
 * Dexie nor the checks of its opening are in the way. It makes no database and changes no tables.
 */
export class ReadConnection {
  #opening: Promise<IDBDatabase> | undefined;

  /**
   * Runs requests in one transaction; when the connection was lost, once more over a new one.
   *
   * @throws StoreError, also where there is no database yet
   */
  async run<T>(
    tables: readonly string[],
    request: (transaction: IDBTransaction) => Promise<T>,
    mode: IDBTransactionMode = 'readonly',
  ): Promise<T> {
    try {
      return await this.#attempt(tables, request, mode);
    } catch (error) {
      if (!isConnectionLost(error)) throw toStoreError(error);
    }
    this.close();
    return this.#attempt(tables, request, mode).catch((error: unknown) => {
      throw toStoreError(error);
    });
  }

  close(): void {
    this.#opening?.then((db) => db.close()).catch(() => undefined);
    this.#opening = undefined;
  }

  async #attempt<T>(
    tables: readonly string[],
    request: (transaction: IDBTransaction) => Promise<T>,
    mode: IDBTransactionMode,
  ): Promise<T> {
    const db = await (this.#opening ??= this.#open());
    return request(db.transaction(tables, mode));
  }

  async #open(): Promise<IDBDatabase> {
    const request = indexedDB.open(DATABASE_NAME);
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    try {
      const db = await toPromise<IDBDatabase>(request);
      // Left open it would keep a newer Ibid from changing the database.
      db.addEventListener('versionchange', () => this.close());
      db.addEventListener('close', () => (this.#opening = undefined));
      return db;
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }
}

/** A request of IndexedDB as a promise. */
export function toPromise<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as T));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });
}

/**
 * The results of requests of one transaction. They are answered in their order, so that one listener, of the last
 * one, does for all: a listener each would cost a tenth of what a request does.
 */
export async function toResults<T>(requests: readonly IDBRequest[]): Promise<T[]> {
  const last = requests.at(-1);
  if (last) await toPromise(last);
  return requests.map(({ result }) => result as T);
}
