import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { maintainIndex } from '../../../lib/search/maintain-index.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import { DATABASE_NAME } from '../../../lib/store/read-connection.ts';
import { aDay, aStoredPaper, idNumber } from '../../support/a-paper.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { findIds, wordedPaper } from '../../support/worded-papers.ts';

const PAPERS = 150;
const MARK = { id: idNumber(7), title: 'Kept', saved: { value: true, at: 1 } };

let factory: IDBFactory;

/** A database as Ibid left it before its index came in segments. */
beforeEach(async () => {
  factory = new IDBFactory();
  const old = new Dexie(DATABASE_NAME, { indexedDB: factory, IDBKeyRange });
  old
    .version(1)
    .stores({ papers: 'id, textRevision, *names', days: 'day', marks: 'id', meta: 'key', snapshots: 'key' });
  await old.open();
  const papers = Array.from({ length: PAPERS }, (_, n) => aStoredPaper({ ...wordedPaper(n), textRevision: n + 1 }));
  const paperIds = papers.map(({ id }) => id);
  await old.table('papers').bulkAdd(papers);
  await old.table('days').add({ day: aDay('2026-05-20'), paperIds, fetchedAt: 1, changedAt: 1 });
  await old.table('marks').add(MARK);
  await old.table('meta').bulkAdd([
    { key: 'generation', value: 'of before' },
    { key: 'textRevision', value: PAPERS },
  ]);
  await old.table('snapshots').add({ key: 'search', version: 'minisearch-7/2', json: '{}' });
  old.close();
});

test('the database keeps papers, days and marks, and loses the snapshot, when it is upgraded', async () => {
  const db = await openFreshDatabase(factory);

  const corpus = createDatabaseCorpus(db);
  expect(await corpus.countPapers()).toBe(PAPERS);
  expect((await corpus.getNewestDay())?.paperIds).toHaveLength(PAPERS);
  expect(await db.marks.toArray()).toEqual([MARK]);
  expect((await db.meta.get('generation'))?.value).toBe('of before');
  expect([...db.backendDB().objectStoreNames]).not.toContain('snapshots');
});

test('the index lacks everything and is made from the papers when the database was upgraded', async () => {
  const corpus = createDatabaseCorpus(await openFreshDatabase(factory));
  const index = await openSearchIndex(corpus);
  expect(index.isIncomplete).toBe(true);

  await maintainIndex(corpus);
  await index.refresh();

  expect(index.isIncomplete).toBe(false);
  expect(await findIds(index, 'number')).toHaveLength(PAPERS);
});

test('F41 the old database is intact and is upgraded the next time when an upgrade dies halfway', async () => {
  await new Promise<void>((resolve) => {
    const request = factory.open(DATABASE_NAME, 20);
    request.addEventListener('upgradeneeded', () => {
      request.result.deleteObjectStore('snapshots');
      request.result.createObjectStore('segments', { keyPath: 'id', autoIncrement: true });
      request.transaction!.abort();
    });
    request.addEventListener('error', () => resolve());
  });

  const db = await openFreshDatabase(factory);

  expect(await db.papers.count()).toBe(PAPERS);
  expect(await db.marks.toArray()).toEqual([MARK]);
  await maintainIndex(createDatabaseCorpus(db));
  expect(await findIds(await openSearchIndex(createDatabaseCorpus(db)), 'number')).toHaveLength(PAPERS);
});
