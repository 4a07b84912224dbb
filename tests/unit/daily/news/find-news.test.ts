import { beforeEach, describe, expect, test } from 'vitest';
import { loadNews } from '../../../../lib/daily/news/load-news.ts';
import { toMoment } from '../../../../lib/daily/news/looked.ts';
import { addDays } from '../../../../lib/papers/feed-day.ts';
import type { Paper } from '../../../../lib/papers/paper.ts';
import type { Store } from '../../../../lib/store/open-store.ts';
import { saveSettings } from '../../../../lib/settings/settings-store.ts';
import { aDay, aFetchedDay, idNumber } from '../../../support/a-paper.ts';
import { aTopic, createTestStore } from '../../../support/a-store.ts';
import { openFreshDatabase } from '../../../support/fresh-database.ts';

/** Votes that pass the bar, and votes that do not. */
const ABOVE = 50;
const BELOW = 2;
const at = (text: string): number => Date.parse(text);

type Papers = readonly (number | Partial<Paper>)[];

describe('news', () => {
  let store: Store;

  beforeEach(async () => {
    store = createTestStore({ db: await openFreshDatabase() });
  });

  const fetchDay = (day: string, papers: Papers, fetchedAt: string, isWhole = true): Promise<void> => {
    const facts = papers.map((paper) => ({
      upvotes: ABOVE,
      ...(typeof paper === 'number' ? { id: idNumber(paper) } : paper),
    }));
    return store.corpus.putDay(aFetchedDay(day, facts, { fetchedAt: at(fetchedAt), isWhole }));
  };
  /** A day whose list did not change between two looks an hour apart. */
  const settleDay = async (day: string, papers: Papers): Promise<void> => {
    await fetchDay(day, papers, `${day}T12:00:00Z`);
    await fetchDay(day, papers, `${day}T13:00:00Z`);
  };
  const look = async (facts: Partial<{ day: string; generation: string }> = {}): Promise<void> => {
    const moment = (await toMoment(store.corpus, at('2026-05-20T14:00:00Z')))!;
    const { day = moment.day, generation = moment.generation } = facts;
    await store.ledger.set({ looked: { ...moment, day: aDay(day), generation } });
  };
  const load = async () => loadNews(store, await store.ledger.get('looked'));
  const getNew = async (): Promise<string[]> => (await load()).papers.map(({ id }) => id).toSorted();
  const ids = (...numbers: number[]): string[] => numbers.map(idNumber);

  test('news is nothing when nothing is stored', async () => {
    expect(await getNew()).toEqual([]);
  });

  test('news are those of the newest day alone when the user never looked', async () => {
    await settleDay('2026-05-19', [1, 2]);
    await settleDay('2026-05-20', [3, 4]);
    await fetchDay('2026-05-21', [], '2026-05-21T12:00:00Z');

    expect(await getNew()).toEqual(ids(3, 4));
  });

  test('news are none when the user has just looked', async () => {
    await settleDay('2026-05-20', [1, 2]);
    await look();

    expect(await getNew()).toEqual([]);
  });

  test('F21 news are all of the days after the look when the user was away, over an empty weekend', async () => {
    await settleDay('2026-05-19', [1]);
    await look();
    await settleDay('2026-05-20', [2, 3]);
    await fetchDay('2026-05-23', [], '2026-05-23T12:00:00Z');
    await settleDay('2026-05-25', [4]);

    expect(await getNew()).toEqual(ids(2, 3, 4));
  });

  test('news include latecomers to the day looked at, and no others of it', async () => {
    await fetchDay('2026-05-20', [1, 2], '2026-05-20T12:00:00Z');
    await look();
    await fetchDay('2026-05-20', [1, 2, 3], '2026-05-20T15:00:00Z');
    expect(await getNew()).toEqual([]);

    await fetchDay('2026-05-20', [1, 2, 3], '2026-05-20T16:00:00Z');

    expect(await getNew()).toEqual(ids(3));
  });

  test('news of a day that had settled are not taken back when a paper joins it', async () => {
    await settleDay('2026-05-19', [1]);
    await look();
    await settleDay('2026-05-20', [2, 3]);

    await fetchDay('2026-05-20', [2, 3, 4], '2026-05-20T14:00:00Z');

    expect(await getNew()).toEqual(ids(2, 3, 4));
  });

  test('news say nothing of the first papers of a day that was empty for hours', async () => {
    await settleDay('2026-05-19', [1]);
    await look();
    await settleDay('2026-05-20', []);

    await fetchDay('2026-05-20', [2], '2026-05-20T14:00:00Z');

    expect(await getNew()).toEqual([]);
  });

  test('news say nothing of a day that is still filling', async () => {
    await settleDay('2026-05-19', [1]);
    await look();
    await fetchDay('2026-05-20', [2], '2026-05-20T03:00:00Z');
    expect(await getNew()).toEqual([]);
    await fetchDay('2026-05-20', [2, 3], '2026-05-20T04:00:00Z');
    expect(await getNew()).toEqual([]);

    await fetchDay('2026-05-20', [2, 3], '2026-05-20T04:50:00Z');

    expect(await getNew()).toEqual(ids(2, 3));
  });

  test('news count a day as settled when a later day has papers', async () => {
    await settleDay('2026-05-18', [1]);
    await look();
    await fetchDay('2026-05-19', [2], '2026-05-19T12:00:00Z');

    await fetchDay('2026-05-20', [3], '2026-05-20T12:00:00Z');

    expect(await getNew()).toEqual(ids(2));
  });

  test('news say nothing of a filling day when the Hub answered an empty list once', async () => {
    await settleDay('2026-05-19', [1]);
    await look();
    await fetchDay('2026-05-20', [2], '2026-05-20T12:00:00Z');

    await fetchDay('2026-05-20', [], '2026-05-20T13:00:00Z');

    expect(await getNew()).toEqual([]);
  });

  test('news say nothing of a first glimpse of a day', async () => {
    await settleDay('2026-05-19', [1]);
    await look();

    await fetchDay('2026-05-20', [2], '2026-05-20T12:00:00Z', false);

    expect(await getNew()).toEqual([]);
  });

  test('news count a paper once when two new days list it', async () => {
    await settleDay('2026-05-18', [1]);
    await look();

    await settleDay('2026-05-19', [2, 3]);
    await settleDay('2026-05-20', [2]);

    expect(await getNew()).toEqual(ids(2, 3));
  });

  test('news are not those of old days copied after the look', async () => {
    await settleDay('2026-05-20', [1]);
    await look();

    await fetchDay('2026-05-18', [50, 51], '2026-05-20T14:01:00Z');

    expect(await getNew()).toEqual([]);
  });

  test('news reach back two months and no more when the user was away for a year', async () => {
    const newest = aDay('2026-05-20');
    await settleDay('2025-05-20', [9]);
    await look();
    for (const [n, age] of [0, 30, 62, 63, 200].entries()) await settleDay(addDays(newest, -age), [n]);

    expect(await getNew()).toEqual(ids(0, 1, 2));
  });

  test('F21 news are none when the day looked at lies ahead of the feed', async () => {
    await settleDay('2026-05-20', [1]);
    await look({ day: '2027-01-01' });

    expect(await getNew()).toEqual([]);
  });

  test('news are the same whether asked once or after more looks of the background', async () => {
    await settleDay('2026-05-19', [1]);
    await look();
    await settleDay('2026-05-20', [2, 3]);
    const once = await getNew();

    await fetchDay('2026-05-20', [3, 2], '2026-05-20T14:00:00Z');

    expect(await getNew()).toEqual(once);
  });

  test('news counts a day as settled when it was read after the feed had gone on to the next one', async () => {
    await fetchDay('2026-05-22', [1], '2026-05-22T23:00:00Z');
    expect(await getNew()).toEqual([]);

    await fetchDay('2026-05-22', [1, 2], '2026-05-23T12:00:00Z');

    expect(await getNew()).toEqual(ids(1, 2));
  });

  test('news is only what is above the bar, and says of how many', async () => {
    await settleDay('2026-05-19', [1]);
    await look();
    await settleDay('2026-05-20', [2, { id: idNumber(3), upvotes: BELOW }, { id: idNumber(4), upvotes: BELOW }]);

    const news = await load();

    expect(news.papers.map(({ id }) => id)).toEqual(ids(2));
    expect(news.listedCount).toBe(3);
  });

  test('news has a paper that passed the bar only after the look', async () => {
    await settleDay('2026-05-20', [1, { id: idNumber(2), upvotes: BELOW }]);
    await look();

    await fetchDay('2026-05-20', [1, { id: idNumber(2), upvotes: ABOVE }], '2026-05-20T15:00:00Z');

    expect(await load()).toMatchObject({ papers: [{ id: idNumber(2) }], listedCount: 1 });
  });

  test('news has no paper that was above the bar at the look when its votes have changed a hundred times since', async () => {
    const rises = async (from: number, to: number): Promise<void> => {
      for (let upvotes = from; upvotes < to; upvotes += 1)
        await fetchDay('2026-05-22', [{ id: idNumber(1), upvotes }], '2026-05-23T15:00:00Z');
    };
    await rises(3, 45);
    await look();

    await rises(45, 145);

    expect(await getNew()).toEqual([]);
  });

  test('news has no paper that rose more than a week after its day', async () => {
    const rising = (upvotes: number) => [{ id: idNumber(1), upvotes }];
    await settleDay('2026-05-10', rising(BELOW));
    await settleDay('2026-05-20', [2]);
    await look();

    await fetchDay('2026-05-10', rising(ABOVE), '2026-05-20T15:00:00Z');

    expect(await getNew()).toEqual([]);
  });

  test('news stays nothing when the bar is lowered or a topic added after the look', async () => {
    await settleDay('2026-05-20', [{ id: idNumber(1), upvotes: 10 }]);
    await look();

    await saveSettings({ barVotes: 1 });
    await store.topics.add(aTopic({ query: 'routing' }));

    expect(await getNew()).toEqual([]);
  });

  test('news has a paper of a topic with fewer votes, and none that is muted or hidden', async () => {
    await settleDay('2026-05-19', [9]);
    await look();
    await store.topics.add(aTopic({ query: 'sparse' }));
    await store.topics.add(aTopic({ kind: 'mute', query: 'survey' }));
    await settleDay('2026-05-20', [
      { id: idNumber(1), title: 'Sparse routing', upvotes: 5 },
      { id: idNumber(2), title: 'Dense routing', upvotes: 5 },
      { id: idNumber(3), title: 'Sparse routing: a survey', upvotes: ABOVE },
      { id: idNumber(4), title: 'Sparse experts', upvotes: ABOVE },
    ]);
    await store.marks.set({ id: idNumber(4), title: '' }, 'hidden', true);

    expect(await getNew()).toEqual(ids(1));
  });

  test('news is of later days alone when the browser has lost the corpus and it was fetched again', async () => {
    await settleDay('2026-05-19', [1]);
    await settleDay('2026-05-20', [2]);
    await look({ generation: 'the life before' });
    expect(await getNew()).toEqual([]);

    await settleDay('2026-05-21', [3]);

    expect(await getNew()).toEqual(ids(3));
  });

  test.each(['2036-01-01T12:00:00Z', '1990-01-01T12:00:00Z'])(
    'F17 F18 news is right when days were stored under a clock that said %s',
    async (wrongTime) => {
      await fetchDay('2026-05-19', [1], wrongTime);
      await look();
      await fetchDay('2026-05-20', [2], wrongTime);
      await fetchDay('2026-05-20', [2, 3], '2026-05-20T12:00:00Z');
      await fetchDay('2026-05-20', [2, 3], '2026-05-20T13:00:00Z');

      expect(await getNew()).toEqual(ids(2, 3));
    },
  );
});
