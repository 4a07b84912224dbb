import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Mark, MarkField } from '../../../lib/store/mark.ts';
import { createMarks, type Marks } from '../../../lib/store/marks.ts';
import type { IbidDatabase } from '../../../lib/store/schema.ts';
import { aPaper, idNumber } from '../../support/a-paper.ts';
import { failWrites } from '../../support/failing-core.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { openFreshDatabase } from '../../support/fresh-database.ts';
import { createMemoryArea, type MemoryArea } from '../../support/memory-area.ts';

const PAPER = aPaper({ id: idNumber(1), title: 'The first' });
const KEY = `mark:${PAPER.id}`;

describe('marks', () => {
  let area: MemoryArea;
  let db: IbidDatabase;
  let clock: FakeClock;
  let marks: Marks;

  beforeEach(async () => {
    area = createMemoryArea();
    db = await openFreshDatabase();
    clock = createFakeClock(1_000);
    marks = createMarks({ area, db, clock });
  });

  const getMark = async (): Promise<Mark | undefined> => (await marks.getAll()).get(PAPER.id);

  test('marks are empty when nothing was ever marked', async () => {
    await marks.reconcile();

    expect(await marks.getAll()).toEqual(new Map());
    expect(area.items.size).toBe(0);
  });

  test('marks are in both stores when one was set', async () => {
    await marks.set(PAPER, 'saved', true);

    const mark = { id: PAPER.id, title: 'The first', saved: { value: true, at: 1_000 } };
    expect(await getMark()).toEqual(mark);
    expect(await db.marks.toArray()).toEqual([mark]);
  });

  test('marks keep a decision taken back as such', async () => {
    await marks.set(PAPER, 'saved', true);
    clock.move(-500);

    await marks.set(PAPER, 'saved', false);

    expect(await getMark()).toMatchObject({ saved: { value: false, at: 1_001 } });
  });

  test('marks follow a title that has changed', async () => {
    await marks.set(PAPER, 'saved', true);

    await marks.set({ ...PAPER, title: 'The first, revised' }, 'read', true);

    expect(await getMark()).toMatchObject({
      title: 'The first, revised',
      saved: { value: true },
      read: { value: true },
    });
  });

  test('marks come back when local storage was wiped', async () => {
    await marks.set(PAPER, 'saved', true);
    area.items.clear();

    await marks.reconcile();

    expect(await getMark()).toMatchObject({ saved: { value: true, at: 1_000 } });
  });

  test('marks come back when the database was lost', async () => {
    await marks.set(PAPER, 'saved', true);
    await db.marks.clear();

    await marks.reconcile();

    expect(await db.marks.get(PAPER.id)).toMatchObject({ saved: { value: true, at: 1_000 } });
  });

  test.each([['garbage'], [null], [7], [[]], [{ id: 'nobody' }]])(
    'marks come back when the copy in local storage is %j',
    async (garbage) => {
      await marks.set(PAPER, 'saved', true);
      area.items.set(KEY, garbage);

      await marks.reconcile();

      expect(await getMark()).toMatchObject({ saved: { value: true } });
    },
  );

  test('marks of other papers stay when one copy is garbage', async () => {
    await marks.set(PAPER, 'saved', true);
    await marks.set(aPaper({ id: idNumber(2) }), 'read', true);
    area.items.set(KEY, 'garbage');

    expect([...(await marks.getAll()).keys()]).toEqual([idNumber(2)]);
  });

  test('marks take the newer decision of each store when both have gone their own way', async () => {
    await marks.set(PAPER, 'saved', true);
    area.items.set(KEY, { id: PAPER.id, title: 'Here', saved: { value: false, at: 3_000 } });
    await db.marks.put({
      id: PAPER.id,
      title: 'There',
      saved: { value: true, at: 2_000 },
      read: { value: true, at: 2_500 },
    });

    await marks.reconcile();

    const merged = {
      id: PAPER.id,
      title: 'Here',
      saved: { value: false, at: 3_000 },
      read: { value: true, at: 2_500 },
    };
    expect(await getMark()).toEqual(merged);
    expect(await db.marks.get(PAPER.id)).toEqual(merged);
  });

  test('marks are the same when reconciled again and again', async () => {
    await marks.set(PAPER, 'saved', true);
    await marks.reconcile();
    const once = [Object.fromEntries(area.items), await db.marks.toArray()];

    await marks.reconcile();

    expect([Object.fromEntries(area.items), await db.marks.toArray()]).toEqual(once);
  });

  test.each([
    ['local storage was wiped', (bare: MemoryArea) => bare.items.clear()],
    ['the copy in local storage is garbage', (bare: MemoryArea) => bare.items.set(KEY, 'garbage')],
  ])(
    'marks keep what was decided before when %s and one is set before the stores are reconciled',
    async (_when, damage) => {
      await marks.set(PAPER, 'saved', true);
      damage(area);

      await marks.set(PAPER, 'read', true);
      await marks.reconcile();

      expect(await getMark()).toMatchObject({ saved: { value: true }, read: { value: true } });
      expect(await db.marks.get(PAPER.id)).toMatchObject({ saved: { value: true }, read: { value: true } });
    },
  );

  test('marks are kept in the database when local storage refuses', async () => {
    area.failWith(new Error('IO error: FILE_ERROR_NO_SPACE'));

    await marks.set(PAPER, 'saved', true);

    expect(await db.marks.get(PAPER.id)).toMatchObject({ saved: { value: true } });
  });

  test('marks are kept in local storage when the database refuses', async () => {
    await failWrites(db, () => new DOMException('full', 'QuotaExceededError'));

    await marks.set(PAPER, 'saved', true);

    expect(await getMark()).toMatchObject({ saved: { value: true } });
  });

  test('marks tell of a full storage when both stores refuse', async () => {
    await failWrites(db, () => new DOMException('full', 'QuotaExceededError'));
    area.failWith(new Error('Resource::kQuotaBytes quota exceeded'));

    await expect(marks.set(PAPER, 'saved', true)).rejects.toMatchObject({ name: 'StoreError', code: 'full' });
  });

  test('marks are kept in local storage when the browser has no database', async () => {
    const alone = createMarks({ area, db: undefined, clock });

    await alone.set(PAPER, 'saved', true);
    await alone.reconcile();

    expect((await alone.getAll()).get(PAPER.id)).toMatchObject({ saved: { value: true } });
  });

  test('marks lose nothing when two pages write a hundred times at once', async () => {
    const other = createMarks({ area, db, clock: createFakeClock(500) });
    const fields: readonly MarkField[] = ['saved', 'read', 'hidden'];
    const writes = Array.from({ length: 100 }, (_, n) => {
      const paper = aPaper({ id: idNumber(n % 10) });
      return (n % 2 === 0 ? marks : other).set(paper, fields[n % 3]!, true);
    });

    await Promise.all(writes);

    const all = await marks.getAll();
    expect(all.size).toBe(10);
    for (const mark of all.values()) {
      expect([mark.saved?.value, mark.read?.value, mark.hidden?.value]).toEqual([true, true, true]);
      expect(await db.marks.get(mark.id)).toEqual(mark);
    }
  });

  test('marks hold the last word when two pages contradict each other', async () => {
    const other = createMarks({ area, db, clock: createFakeClock(1) });

    await marks.set(PAPER, 'saved', true);
    await other.set(PAPER, 'saved', false);

    expect(await getMark()).toMatchObject({ saved: { value: false } });
    expect(await db.marks.get(PAPER.id)).toMatchObject({ saved: { value: false } });
  });

  test('marks call back when one changes, and not for anything else', async () => {
    const listener = vi.fn<() => void>();
    const stop = marks.onChanged(listener);

    await area.set({ settings: {} });
    await marks.set(PAPER, 'saved', true);
    stop();
    await marks.set(PAPER, 'saved', false);

    expect(listener).toHaveBeenCalledTimes(1);
  });
});
