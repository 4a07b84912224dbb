import Dexie from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { openStore } from '../../../lib/store/open-store.ts';
import { aPaper, idNumber } from '../../support/a-paper.ts';
import { FlakyFactory } from '../../support/flaky-factory.ts';

const PAPER = aPaper({ id: idNumber(1) });
const { indexedDB } = Dexie.dependencies;

afterEach(() => {
  if (indexedDB) Dexie.dependencies.indexedDB = indexedDB;
  else delete (Dexie.dependencies as { indexedDB?: unknown }).indexedDB;
});

test('F45 openStore keeps papers for the session and marks for good when cookies are blocked', async () => {
  const refusal = new DOMException('The operation is insecure.', 'SecurityError');
  Dexie.dependencies.indexedDB = new FlakyFactory(Array.from({ length: 100 }, () => refusal));

  const store = await openStore();
  await store.marks.set(PAPER, 'saved', true);

  expect(store.kind).toBe('session');
  expect(store.db).toBeUndefined();
  const again = await openStore();
  expect((await again.marks.getAll()).has(PAPER.id)).toBe(true);
});
