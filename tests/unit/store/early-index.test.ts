import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { maintainIndex } from '../../../lib/search/maintain-index.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import { beginReadingIndex, DATABASE_NAME, takeEarlyIndex } from '../../../lib/store/early-index.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { aWordedDay, findForAll } from '../../support/worded-papers.ts';

let factory: IDBFactory;

beforeEach(() => {
  factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
});

afterEach(async () => {
  vi.useRealTimers();
  await takeEarlyIndex();
  vi.unstubAllGlobals();
});

async function store(days: number): Promise<Corpus> {
  const corpus = createDatabaseCorpus(await openFreshDatabase(factory));
  for (let n = 1; n <= days; n += 1) {
    await corpus.putDay(aWordedDay(`2026-05-${String(n).padStart(2, '0')}`, n * 10, 4));
  }
  return corpus;
}

describe('an index that is read early', () => {
  test('is what is stored, and is taken once', async () => {
    const corpus = await store(3);
    beginReadingIndex();

    expect(await takeEarlyIndex()).toEqual(await corpus.index.load());
    expect(await takeEarlyIndex()).toBeUndefined();
  });

  test('is none when nothing was begun', async () => {
    await store(1);

    expect(await takeEarlyIndex()).toBeUndefined();
  });

  test('is none, and no database is made, when there is no database', async () => {
    beginReadingIndex();

    expect(await takeEarlyIndex()).toBeUndefined();
    expect(await factory.databases()).toEqual([]);
  });

  test('is none when the database is still of before there were segments, and does not hinder its upgrade', async () => {
    const old = new Dexie(DATABASE_NAME, { indexedDB: factory, IDBKeyRange });
    old
      .version(1)
      .stores({ papers: 'id, textRevision, *names', days: 'day', marks: 'id', meta: 'key', snapshots: 'key' });
    await old.open();
    old.close();
    beginReadingIndex();

    const db = await openFreshDatabase(factory);

    expect(await takeEarlyIndex()).toBeUndefined();
    expect(await db.segments.count()).toBe(0);
  });

  test('is none when the browser keeps no database', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('A mutation operation was attempted', 'InvalidStateError');
      },
    });
    beginReadingIndex();

    expect(await takeEarlyIndex()).toBeUndefined();
  });

  test('is none when it was read too long ago', async () => {
    await store(1);
    vi.useFakeTimers({ toFake: ['performance'] });
    beginReadingIndex();
    vi.advanceTimersByTime(1_001);

    expect(await takeEarlyIndex()).toBeUndefined();
  });

  test('leaves no connection open that would block a newer Ibid', async () => {
    const db = await openFreshDatabase(factory);
    db.close();
    beginReadingIndex();
    await takeEarlyIndex();

    const outcome = await new Promise<string>((resolve) => {
      const request = factory.open(DATABASE_NAME, 999);
      request.addEventListener('blocked', () => resolve('blocked'));
      request.addEventListener('success', () => resolve('opened'));
    });

    expect(outcome).toBe('opened');
  });

  test('answers right when its segments have been merged away meanwhile', async () => {
    const corpus = await store(12);
    const whole = await findForAll(await openSearchIndex(corpus));
    beginReadingIndex();
    await maintainIndex(corpus);
    expect((await corpus.index.load()).segments.length).toBeLessThan(12);

    const index = await openSearchIndex(corpus);

    expect(await findForAll(index)).toEqual(whole);
  });
});
