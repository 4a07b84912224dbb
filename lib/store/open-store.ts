import { systemClock } from '../platform/clock.ts';
import { localArea } from '../platform/key-value.ts';
import type { Corpus } from './corpus.ts';
import { createDatabaseCorpus } from './database-corpus.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMarks, type Marks } from './marks.ts';
import { openDatabase, withReopening } from './open-database.ts';
import type { IbidDatabase } from './schema.ts';
import { createSessionCorpus } from './session-corpus.ts';
import { toStoreError } from './store-error.ts';
import { createTopics, type Topics } from './topics.ts';

export interface Store {
  /** `session` where the browser keeps no database: the newest days, until it closes. */
  readonly kind: 'database' | 'session';
  readonly corpus: Corpus;
  readonly marks: Marks;
  readonly topics: Topics;
  readonly ledger: Ledger;
  /** The database itself, for the second copy of settings. */
  readonly db: IbidDatabase | undefined;
}

/**
 * Opens everything Ibid stores.
 *
 * @param onSuperseded called when a newer Ibid has taken the database over
 * @throws StoreError `blocked` or `broken`; an impossible database is no failure
 */
export async function openStore(onSuperseded: () => void = () => undefined): Promise<Store> {
  const db = await openDatabaseIfPossible(onSuperseded);
  return {
    kind: db ? 'database' : 'session',
    corpus: db ? createDatabaseCorpus(db) : createSessionCorpus(),
    marks: createMarks({ area: localArea, db, clock: systemClock }),
    topics: createTopics({ area: localArea, db, clock: systemClock }),
    ledger: createLedger(),
    db,
  };
}

/**
 * Notices that the browser has silently lost one of the two stores, and mends what can be mended:
 * marks and topics are joined from both copies, and what the ledger said of a lost corpus is forgotten.
 *
 * @returns whether anything had been lost
 */
export async function checkIntegrity({ db, ledger, marks, topics }: Store): Promise<boolean> {
  if (!db) return false;
  const row = await withReopening(db, () => db.meta.get('generation'));
  const isKnown = typeof row?.value === 'string';
  const inDatabase = isKnown ? row.value : crypto.randomUUID();
  if (!isKnown) await withReopening(db, () => db.meta.put({ key: 'generation', value: inDatabase }));
  const inLedger = await ledger.get('generation');
  await Promise.all([marks.reconcile(), topics.reconcile()]);
  if (inLedger === inDatabase) return false;
  await ledger.remove('lastProbeAt', 'newestDay', 'paperCount', 'backoff', 'setAside');
  await ledger.set({ generation: inDatabase });
  return inLedger !== undefined;
}

/**
 * The cheap half of `checkIntegrity`, for every opening: where both stores are of one life, nothing is
 * lost and nothing is done.
 *
 * @returns whether the stores were of two lives and have been mended
 */
export async function ensureOneLife(store: Store): Promise<boolean> {
  const { db, ledger } = store;
  if (!db) return false;
  const row = await withReopening(db, () => db.meta.get('generation'));
  if (row !== undefined && row.value === (await ledger.get('generation'))) return false;
  await checkIntegrity(store);
  return true;
}

async function openDatabaseIfPossible(onSuperseded: () => void): Promise<IbidDatabase | undefined> {
  try {
    return await openDatabase(onSuperseded);
  } catch (error) {
    if (toStoreError(error).code === 'impossible') return undefined;
    throw error;
  }
}
