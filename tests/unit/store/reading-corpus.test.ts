import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { maintainIndex } from '../../../lib/search/maintain-index.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../../lib/store/database-corpus.ts';
import { DATABASE_NAME } from '../../../lib/store/read-connection.ts';
import { beginReadingIndex, createReadingCorpus, stopReading } from '../../../lib/store/reading-corpus.ts';
import { idNumber } from '../../support/a-paper.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { aWordedDay, findForAll } from '../../support/worded-papers.ts';

let factory: IDBFactory;

beforeEach(() => {
  factory = new IDBFactory();
  vi.stubGlobal('indexedDB', factory);
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
});

afterEach(() => {
  stopReading();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function store(days: number): Promise<Corpus> {
  const corpus = createDatabaseCorpus(await openFreshDatabase(factory));
  await storeDays(corpus, 1, days);
  return corpus;
}

async function storeDays(corpus: Corpus, first: number, last: number): Promise<void> {
  for (let n = first; n <= last; n += 1) {
    await corpus.putDay(aWordedDay(`2026-05-${String(n).padStart(2, '0')}`, n * 10, 4));
  }
}

describe('createReadingCorpus', () => {
  test('createReadingCorpus reads what the database holds', async () => {
    const corpus = await store(3);
    const reading = createReadingCorpus();
    const ids = [idNumber(21), idNumber(99_999), idNumber(10)];

    expect(await reading.getPapers(ids)).toEqual(await corpus.getPapers(ids));
    expect(await reading.getPapers([])).toEqual([]);
    const [paper] = await corpus.getPapers([idNumber(21)]);
    for (const name of paper?.names ?? []) {
      expect(await reading.findByResource(name)).toEqual(await corpus.findByResource(name));
    }
    expect(await reading.getDaysFrom('2026-05-02' as never)).toEqual(await corpus.getDaysFrom('2026-05-02' as never));
    expect(await reading.index.load()).toEqual(await corpus.index.load());
  });

  test('createReadingCorpus finds the same papers when it has followed a day that was stored since', async () => {
    const corpus = await store(3);
    const index = await openSearchIndex(createReadingCorpus());
    await storeDays(corpus, 4, 6);
    await index.refresh();

    expect(await findForAll(index)).toEqual(await findForAll(await openSearchIndex(corpus)));
  });

  test('createReadingCorpus condemns a segment for all contexts when it is found unsound', async () => {
    const corpus = await store(2);
    const reading = createReadingCorpus();
    const [segment] = (await reading.index.load()).segments;
    await reading.index.condemn(segment!);

    const { segments } = await corpus.index.load();

    expect(segments.find(({ id }) => id === segment?.id)?.version).toBe('');
    expect(segments.filter(({ version }) => version !== '')).toHaveLength(1);
  });

  test('createReadingCorpus makes no database when there is none', async () => {
    await expect(createReadingCorpus().getPapers([idNumber(1)])).rejects.toMatchObject({ name: 'StoreError' });
    expect(await factory.databases()).toEqual([]);
  });

  test('createReadingCorpus says so when the browser keeps no database', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('A mutation operation was attempted', 'InvalidStateError');
      },
    });

    await expect(createReadingCorpus().index.load()).rejects.toMatchObject({ code: 'impossible' });
  });

  test('createReadingCorpus reads on when its connection was lost', async () => {
    const corpus = await store(1);
    const reading = createReadingCorpus();
    const ids = [idNumber(10)];
    await reading.getPapers(ids);
    const opened = vi.spyOn(factory, 'open');
    vi.spyOn(IDBDatabaseOf(await openRaw()), 'transaction').mockImplementationOnce(() => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    });

    expect(await reading.getPapers(ids)).toEqual(await corpus.getPapers(ids));
    expect(opened).toHaveBeenCalled();
  });

  test('createReadingCorpus stands in no newer Ibid’s way', async () => {
    const db = await openFreshDatabase(factory);
    db.close();
    await createReadingCorpus().index.load();

    const outcome = await new Promise<string>((resolve) => {
      const request = factory.open(DATABASE_NAME, 999);
      request.addEventListener('blocked', () => resolve('blocked'));
      request.addEventListener('success', () => resolve('opened'));
    });

    expect(outcome).toBe('opened');
  });
});

describe('an index that is read early', () => {
  test('is read once, and is what is stored', async () => {
    const corpus = await store(3);
    const opened = vi.spyOn(factory, 'open');
    beginReadingIndex();
    const { index } = createReadingCorpus();

    expect(await index.load()).toEqual(await corpus.index.load());
    await storeDays(corpus, 4, 4);
    expect((await index.load()).segments).toHaveLength(4);
    expect(opened).toHaveBeenCalledOnce();
  });

  test('is read again when it was read too long ago', async () => {
    const corpus = await store(1);
    vi.useFakeTimers({ toFake: ['performance'] });
    beginReadingIndex();
    await storeDays(corpus, 2, 2);
    vi.advanceTimersByTime(1_001);

    expect((await createReadingCorpus().index.load()).segments).toHaveLength(2);
  });

  test('does not hinder an upgrade when the database is still of before there were segments', async () => {
    const old = new Dexie(DATABASE_NAME, { indexedDB: factory, IDBKeyRange });
    old
      .version(1)
      .stores({ papers: 'id, textRevision, *names', days: 'day', marks: 'id', meta: 'key', snapshots: 'key' });
    await old.open();
    old.close();
    beginReadingIndex();

    const db = await openFreshDatabase(factory);

    expect(await db.segments.count()).toBe(0);
    expect((await createReadingCorpus().index.load()).segments).toEqual([]);
  });

  test('answers right when its segments have been merged away meanwhile', async () => {
    const corpus = await store(12);
    const whole = await findForAll(await openSearchIndex(corpus));
    beginReadingIndex();
    await maintainIndex(corpus);
    expect((await corpus.index.load()).segments.length).toBeLessThan(12);

    const index = await openSearchIndex(createReadingCorpus());

    expect(await findForAll(index)).toEqual(whole);
  });
});

function openRaw(): Promise<IDBDatabase> {
  return new Promise((resolve) => {
    const request = factory.open(DATABASE_NAME);
    request.addEventListener('success', () => resolve(request.result));
  });
}

/** What all connections have in common. */
function IDBDatabaseOf(db: IDBDatabase): IDBDatabase {
  db.close();
  return Object.getPrototypeOf(db) as IDBDatabase;
}
