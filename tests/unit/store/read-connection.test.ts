import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { toPromise, toResults } from '../../../lib/store/read-connection.ts';

let db: IDBDatabase;

beforeEach(async () => {
  const opening = new IDBFactory().open('letters');
  opening.addEventListener('upgradeneeded', () => {
    const store = opening.result.createObjectStore('letters');
    for (const [key, letter] of ['a', 'b', 'c'].entries()) store.add(letter, key);
  });
  db = await toPromise<IDBDatabase>(opening);
});

describe('toResults', () => {
  test('gives the result of each request in their order, undefined where there is none', async () => {
    const store = db.transaction('letters').objectStore('letters');

    expect(await toResults([2, 7, 0, 1].map((key) => store.get(key)))).toEqual(['c', undefined, 'a', 'b']);
  });

  test('gives nothing when nothing is asked', async () => {
    expect(await toResults([])).toEqual([]);
  });

  test('rejects when a request before the last one fails', async () => {
    const store = db.transaction('letters', 'readwrite').objectStore('letters');

    await expect(toResults([store.add('twice', 1), store.get(2)])).rejects.toThrow(/abort/i);
  });

  test('rejects when the transaction is aborted', async () => {
    const transaction = db.transaction('letters');
    const results = toResults([transaction.objectStore('letters').get(1)]);
    transaction.abort();

    await expect(results).rejects.toThrow(/abort/i);
  });
});
