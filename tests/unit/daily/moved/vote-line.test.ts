import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildVoteLine } from '../../../../lib/daily/moved/vote-line.ts';
import { aVoteHistory, type HistoryPoint } from '../../../support/a-vote-history.ts';

const build = (...points: readonly HistoryPoint[]) => buildVoteLine(aVoteHistory(...points));

describe('buildVoteLine', () => {
  test('buildVoteLine goes by the hours, from no votes up to the most', () => {
    expect(build([1, 1_000, 10], [2, 1_010, 30], [5, 1_040, 40])).toEqual({
      points: [
        { x: 0, y: 0.25 },
        { x: 0.25, y: 0.75 },
        { x: 1, y: 1 },
      ],
      from: 10,
      to: 40,
      hours: 40,
    });
  });

  test.each<[string, readonly HistoryPoint[]]>([
    ['nothing was stored', []],
    [
      'two points are known',
      [
        [1, 1_000, 10],
        [2, 1_010, 30],
      ],
    ],
    [
      'only the stars changed between',
      [
        [1, 1_000, 10, 1],
        [2, 1_010, 10, 2],
        [3, 1_020, 30, 3],
      ],
    ],
    [
      'votes went to and fro between two numbers',
      [
        [1, 1_000, 10],
        [2, 1_010, 9],
        [3, 1_020, 10],
      ],
    ],
  ])('buildVoteLine draws nothing when %s', (_state, points) => {
    expect(build(...points)).toBeUndefined();
  });

  test.each<[string, readonly number[]]>([
    ['was years ahead once', [1_000, 80_000, 1_020]],
    ['was years behind at first', [10, 490_000, 490_020]],
    ['stood still', [1_000, 1_000, 1_000]],
  ])('buildVoteLine goes by the order alone when the clock %s', (_state, [a = 0, b = 0, c = 0]) => {
    const line = build([1, a, 10], [2, b, 20], [3, c, 40]);

    expect(line?.points.map(({ x }) => x)).toEqual([0, 0.5, 1]);
    expect(line?.hours).toBeUndefined();
  });

  test('buildVoteLine stays in its frame and goes from left to right, whatever the history', () => {
    const point = fc.record({ hour: fc.nat(100_000), upvotes: fc.nat(500), stars: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), (all) => {
        const points = build(...all.map(({ hour, upvotes, stars }, n) => [n, hour, upvotes, stars] as const))?.points;
        const lefts = points?.map(({ x }) => x) ?? [];

        expect(points?.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1) ?? true).toBe(true);
        expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
      }),
    );
  });
});
