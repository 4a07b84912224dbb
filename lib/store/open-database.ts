import { isDiskFull } from '../platform/disk.ts';
import { IbidDatabase } from './schema.ts';
import { isConnectionLost, StoreError, toStoreError } from './store-error.ts';

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 100;
const BLOCKED_PATIENCE_MS = 5_000;

// Left to itself an old connection would open again and write rows of the old shape.
const superseded = new WeakSet<IbidDatabase>();

/**
 * Opens the database, trying again when the browser fails in passing.
 *
 * @param onSuperseded called when a newer Ibid wants to upgrade: this connection is closed by then
 * @throws StoreError `impossible`, `blocked` or `broken`
 */
export async function openDatabase(onSuperseded: () => void, db = new IbidDatabase()): Promise<IbidDatabase> {
  db.on('versionchange', () => {
    superseded.add(db);
    db.close({ disableAutoOpen: true });
    onSuperseded();
  });
  for (let attempt = 1; ; attempt += 1) {
    try {
      await openOrGiveUp(db);
      return db;
    } catch (error) {
      const storeError = await nameFault(error);
      if (storeError.code === 'impossible' || storeError.code === 'blocked' || attempt === ATTEMPTS) throw storeError;
      db.close();
      await pause(FIRST_PAUSE_MS * 2 ** attempt);
    }
  }
}

/**
 * Runs an operation; when it fails because the connection was lost (a disk that was full leaves one
 * dead for good), opens the database again and runs it once more.
 *
 * @throws StoreError
 */
export async function withReopening<T>(db: IbidDatabase, operation: () => PromiseLike<T>): Promise<T> {
  if (superseded.has(db)) throw new StoreError('superseded');
  try {
    return await operation();
  } catch (error) {
    if (superseded.has(db)) throw new StoreError('superseded', error);
    if (!isConnectionLost(error)) throw toStoreError(error);
  }
  try {
    db.close({ disableAutoOpen: false });
    await openOrGiveUp(db);
    return await operation();
  } catch (error) {
    throw await nameFault(error);
  }
}

/** Chromium says only once that a full disk was why it closed a database; every later call fails without a reason. */
async function nameFault(error: unknown): Promise<StoreError> {
  const storeError = toStoreError(error);
  return storeError.code === 'broken' && (await isDiskFull()) ? new StoreError('full', error) : storeError;
}

function openOrGiveUp(db: IbidDatabase): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<never>((_resolve, reject) => {
    db.on('blocked', () => {
      timer ??= setTimeout(() => reject(new StoreError('blocked')), BLOCKED_PATIENCE_MS);
    });
  });
  return Promise.race([db.open(), blocked]).finally(() => clearTimeout(timer));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
