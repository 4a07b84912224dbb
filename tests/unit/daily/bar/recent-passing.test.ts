import { describe, expect, test } from 'vitest';
import { createBar } from '../../../../lib/daily/bar/bar.ts';
import { judgeRecent, loadKeptRecentPapers } from '../../../../lib/daily/bar/recent-passing.ts';
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

describe('loadKeptRecentPapers', () => {
  test('gives the same papers while their days are as they were, and new ones when one was stored anew', async () => {
    const store = await aStoreWith([NEWEST, [1]]);
    const first = await loadKeptRecentPapers(store);
    await store.corpus.putDay(aFetchedDay(addDays(NEWEST, -40), [2]));
    const second = await loadKeptRecentPapers(store);
    await store.corpus.putDay(aFetchedDay(NEWEST, [1, 3], { fetchedAt: Date.parse(`${NEWEST}T20:00:00Z`) }));
    const third = await loadKeptRecentPapers(store);

    expect(second.days).toBe(first.days);
    expect(third.days[0]?.papers).toHaveLength(2);
  });

  test('knows what has been marked since they were loaded', async () => {
    const store = await aStoreWith([NEWEST, [1]]);
    await loadKeptRecentPapers(store);
    await store.marks.set(aPaper({ id: idNumber(1) }), 'saved', true);

    const { marksOf } = await loadKeptRecentPapers(store);

    expect(marksOf(idNumber(1)).isSaved).toBe(true);
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

    const recent = judgeRecent(await loadKeptRecentPapers(store), createBar([topic], BAR));

    expect(recent).toMatchObject({ dayCount: 1, listedCount: 4 });
    expect(recent.papers.map(({ paper, topics }) => [paper.id, topics.map(({ id }) => id)])).toEqual([
      [idNumber(2), []],
      [idNumber(1), [topic.id]],
    ]);
  });

  test('leaves out what the user has hidden', async () => {
    const store = await aStoreWith([NEWEST, [{ id: idNumber(1), upvotes: 99 }]]);
    await store.marks.set(aPaper({ id: idNumber(1) }), 'hidden', true);

    const recent = judgeRecent(await loadKeptRecentPapers(store), createBar([], BAR));

    expect(recent).toEqual({ dayCount: 1, listedCount: 1, passedCount: 0, papers: [] });
  });
});
