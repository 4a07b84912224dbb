import { beforeEach, describe, expect, test } from 'vitest';
import { checkIntegrity, openStore, type Store } from '../../../lib/store/open-store.ts';
import type { IbidDatabase } from '../../../lib/store/schema.ts';
import { settingsBackup } from '../../../lib/store/settings-backup.ts';
import { aDay, aPaper, idNumber } from '../../support/a-paper.ts';
import { createTestStore } from '../../support/a-store.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { createMemoryArea, type MemoryArea } from '../../support/memory-area.ts';

const PAPER = aPaper({ id: idNumber(1) });
const CURSOR = { newestDay: aDay('2026-05-20'), lastProbeAt: 1, paperCount: 5 };

function createStore(area: MemoryArea, db: IbidDatabase): Store & { readonly db: IbidDatabase } {
  return { ...createTestStore({ area, db }), db };
}

describe('checkIntegrity', () => {
  let area: MemoryArea;
  let store: Store & { readonly db: IbidDatabase };

  beforeEach(async () => {
    area = createMemoryArea();
    store = createStore(area, await openFreshDatabase());
    await checkIntegrity(store);
    await store.ledger.set(CURSOR);
    await store.marks.set(PAPER, 'saved', true);
  });

  test('checkIntegrity ties both stores together when Ibid is new', async () => {
    const row = await store.db.meta.get('generation');

    expect(await store.ledger.get('generation')).toBe(row?.value);
  });

  test('checkIntegrity changes nothing when both stores are of one life', async () => {
    expect(await checkIntegrity(store)).toBe(false);

    expect(await store.ledger.get('newestDay')).toBe('2026-05-20');
  });

  test('checkIntegrity brings marks back and forgets the cursor when the browser emptied the database', async () => {
    const emptied = createStore(area, await openFreshDatabase());

    expect(await checkIntegrity(emptied)).toBe(true);

    expect(await emptied.db.marks.get(PAPER.id)).toMatchObject({ saved: { value: true } });
    for (const key of ['newestDay', 'lastProbeAt', 'paperCount'] as const) {
      expect(await emptied.ledger.get(key)).toBeUndefined();
    }
    expect(await checkIntegrity(emptied)).toBe(false);
  });

  test('checkIntegrity brings marks back when local storage was wiped', async () => {
    area.items.clear();

    await checkIntegrity(store);

    expect((await store.marks.getAll()).get(PAPER.id)).toMatchObject({ saved: { value: true } });
    expect(await checkIntegrity(store)).toBe(false);
  });

  test('checkIntegrity starts clean when both stores were lost', async () => {
    const anew = createStore(createMemoryArea(), await openFreshDatabase());

    await checkIntegrity(anew);

    expect((await anew.marks.getAll()).size).toBe(0);
    expect(await checkIntegrity(anew)).toBe(false);
  });

  test.each([{ key: 'generation', value: 7 }, { key: 'generation' }])(
    'checkIntegrity settles after one start when the database holds %j',
    async (garbage) => {
      await store.db.meta.put(garbage as never);

      expect(await checkIntegrity(store)).toBe(true);

      expect(await checkIntegrity(store)).toBe(false);
    },
  );

  test('checkIntegrity settles when the row is missing', async () => {
    await store.db.meta.delete('generation');

    await checkIntegrity(store);

    expect(await checkIntegrity(store)).toBe(false);
  });

  test('checkIntegrity has nothing to check when there is no database', async () => {
    expect(await checkIntegrity({ ...store, db: undefined })).toBe(false);
  });
});

test('openStore opens the database where there is one', async () => {
  const store = await openStore();

  expect(store.kind).toBe('database');
  expect(await store.corpus.countPapers()).toBe(0);
  store.db?.close();
});

describe('settingsBackup', () => {
  test('settingsBackup keeps settings and panel apart in the database', async () => {
    const db = await openFreshDatabase();
    const backup = settingsBackup({ db });

    await backup.put('settings', { badge: 'dot' });

    expect(await backup.get('settings')).toEqual({ badge: 'dot' });
    expect(await backup.get('panel')).toBeUndefined();
  });

  test('settingsBackup keeps nothing when there is no database', async () => {
    const backup = settingsBackup({ db: undefined });

    await backup.put('settings', { badge: 'dot' });

    expect(await backup.get('settings')).toBeUndefined();
  });
});
