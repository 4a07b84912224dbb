import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planMerge } from '../../../../lib/search/segments/plan-merge.ts';

const MAX_SEGMENTS = 5;

interface Piece {
  readonly papers: number;
  /** How often each of its days has been written. */
  readonly writings: readonly number[];
}

/** Stores days of so many papers each, merging after every one, as the background does. */
function live(days: readonly number[]): { readonly pieces: readonly Piece[]; readonly most: number } {
  let pieces: Piece[] = [];
  let most = 0;
  for (const papers of days) {
    pieces.push({ papers, writings: [1] });
    for (;;) {
      const first = planMerge(pieces.map((piece) => piece.papers));
      if (first === undefined) break;
      pieces = [...pieces.slice(0, first), merge(pieces.slice(first))];
    }
    most = Math.max(most, pieces.length);
  }
  return { pieces, most };
}

function merge(pieces: readonly Piece[]): Piece {
  return {
    papers: pieces.reduce((sum, { papers }) => sum + papers, 0),
    writings: pieces.flatMap(({ writings }) => writings.map((count) => count + 1)),
  };
}

describe('planMerge', () => {
  test.each<[string, (day: number) => number]>([
    ['every day brings as much', () => 40],
    ['days grow', (day) => 5 + Math.floor(day / 20)],
    ['weekends bring nothing', (day) => (day % 7 < 2 ? 0 : 50)],
    ['days are of any size', (day) => (day * 7_919) % 113],
  ])('keeps segments few and writes a paper a few times only, over 2,000 days, when %s', (_what, sizeOf) => {
    const { pieces, most } = live(Array.from({ length: 2_000 }, (_, day) => sizeOf(day)));
    const writings = pieces.flatMap((piece) => piece.writings);

    expect(most).toBeLessThanOrEqual(MAX_SEGMENTS);
    // So few segments cost the newest days a few writings more than the tiers alone; those are small ones.
    expect(Math.max(...writings)).toBeLessThanOrEqual(4 * Math.log2(2_000));
    expect(writings.reduce((sum, count) => sum + count, 0) / 2_000).toBeLessThanOrEqual(2 * Math.log2(2_000));
  });

  test('keeps segments few, whatever the days are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { maxLength: 200 }), (days) => {
        expect(live(days).most).toBeLessThanOrEqual(MAX_SEGMENTS);
      }),
    );
  });

  test('leaves a large old segment alone when the newer ones are small beside it', () => {
    const sizes = [100_000, ...Array.from({ length: MAX_SEGMENTS }, () => 40)];

    expect(planMerge(sizes)).toBe(1);
  });

  test('has nothing to do when there are few', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { maxLength: MAX_SEGMENTS }), (sizes) => {
        expect(planMerge(sizes)).toBeUndefined();
      }),
    );
  });
});
