import { describe, expect, test } from 'vitest';
import { FeedError } from '../../../lib/feed/feed-error.ts';
import { parseFeed } from '../../../lib/feed/parse-feed.ts';
import { fetchDay, judge } from '../../../lib/sync/fetch-day.ts';
import { aDay } from '../../support/a-paper.ts';
import { aRow, rowsOf } from '../../support/a-row.ts';
import { createScriptedHub } from '../../support/scripted-hub.ts';

const DAY = aDay('2026-05-20');
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);
const fetchWhole = (hub: Parameters<typeof fetchDay>[0]) => fetchDay(hub, DAY, new AbortController().signal);

describe('fetchDay', () => {
  test.each([
    [0, 1],
    [1, 1],
    [99, 1],
    [100, 1],
    [101, 2],
    [250, 3],
  ])('fetchDay reads all papers when the day has %i of them', async (count, requests) => {
    const hub = createScriptedHub({ [DAY]: numbers(count) });

    expect(await fetchWhole(hub)).toHaveLength(count);

    expect(hub.requests).toEqual(numbers(requests).map((page) => ({ day: DAY, page: page - 1 })));
  });

  test('fetchDay keeps each paper once when rows moved between pages', async () => {
    const hub = createScriptedHub({ [DAY]: [1, 2, 3, 3, 4, 5] }, 3);

    const papers = await fetchWhole(hub);

    expect(papers.map((paper) => paper.id)).toEqual([1, 2, 3, 4, 5].map((n) => `2501.0000${n}`));
  });

  test('fetchDay ends when the Hub says there is always more', async () => {
    let count = 0;
    const endless = { fetchFeedPage: () => Promise.resolve({ rows: rowsOf(DAY, [(count += 1)]), hasMore: true }) };

    await fetchWhole(endless);

    expect(count).toBeLessThanOrEqual(20);
  });

  test.each([
    new FeedError('refused', { status: 403 }),
    new FeedError('offline'),
    new FeedError('hub failed', { status: 500 }),
  ])('fetchDay passes on the failure when it is %s', async (failure) => {
    const hub = createScriptedHub({});
    hub.failWhen(() => failure);

    await expect(fetchWhole(hub)).rejects.toBe(failure);
  });

  test('fetchDay takes nothing of a day when its second page fails', async () => {
    const hub = createScriptedHub({ [DAY]: numbers(150) });
    hub.failWhen((_request, count) => (count === 2 ? new FeedError('timed out') : undefined));

    await expect(fetchWhole(hub)).rejects.toMatchObject({ code: 'timed out' });
  });
});

describe('judge', () => {
  const bad = { nothing: 'here' };

  test.each([
    ['no rows', 0, 0, true],
    ['one good row', 1, 0, true],
    ['one bad row', 0, 1, false],
    ['one of each', 1, 1, true],
    ['three bad rows', 0, 3, false],
    ['half of four rows bad', 2, 2, true],
    ['most of five rows bad', 2, 3, false],
    ['one bad row in a hundred', 99, 1, true],
    ['all rows bad', 0, 100, false],
  ])('judge decides by the share of bad rows when there is %s', (_what, good, wrong, isFeed) => {
    const rows = [...rowsOf(DAY, numbers(good)), ...Array.from({ length: wrong }, () => bad)];
    const decide = (): number | string => {
      try {
        return judge(rows, parseFeed(rows, DAY)).length;
      } catch (error) {
        return (error as FeedError).code;
      }
    };

    expect(decide()).toBe(isFeed ? good : 'not a feed');
  });

  test('judge counts a repeated row as no fault', () => {
    const rows = Array.from({ length: 10 }, () => aRow());

    expect(judge(rows, parseFeed(rows, DAY))).toHaveLength(1);
  });
});
