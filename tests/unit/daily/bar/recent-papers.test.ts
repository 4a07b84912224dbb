import { describe, expect, test } from 'vitest';
import { createBar } from '../../../../lib/daily/bar/bar.ts';
import { judgeRecent, loadRecentPapers } from '../../../../lib/daily/bar/recent-papers.ts';
import { addDays } from '../../../../lib/papers/feed-day.ts';
import { aDay, aFetchedDay, aPaper, idNumber } from '../../../support/a-paper.ts';
import { aTopic, createTestStore } from '../../../support/a-store.ts';

const BAR = { barVotes: 30, topicVotes: 5 };
const NEWEST = aDay('2026-05-29');

async function aStoreWith(...days: Parameters<typeof aFetchedDay>[]) {
  const store = createTestStore();
  for (const day of days) await store.corpus.putDay(aFetchedDay(...day));
  return store;
}

describe('loadRecentPapers', () => {
  test('finds nothing when nothing is stored', async () => {
    expect(await loadRecentPapers(createTestStore().corpus)).toMatchObject({ dayCount: 0, papers: [] });
  });

  test('takes the seven newest days that have papers, each paper once', async () => {
    const days = Array.from({ length: 12 }, (_, age): Parameters<typeof aFetchedDay> => {
      const isEmpty = age === 2 || age === 3;
      return [addDays(NEWEST, -age), isEmpty ? [] : [100 + age, 1]];
    });
    const { corpus } = await aStoreWith(...days);

    const { dayCount, papers } = await loadRecentPapers(corpus);

    expect(dayCount).toBe(7);
    const expected = [0, 1, 4, 5, 6, 7, 8].map((age) => idNumber(100 + age));
    expect(papers.map(({ id }) => id).toSorted()).toEqual([idNumber(1), ...expected].toSorted());
  });

  test('gives the same papers while their days are as they were, and new ones when one was stored anew', async () => {
    const store = await aStoreWith([NEWEST, [1]]);
    const first = await loadRecentPapers(store.corpus);
    await store.corpus.putDay(aFetchedDay(addDays(NEWEST, -40), [2]));
    const second = await loadRecentPapers(store.corpus);
    await store.corpus.putDay(aFetchedDay(NEWEST, [1, 3], { fetchedAt: Date.parse(`${NEWEST}T20:00:00Z`) }));
    const third = await loadRecentPapers(store.corpus);

    expect(second).toBe(first);
    expect(third.papers).toHaveLength(2);
  });
});

describe('judgeRecent', () => {
  test('says what passes by votes and by topics, those with the most votes first', async () => {
    const store = await aStoreWith([
      NEWEST,
      [
        { id: idNumber(1), upvotes: 6, title: 'Routing' },
        { id: idNumber(2), upvotes: 40 },
        { id: idNumber(3), upvotes: 29 },
        { id: idNumber(4), upvotes: 4, title: 'Routing again' },
      ],
    ]);
    const topic = await store.topics.add(aTopic({ query: 'title:routing' }));

    const recent = judgeRecent(await loadRecentPapers(store.corpus), createBar([topic], BAR), new Map());

    expect(recent).toMatchObject({ dayCount: 1, listedCount: 4 });
    expect(recent.papers.map(({ paper, topics }) => [paper.id, topics.map(({ id }) => id)])).toEqual([
      [idNumber(2), []],
      [idNumber(1), [topic.id]],
    ]);
  });

  test('leaves out what the user has hidden', async () => {
    const store = await aStoreWith([NEWEST, [{ id: idNumber(1), upvotes: 99 }]]);
    await store.marks.set(aPaper({ id: idNumber(1) }), 'hidden', true);

    const recent = judgeRecent(await loadRecentPapers(store.corpus), createBar([], BAR), await store.marks.getAll());

    expect(recent).toEqual({ dayCount: 1, listedCount: 1, papers: [] });
  });
});
