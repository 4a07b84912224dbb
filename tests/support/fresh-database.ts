import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { openDatabase } from '../../lib/store/open-database.ts';
import { IbidDatabase } from '../../lib/store/schema.ts';

// Without an IndexedDB of the whole process Dexie's live queries stay silent.
Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange });

/** A database object that is not open yet, over a browser that has none, or over a given one. */
export function aDatabase(indexedDB: IDBFactory = new IDBFactory()): IbidDatabase {
  return new IbidDatabase({ indexedDB, IDBKeyRange });
}

/** An open and empty database of its own. */
export function openFreshDatabase(indexedDB?: IDBFactory): Promise<IbidDatabase> {
  return openDatabase(() => undefined, aDatabase(indexedDB));
}
