import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMoved } from '../../../../lib/daily/moved/find-moved.ts';
import type { StoredPaper } from '../../../../lib/store/schema.ts';
import { aStoredPaper, idNumber } from '../../../support/a-paper.ts';
import { aVoteHistory } from '../../../support/a-vote-history.ts';

const LOOKED = 5;

/** A paper that has gained so much since the look. */
function aMoved(n: number, votes: number, stars = 0, facts: Partial<StoredPaper> = {}): StoredPaper {
  const before = { upvotes: 10, stars: 100 };
  return aStoredPaper({
    id: idNumber(n),
    upvotes: before.upvotes + votes,
    stars: before.stars + stars,
    history: aVoteHistory(
      [2, 1_000, before.upvotes, before.stars],
      [8, 1_050, before.upvotes + votes, before.stars + stars],
    ),
    ...facts,
  });
}

const find = (...papers: readonly StoredPaper[]) =>
  findMoved(papers, LOOKED).map(({ paper, gained }) => [Number(paper.id.slice(-5)), gained.upvotes, gained.stars]);

describe('findMoved', () => {
  test('findMoved lists what gained votes or stars, the most telling first, when it was stored at the look', () => {
    expect(find(aMoved(1, 3), aMoved(2, 40), aMoved(3, 0, 400))).toEqual([
      [2, 40, 0],
      [3, 0, 400],
      [1, 3, 0],
    ]);
  });

  test('findMoved lets no repository drown the votes when its stars come in thousands', () => {
    expect(find(aMoved(1, 0, 2_000), aMoved(2, 60), aMoved(3, 2, 2_000)).map(([n]) => n)).toEqual([2, 3, 1]);
  });

  test('findMoved leaves out what stood still, lost votes, came later or is withdrawn', () => {
    const later = aMoved(3, 0, 0, { upvotes: 90, history: aVoteHistory([6, 1_000, 10], [8, 1_050, 90]) });
    expect(find(aMoved(1, 0), aMoved(2, -4), later, aMoved(4, 9, 0, { isWithdrawn: true }))).toEqual([]);
  });

  test('findMoved orders alike whatever the order it is given in', () => {
    const facts = fc.uniqueArray(
      fc.record({ n: fc.integer({ min: 1, max: 99 }), votes: fc.nat(4), stars: fc.nat(4) }),
      { selector: ({ n }) => n, maxLength: 20 },
    );
    fc.assert(
      fc.property(facts, (all) => {
        const papers = all.map(({ n, votes, stars }) => aMoved(n, votes, stars));
        expect(find(...papers.toReversed())).toEqual(find(...papers));
      }),
    );
  });
});
