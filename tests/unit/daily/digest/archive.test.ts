import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ArchiveModel, type ArchiveView } from '../../../../lib/daily/digest/archive-model.ts';
import { loadDigest } from '../../../../lib/daily/digest/load-digest.ts';
import { parseSpan } from '../../../../lib/daily/digest/digest-span.ts';
import { addDays, type FeedDay } from '../../../../lib/papers/feed-day.ts';
import type { Store } from '../../../../lib/store/open-store.ts';
import { aDay, aFetchedDay, idNumber } from '../../../support/a-paper.ts';
import { aTopic, createTestStore } from '../../../support/a-store.ts';

const FIRST_DAY = aDay('2026-04-27');

describe('The archive', () => {
  let store: Store;
  let view: ArchiveView;
  let model: ArchiveModel;

  beforeEach(() => {
    store = createTestStore();
    model = new ArchiveModel({ store, onView: (next) => (view = next) });
    return () => model.stop();
  });

  /** Seven days of four papers, two of which are above the default bar; each day lists one of the day before again. */
  const storeDays = async (from = 0, to = 7): Promise<void> => {
    for (let n = from; n < to; n += 1) {
      const papers = [0, 1, 2, 3].map((k) => ({ id: idNumber(n * 3 + k), upvotes: k === 1 || k === 3 ? 40 : 2 }));
      await store.corpus.putDay(aFetchedDay(addDays(FIRST_DAY, n), papers));
    }
  };
  const days = () =>
    view.months.flatMap(({ weeks }) => weeks.flatMap((week) => week.days)).filter((day) => typeof day === 'object');

  test('holds a sheet a month, newest first, with the numbers of each day’s and month’s own digest', async () => {
    await storeDays();
    await model.start();

    expect(view.months.map(({ month }) => month)).toEqual(['2026-05', '2026-04']);
    for (const { month, passedCount, listedCount } of view.months) {
      const { count } = await loadDigest(store, parseSpan(month));
      expect(`${passedCount} of ${listedCount} pass your bar`).toBe(count);
    }
    const listed = days().filter((day) => day !== null);
    expect(listed).toHaveLength(7);
    for (const { day, passedCount, listedCount } of listed) {
      expect(`${passedCount} of ${listedCount} pass your bar`).toBe((await loadDigest(store, parseSpan(day))).count);
    }
  });

  test('lays a month out in whole weeks from Monday on', async () => {
    await storeDays();
    await model.start();
    const may = view.months[0];

    expect(may?.weeks.map(({ week }) => week)).toEqual(['2026-W18', '2026-W19', '2026-W20', '2026-W21', '2026-W22']);
    expect(may?.weeks[0]?.days.slice(0, 4)).toEqual([null, null, null, null]);
    expect(may?.weeks[1]?.days[0]).toBe('2026-05-04' as FeedDay);
  });

  test('goes along when a day is stored, and reads no month again that has not changed', async () => {
    await storeDays(0, 5);
    await model.start();
    const getPapers = vi.spyOn(store.corpus, 'getPapers');
    await storeDays(5, 6);

    await vi.waitFor(() => expect(days().filter((day) => day !== null)).toHaveLength(6));
    expect(getPapers.mock.calls.every(([ids]) => ids.includes(idNumber(15)))).toBe(true);
  });

  test('judges all months anew when a topic is followed', async () => {
    await storeDays();
    await model.start();
    const before = view.months.map(({ passedCount }) => passedCount);
    await store.topics.add(aTopic({ query: 'paper', votes: 0 }));

    await vi.waitFor(() =>
      expect(view.months.map(({ passedCount, listedCount }) => passedCount === listedCount)).toEqual([true, true]),
    );
    expect(before.every((count, month) => count < (view.months[month]?.passedCount ?? 0))).toBe(true);
  });

  test('is whole and empty when nothing is stored', async () => {
    await model.start();

    expect(view).toEqual({ months: [], isWhole: true, fault: undefined });
  });
});
