import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRising, gainedSince } from '../../../../lib/daily/news/what-moved.ts';
import { addDays } from '../../../../lib/papers/feed-day.ts';
import { extendVoteHistory, type VoteHistory } from '../../../../lib/papers/vote-history.ts';
import type { StoredPaper } from '../../../../lib/store/schema.ts';
import { aDay, aStoredPaper, idNumber } from '../../../support/a-paper.ts';

const TODAY = aDay('2026-05-20');
/** An hour of the newest day. */
const NOW = 494_000;

type Point = readonly [edition: number, hour: number, upvotes: number, stars?: number];

function aHistory(...points: readonly Point[]): VoteHistory {
  return points.reduce<VoteHistory | undefined>(
    (history, [edition, hour, upvotes, stars = 0]) => extendVoteHistory(history, { edition, hour, upvotes, stars }),
    undefined,
  )!;
}

function aWatched(n: number, facts: Partial<StoredPaper>, ...points: readonly Point[]): StoredPaper {
  const [, , upvotes, stars] = points.at(-1)!;
  return aStoredPaper({
    id: idNumber(n),
    day: addDays(TODAY, -3),
    upvotes,
    ...(stars !== undefined && { stars }),
    history: aHistory(...points),
    ...facts,
  });
}

describe('gainedSince', () => {
  const paper = aWatched(1, {}, [3, NOW - 90, 10, 100], [5, NOW - 40, 30, 140], [9, NOW, 50, 1_300]);

  test('gainedSince tells votes and stars since the last point when the edition is known', () => {
    expect(gainedSince(paper, 5)).toEqual({ upvotes: 20, stars: 1_160 });
    expect(gainedSince(paper, 8)).toEqual({ upvotes: 20, stars: 1_160 });
    expect(gainedSince(paper, 4)).toEqual({ upvotes: 40, stars: 1_200 });
  });

  test('gainedSince tells nothing when the paper was not stored by then', () => {
    expect(gainedSince(paper, 2)).toEqual({ upvotes: 0, stars: 0 });
    expect(gainedSince(aStoredPaper(), 99)).toEqual({ upvotes: 0, stars: 0 });
  });

  test('gainedSince tells nothing when all of it was seen', () => {
    expect(gainedSince(paper, 9)).toEqual({ upvotes: 0, stars: 0 });
  });

  test('gainedSince tells no stars when they were not known then, and nothing lost', () => {
    expect(gainedSince(aWatched(1, {}, [1, NOW - 50, 10, 0], [2, NOW, 8, 5_000]), 1)).toEqual({ upvotes: 0, stars: 0 });
  });
});

describe('findRising', () => {
  const find = (...papers: readonly StoredPaper[]) =>
    findRising(papers, TODAY).map(({ paper, gained }) => [paper.id, gained]);

  test('findRising goes by the votes of the last two days when they are known', () => {
    const fast = aWatched(1, {}, [1, NOW - 90, 5], [2, NOW - 50, 20], [9, NOW - 1, 60]);
    const large = aWatched(2, {}, [1, NOW - 90, 500], [9, NOW, 510]);
    expect(find(large, fast)).toEqual([
      [idNumber(1), 40],
      [idNumber(2), 10],
    ]);
  });

  test('findRising counts from the first point when the paper has been watched for a day only', () => {
    const young = aWatched(1, {}, [4, NOW - 30, 7], [9, NOW, 19]);
    expect(find(young)).toEqual([[idNumber(1), 12]]);
  });

  test('findRising discounts votes by age when there is no history of a day', () => {
    const point: Point = [9, NOW, 40];
    const old = aWatched(1, { day: addDays(TODAY, -6) }, point);
    const newest = aWatched(2, { day: TODAY }, point);
    const recent = aWatched(3, { day: addDays(TODAY, -1) }, point);
    expect(find(old, newest, recent)).toEqual([
      [idNumber(2), 40],
      [idNumber(3), undefined],
      [idNumber(1), undefined],
    ]);
  });

  test('findRising leaves out what is older, gains nothing or is withdrawn', () => {
    const grew: readonly Point[] = [
      [1, NOW - 90, 5],
      [9, NOW, 60],
    ];
    const older = aWatched(1, { day: addDays(TODAY, -14) }, ...grew);
    const still = aWatched(2, {}, [1, NOW - 90, 5]);
    const withdrawn = aWatched(3, { isWithdrawn: true }, ...grew);
    const last = aWatched(4, { day: addDays(TODAY, -13) }, ...grew);
    expect(find(older, still, withdrawn, last)).toEqual([[idNumber(4), 55]]);
  });

  test('findRising is not led astray when a clock was years ahead once', () => {
    const years = 9 * 365 * 24;
    const steady = aWatched(1, {}, [1, NOW - 90, 5], [2, NOW + years, 20], [9, NOW, 60]);
    expect(find(steady)).toEqual([[idNumber(1), 55]]);
  });

  test('findRising is the same whatever the order it is given in', () => {
    const papers = fc.array(
      fc.record({ n: fc.integer({ min: 1, max: 99 }), votes: fc.nat(9), age: fc.nat(20), watched: fc.nat(60) }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(papers, (facts) => {
        const unique = [...new Map(facts.map((each) => [each.n, each])).values()];
        const stored = unique.map(({ n, votes, age, watched }) =>
          aWatched(n, { day: addDays(TODAY, -age) }, [1, NOW - watched, votes], [9, NOW, 2 * votes]),
        );
        expect(find(...stored.toReversed())).toEqual(find(...stored));
      }),
    );
  });
});
