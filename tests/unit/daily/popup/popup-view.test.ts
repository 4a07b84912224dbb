import { beforeEach, describe, expect, test } from 'vitest';
import { createBar, type Bar } from '../../../../lib/daily/bar/bar.ts';
import { loadList } from '../../../../lib/daily/popup/popup-view.ts';
import type { PaperId } from '../../../../lib/papers/arxiv-id.ts';
import { plainWords } from '../../../../lib/search/query/parse-query.ts';
import type { SearchIndex } from '../../../../lib/search/search-index.ts';
import { INITIAL_POPUP_STATE, type PopupState } from '../../../../lib/settings/popup-state.ts';
import { createDatabaseCorpus } from '../../../../lib/store/database-corpus.ts';
import type { Corpus } from '../../../../lib/store/corpus.ts';
import type { Mark } from '../../../../lib/store/mark.ts';
import { aDay, aFetchedDay, anId, idNumber } from '../../../support/a-paper.ts';
import { openFreshDatabase } from '../../../support/fresh-database.ts';

let corpus: Corpus;
let marks: Map<PaperId, Mark>;
let bar: Bar;

beforeEach(async () => {
  corpus = createDatabaseCorpus(await openFreshDatabase());
  marks = new Map();
  bar = createBar([], { barVotes: 30, topicVotes: 5 });
});

const load = (state: Partial<PopupState> = {}, index?: SearchIndex) =>
  loadList({ corpus, marks, bar }, { ...INITIAL_POPUP_STATE, ...state }, index);

function mark(n: number, facts: Partial<Mark>): void {
  marks.set(idNumber(n), { id: idNumber(n), title: `Marked ${n}`, ...facts });
}

/** An index that finds the papers numbered from 1 on, of those that are stored and not hidden. */
function findsFirst(count: number): SearchIndex {
  return {
    isIncomplete: false,
    async find(query, { limit, marksOf }) {
      const papers = await corpus.getPapers(Array.from({ length: count }, (_, n) => idNumber(n + 1)));
      const shown = papers.filter(({ id }) => !marksOf?.(id).isHidden);
      return shown.slice(0, limit).map((paper) => ({ paper, terms: plainWords(query) }));
    },
    ask: () => Promise.reject(new Error('nothing is asked of its terms')),
    refresh: () => Promise.resolve(),
  };
}

const yes = (at: number) => ({ value: true, at });
const no = (at: number) => ({ value: false, at });

describe('loadList, of a day', () => {
  test('has nothing before the first day is stored', async () => {
    expect(await load()).toEqual({ heading: { kind: 'nothing yet' }, rows: [] });
  });

  test('shows the newest day in the feed’s order, unread until marked', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [4]));
    await corpus.putDay(aFetchedDay('2026-05-21', [3, 1, 2]));
    mark(1, { read: yes(1) });
    mark(2, { saved: yes(1), read: no(2) });

    const { heading, rows } = await load();

    expect(heading).toEqual({
      kind: 'day',
      day: '2026-05-21',
      isNewest: true,
      passedCount: 0,
      listedCount: 3,
      dayBefore: '2026-05-20',
      dayAfter: undefined,
    });
    expect(rows.map(({ paper, isSaved, isRead, isUnread }) => [paper.id, isSaved, isRead, isUnread])).toEqual([
      [idNumber(3), false, false, true],
      [idNumber(1), false, true, false],
      [idNumber(2), true, false, true],
    ]);
  });

  test('calls nothing unread on an older day', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [1]));
    await corpus.putDay(aFetchedDay('2026-05-21', [2]));

    const { heading, rows } = await load({ day: aDay('2026-05-20') });

    expect(heading).toMatchObject({ day: '2026-05-20', isNewest: false, dayBefore: undefined, dayAfter: '2026-05-21' });
    expect(rows.map(({ isUnread }) => isUnread)).toEqual([false]);
  });

  test('passes over days without papers on the way to the neighbors', async () => {
    await corpus.putDay(aFetchedDay('2026-05-15', [1]));
    await corpus.putDay(aFetchedDay('2026-05-16', []));
    await corpus.putDay(aFetchedDay('2026-05-18', [2]));

    expect((await load()).heading).toMatchObject({ day: '2026-05-18', dayBefore: '2026-05-15' });
  });

  test('shows the newest day in place of one that is not stored', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [1]));

    expect((await load({ day: aDay('2024-01-01') })).heading).toMatchObject({ day: '2026-05-20', isNewest: true });
  });

  test('leaves out what is hidden', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [1, 2, 3]));
    mark(1, { hidden: yes(1) });
    mark(2, { hidden: no(1) });

    expect((await load()).rows.map(({ paper }) => paper.id)).toEqual([idNumber(2), idNumber(3)]);
  });
});

describe('loadList, of what is saved', () => {
  test('shows the latest decision first, and what was given up no more', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [1, 2, 3]));
    mark(1, { saved: yes(10) });
    mark(2, { saved: no(30) });
    mark(3, { saved: yes(20) });

    const { heading, rows } = await load({ tab: 'saved' });

    expect(heading).toEqual({ kind: 'saved' });
    expect(rows.map(({ paper, isStored, isUnread }) => [paper.id, isStored, isUnread])).toEqual([
      [idNumber(3), true, false],
      [idNumber(1), true, false],
    ]);
  });

  test('shows what only the mark knows, and says so', async () => {
    mark(7, { saved: yes(Date.parse('2026-05-20T10:00:00Z')) });
    marks.set(anId('2501.00008'), { id: idNumber(8), title: '', saved: yes(1) });

    const { rows } = await load({ tab: 'saved' });

    expect(rows.map(({ paper, isStored }) => [paper.title, isStored])).toEqual([
      ['Marked 7', false],
      ['arXiv 2501.00008', false],
    ]);
  });
});

describe('loadList, of a search', () => {
  test('is not ready while the index opens', async () => {
    const { heading, rows } = await load({ query: ' routing ' });

    expect(heading).toEqual({ kind: 'search', query: 'routing', isReady: false, isCut: false });
    expect(rows).toEqual([]);
  });

  test('shows what the index found, in its order, with the words it met', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [2, 1]));
    mark(2, { saved: yes(1) });

    const { rows } = await load({ query: 'routing tokens' }, findsFirst(3));

    expect(rows.map(({ paper, isSaved, isUnread, terms }) => [paper.id, isSaved, isUnread, terms])).toEqual([
      [idNumber(1), false, false, ['routing', 'tokens']],
      [idNumber(2), true, false, ['routing', 'tokens']],
    ]);
  });

  test.each([
    [49, 49, false],
    [50, 50, false],
    [51, 50, true],
  ])('of %i results shows %i (more: %s)', async (found, shown, isCut) => {
    await corpus.putDay(
      aFetchedDay(
        '2026-05-20',
        Array.from({ length: 60 }, (_, n) => n + 1),
      ),
    );

    const { heading, rows } = await load({ query: 'routing' }, findsFirst(found));

    expect(rows).toHaveLength(shown);
    expect(heading).toMatchObject({ isCut });
  });

  test('tells the index what is hidden', async () => {
    await corpus.putDay(aFetchedDay('2026-05-20', [1, 2]));
    mark(1, { hidden: yes(1) });

    const { rows } = await load({ query: 'routing' }, findsFirst(2));

    expect(rows.map(({ paper }) => paper.id)).toEqual([idNumber(2)]);
  });

  test('stands before the tab that is open', async () => {
    expect((await load({ query: 'routing', tab: 'saved' })).heading.kind).toBe('search');
    expect((await load({ query: '  ', tab: 'saved' })).heading.kind).toBe('saved');
  });
});
