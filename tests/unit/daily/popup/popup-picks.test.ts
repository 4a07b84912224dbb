import { beforeEach, describe, expect, test } from 'vitest';
import { createBar } from '../../../../lib/daily/bar/bar.ts';
import { buildBadge } from '../../../../lib/daily/signal/badge.ts';
import { loadNews } from '../../../../lib/daily/news/load-news.ts';
import { toMoment } from '../../../../lib/daily/news/looked.ts';
import { PickedLists } from '../../../../lib/daily/popup/popup-picks.ts';
import type { Paper } from '../../../../lib/papers/paper.ts';
import type { Store } from '../../../../lib/store/open-store.ts';
import { aFetchedDay, idNumber } from '../../../support/a-paper.ts';
import { aTopic, createTestStore } from '../../../support/a-store.ts';
import { openFreshDatabase } from '../../../support/fresh-database.ts';

const SETTINGS = { barVotes: 30, topicVotes: 5 };
const HOUR = 60 * 60 * 1_000;

let store: Store;
let lists: PickedLists;

beforeEach(async () => {
  store = createTestStore({ db: await openFreshDatabase() });
  lists = new PickedLists(store);
});

const paper = (n: number, facts: Partial<Paper> = {}): Partial<Paper> => ({
  id: idNumber(n),
  title: `Zylem${n}`,
  abstract: '',
  keywords: [],
  upvotes: 40,
  ...facts,
});

async function loadSources() {
  const [marks, topics] = await Promise.all([store.marks.getAll(), store.topics.getAll()]);
  return { marks, topics, bar: createBar(topics, SETTINGS) };
}

type Sources = Awaited<ReturnType<typeof loadSources>>;

async function loadForYou(topicIds: readonly string[] = [], sources?: Sources) {
  const list = await lists.loadForYou(sources ?? (await loadSources()), topicIds);
  if (list.heading.kind !== 'for you') throw new Error('not For you');
  return { heading: list.heading, rows: list.rows, chips: list.chips ?? [] };
}

const numbersOf = (rows: readonly { readonly paper: Paper }[]): number[] =>
  rows.map(({ paper: { id } }) => Number(id.slice(-5)));

/** As when the popup was opened a while ago. */
async function look(): Promise<void> {
  const moment = await toMoment(store.corpus, Date.now() - 20 * HOUR);
  if (moment) await store.ledger.set({ looked: moment });
}

/** A day whose list was the same two hours later. */
async function putSettledDay(day: string, papers: readonly Partial<Paper>[]): Promise<void> {
  for (const fetchedAt of [Date.parse(`${day}T12:00:00Z`), Date.parse(`${day}T14:00:00Z`)]) {
    await store.corpus.putDay(aFetchedDay(day, papers, { fetchedAt }));
  }
}

describe('For you', () => {
  test('has nothing before the first day is stored', async () => {
    expect(await lists.loadForYou(await loadSources(), [])).toEqual({ heading: { kind: 'nothing yet' }, rows: [] });
  });

  test('holds what is above the bar of the last fourteen feed days', async () => {
    await store.corpus.putDay(aFetchedDay('2026-05-15', [paper(1)]));
    await store.corpus.putDay(aFetchedDay('2026-05-16', [paper(2)]));
    await store.corpus.putDay(aFetchedDay('2026-05-29', [paper(3), paper(4, { upvotes: 29 })]));
    await look();

    expect(numbersOf((await loadForYou()).rows)).toEqual([3, 2]);
  });

  test('says how much is new, which is the badge’s number, and marks those rows alone', async () => {
    await store.corpus.putDay(aFetchedDay('2026-05-27', [paper(1), paper(2)]));
    await look();
    await putSettledDay('2026-05-28', [paper(3), paper(4, { upvotes: 3 }), paper(5)]);

    const { papers } = await loadNews(store, await store.ledger.get('looked'), { bar: createBar([], SETTINGS) });
    const { heading, rows } = await loadForYou();
    const news = await lists.loadNews(await loadSources());

    expect(heading.news).toBe('2 of 3 new since Wednesday');
    expect(news.papers).toHaveLength(2);
    expect(buildBadge({ newCount: papers.length, style: 'count', updated: undefined }).text).toBe('2');
    expect(numbersOf(rows.filter(({ isUnread }) => isUnread))).toEqual(expect.arrayContaining([3, 5]));
    expect(rows.filter(({ isUnread }) => isUnread)).toHaveLength(2);
  });

  test('lists what is new although it is older than fourteen days, after a long time away', async () => {
    await store.corpus.putDay(aFetchedDay('2026-05-01', [paper(1)]));
    await look();
    await store.corpus.putDay(aFetchedDay('2026-05-04', [paper(2)]));
    await putSettledDay('2026-05-29', [paper(3)]);

    const { heading, rows } = await loadForYou();

    expect(heading.news).toBe('While you were away: 2 of 2, since May 1');
    expect(numbersOf(rows)).toEqual([3, 2]);
  });

  test('leaves out what was read before, but not what is read while it is shown', async () => {
    await store.corpus.putDay(aFetchedDay('2026-05-29', [paper(1), paper(2), paper(3)]));
    await look();
    await store.marks.set({ id: idNumber(1), title: '' }, 'read', true);
    const before = await loadForYou();
    await store.marks.set({ id: idNumber(2), title: '' }, 'read', true);
    const { bar } = await loadSources();
    const sources = await loadSources();
    const shown = await loadForYou([], { ...sources, bar });
    await store.marks.set({ id: idNumber(3), title: '' }, 'read', true);
    const after = await loadForYou([], { ...(await loadSources()), bar });

    expect(numbersOf(before.rows)).not.toContain(1);
    expect(numbersOf(after.rows)).toEqual(numbersOf(shown.rows));
  });

  test('loses a paper that is not wanted without moving the others, and has it back in its place', async () => {
    await store.corpus.putDay(aFetchedDay('2026-05-29', [paper(1), paper(2), paper(3)]));
    await look();
    const { bar } = await loadSources();
    const load = async () => loadForYou([], { ...(await loadSources()), bar });
    const before = numbersOf((await load()).rows);
    const second = before[1]!;
    await store.marks.set({ id: idNumber(second), title: 'Unwanted' }, 'hidden', true);
    const { rows, heading } = await load();
    await store.marks.set({ id: idNumber(second), title: 'Unwanted' }, 'hidden', false);
    const after = await load();

    expect(numbersOf(rows)).toEqual(before.filter((n) => n !== second));
    expect(heading.unwanted.map(({ id }) => id)).toEqual([idNumber(second)]);
    expect(numbersOf(after.rows)).toEqual(before);
    expect(after.heading.unwanted).toEqual([]);
  });

  test('has a paper again that was not wanted long before it was opened', async () => {
    await store.corpus.putDay(aFetchedDay('2026-05-29', [paper(1), paper(2)]));
    await look();
    await store.marks.set({ id: idNumber(1), title: '' }, 'hidden', true);
    const { bar } = await loadSources();
    const before = await loadForYou([], { ...(await loadSources()), bar });
    await store.marks.set({ id: idNumber(1), title: '' }, 'hidden', false);

    expect(numbersOf(before.rows)).toEqual([2]);
    expect(numbersOf((await loadForYou([], { ...(await loadSources()), bar })).rows)).toHaveLength(2);
  });

  test('ranks anew when it is chosen again: what was not wanted meanwhile counts', async () => {
    const keywords = ['video generation'];
    await store.corpus.putDay(
      aFetchedDay('2026-05-29', [
        paper(1, { keywords, upvotes: 60 }),
        paper(2),
        paper(3, { keywords }),
        ...Array.from({ length: 12 }, (_, n) => paper(n + 20, { upvotes: 1 })),
      ]),
    );
    await look();
    const { bar } = await loadSources();
    const load = async () => numbersOf((await loadForYou([], { ...(await loadSources()), bar })).rows);
    const before = await load();
    await store.marks.set({ id: idNumber(3), title: '' }, 'hidden', true);
    const meanwhile = await load();
    lists.forget();

    expect(before).toEqual([1, 3, 2]);
    expect(meanwhile).toEqual([1, 2]);
    expect(await load()).toEqual([2, 1]);
  });

  test('is narrowed to the papers of the chosen topics, whose counts stay those of the whole list', async () => {
    const skiing = await store.topics.add(aTopic({ query: 'title:skiing' }));
    const painting = await store.topics.add(aTopic({ query: 'title:painting' }));
    await store.corpus.putDay(
      aFetchedDay('2026-05-29', [paper(1, { title: 'Skiing' }), paper(2, { title: 'Painting' }), paper(3)]),
    );

    const { rows, chips } = await loadForYou([skiing.id]);
    const both = await loadForYou([skiing.id, painting.id]);

    expect(numbersOf(rows)).toEqual([1]);
    expect(chips.map(({ id, count, isChosen }) => [id, count, isChosen])).toEqual([
      [painting.id, 1, false],
      [skiing.id, 1, true],
    ]);
    expect(new Set(numbersOf(both.rows))).toEqual(new Set([1, 2]));
  });

  test('shows everything again when the topic it was narrowed to is let go', async () => {
    await store.corpus.putDay(aFetchedDay('2026-05-29', [paper(1)]));

    expect(numbersOf((await loadForYou(['a topic that was dropped'])).rows)).toEqual([1]);
  });
});

describe('Trending', () => {
  test('shows what has gained votes lately, with how many', async () => {
    await store.corpus.putDay(
      aFetchedDay('2026-05-26', [paper(1, { upvotes: 10 }), paper(2, { upvotes: 50 })], {
        fetchedAt: Date.parse('2026-05-26T12:00:00Z'),
      }),
    );
    await store.corpus.putDay(
      aFetchedDay('2026-05-26', [paper(1, { upvotes: 70 }), paper(2, { upvotes: 52 })], {
        fetchedAt: Date.parse('2026-05-29T12:00:00Z'),
      }),
    );

    const { heading, rows } = await lists.loadTrending(await loadSources());

    expect(heading).toEqual({ kind: 'trending', isWatched: true });
    expect(rows.map(({ paper: { upvotes }, gained }) => [upvotes, gained])).toEqual([
      [70, 60],
      [52, 2],
    ]);
  });

  test('goes by votes and age where nothing has been watched yet, and says of none what it gained', async () => {
    await store.corpus.putDay(aFetchedDay('2026-05-29', [paper(1, { upvotes: 10 }), paper(2, { upvotes: 50 })]));

    const { heading, rows } = await lists.loadTrending(await loadSources());

    expect(heading).toEqual({ kind: 'trending', isWatched: false });
    expect(numbersOf(rows)).toEqual([2, 1]);
    expect(rows.map(({ gained }) => gained)).toEqual([undefined, undefined]);
  });

  test('leaves out what is not wanted', async () => {
    await store.corpus.putDay(aFetchedDay('2026-05-29', [paper(1), paper(2)]));
    await store.marks.set({ id: idNumber(1), title: '' }, 'hidden', true);

    expect(numbersOf((await lists.loadTrending(await loadSources())).rows)).toEqual([2]);
  });
});
