import { beforeEach, describe, expect, test, vi } from 'vitest';
import { loadNewsCount } from '../../../../lib/daily/news/news-count.ts';
import { toMoment } from '../../../../lib/daily/news/looked.ts';
import { saveSettings } from '../../../../lib/settings/settings-store.ts';
import type { Store } from '../../../../lib/store/open-store.ts';
import { aFetchedDay, idNumber } from '../../../support/a-paper.ts';
import { aTopic, createTestStore } from '../../../support/a-store.ts';
import { openFreshDatabase } from '../../../support/fresh-database.ts';
import { createMemoryArea, type MemoryArea } from '../../../support/memory-area.ts';

describe('loadNewsCount', () => {
  let store: Store;
  let session: MemoryArea;

  beforeEach(async () => {
    store = createTestStore({ db: await openFreshDatabase() });
    session = createMemoryArea();
    await store.ledger.set({
      looked: { at: 0, day: aFetchedDay('2026-05-19', []).day, generation: 'old', edition: 1 },
    });
    await storeDay('2026-05-20', 40, 40, 10);
  });

  const storeDay = (day: string, ...votes: number[]): Promise<void> => {
    const papers = votes.map((upvotes, n) => ({
      id: idNumber(Number(day.slice(-2)) * 10 + n),
      title: n === 0 ? 'Sparse routing' : `Paper ${n}`,
      upvotes,
    }));
    return store.corpus.putDay(aFetchedDay(day, papers, { fetchedAt: Date.parse(`${day}T00:00:00Z`) + 1e8 }));
  };
  const count = (): Promise<number> => loadNewsCount(store, session);

  test('loadNewsCount reads no paper when nothing has changed since it counted', async () => {
    const getPapers = vi.spyOn(store.corpus, 'getPapers');
    expect(await count()).toBe(2);
    expect(getPapers).toHaveBeenCalledTimes(1);

    expect(await count()).toBe(2);

    expect(getPapers).toHaveBeenCalledTimes(1);
  });

  test.each<[string, (facts: Store) => Promise<unknown>, number]>([
    ['a day was stored', () => storeDay('2026-05-21', 50), 3],
    ['votes have risen', () => storeDay('2026-05-20', 40, 40, 31), 3],
    ['the bar was lowered', () => saveSettings({ barVotes: 10 }), 3],
    ['the bar was raised', () => saveSettings({ barVotes: 41 }), 0],
    ['a topic was muted', ({ topics }) => topics.add(aTopic({ kind: 'mute', query: 'sparse' })), 1],
    ['a paper was hidden', ({ marks }) => marks.set({ id: idNumber(200), title: '' }, 'hidden', true), 1],
    ['the user has looked', async ({ ledger, corpus }) => ledger.set({ looked: (await toMoment(corpus, 1))! }), 0],
    ['the user’s look was forgotten', ({ ledger }) => ledger.remove('looked'), 2],
  ])('loadNewsCount counts again when %s', async (_what, change, expected) => {
    expect(await count()).toBe(2);

    await change(store);

    expect(await count()).toBe(expected);
  });

  test('loadNewsCount counts again when a topic has other votes, or was let go', async () => {
    const topic = await store.topics.add(aTopic({ query: 'paper', votes: 10 }));
    expect(await count()).toBe(3);

    await store.topics.save({ ...topic, votes: 11 });
    expect(await count()).toBe(2);
    await store.topics.save({ ...topic, votes: 10 });
    expect(await count()).toBe(3);
    await store.topics.drop(topic);

    expect(await count()).toBe(2);
  });

  test.each([null, 7, { facts: 1 }, { facts: 'x', count: -1 }])(
    'loadNewsCount counts when what was kept is %j',
    async (garbage) => {
      session.items.set('newsCount', garbage);

      expect(await count()).toBe(2);
    },
  );

  test('loadNewsCount counts when the session keeps nothing', async () => {
    session.failWith(new Error('no session'));

    expect(await count()).toBe(2);
    expect(await count()).toBe(2);
  });
});
