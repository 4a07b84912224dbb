import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  extendVoteHistory,
  findMostVotesAsOf,
  findPointAsOf,
  readVoteHistory,
  toHour,
  type VoteHistory,
  type VotePoint,
} from '../../../lib/papers/vote-history.ts';

const MAX_POINTS = 32;
const aPoint = (edition: number, upvotes: number, stars = 0): VotePoint => ({ edition, hour: edition, upvotes, stars });
const historyOf = (points: readonly VotePoint[]): VoteHistory =>
  points.reduce<VoteHistory | undefined>(extendVoteHistory, undefined) ?? [];
/** Rising votes, a change in each edition. */
const rising = (count: number): VotePoint[] => Array.from({ length: count }, (_, n) => aPoint(n + 1, n * 2));

describe('a vote history', () => {
  test('a vote history holds what was put in, in order', () => {
    const points = [aPoint(1, 3), aPoint(4, 9, 120), aPoint(7, 12, 130)];

    expect(readVoteHistory(historyOf(points))).toEqual(points);
    expect(readVoteHistory(undefined)).toEqual([]);
  });

  test('a vote history grows only when votes or stars have changed', () => {
    const history = historyOf([aPoint(1, 3, 10)]);

    expect(extendVoteHistory(history, aPoint(2, 3, 10))).toBe(history);
    expect(readVoteHistory(extendVoteHistory(history, aPoint(2, 3, 11)))).toHaveLength(2);
    expect(readVoteHistory(extendVoteHistory(history, aPoint(2, 2, 10)))).toHaveLength(2);
  });

  test.each([33, 100, 500])('a vote history keeps first, last and points all along when there were %i', (count) => {
    const kept = readVoteHistory(historyOf(rising(count)));

    expect(kept).toHaveLength(MAX_POINTS);
    expect([kept[0], kept.at(-1)]).toEqual([rising(count)[0], rising(count).at(-1)]);
    const gaps = kept.slice(1).map((point, index) => point.edition - (kept[index]?.edition ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(0);
    expect(Math.max(...gaps)).toBeLessThanOrEqual((4 * count) / MAX_POINTS);
  });

  test.each([
    [0, undefined],
    [1, 3],
    [3, 3],
    [4, 9],
    [99, 9],
  ])('a vote history tells of edition %i the votes %s', (edition, upvotes) => {
    const history = historyOf([aPoint(1, 3), aPoint(4, 9)]);

    expect(findPointAsOf(history, edition)?.upvotes).toBe(upvotes);
    expect(findMostVotesAsOf(history, edition)).toBe(upvotes);
  });

  test('a vote history never tells fewer votes than there were at any edition of rising votes', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 20 })), {
      minLength: 1,
      maxLength: 120,
      size: 'max',
    });
    fc.assert(
      fc.property(steps, fc.nat({ max: 600 }), (changes, asked) => {
        let [edition, upvotes] = [0, 0];
        const points = changes.map(([editions, votes]) => aPoint((edition += editions), (upvotes += votes)));
        const history = historyOf(points);
        const truth = points.findLast((point) => point.edition <= asked)?.upvotes;

        const told = findMostVotesAsOf(history, asked);

        expect(told === undefined).toBe(truth === undefined);
        expect(told ?? 0).toBeGreaterThanOrEqual(truth ?? 0);
        expect(told ?? 0).toBeLessThanOrEqual(points.at(-1)?.upvotes ?? 0);
      }),
    );
  });

  test('toHour counts whole hours', () => {
    expect([toHour(0), toHour(3_599_999), toHour(3_600_000)]).toEqual([0, 0, 1]);
  });
});
