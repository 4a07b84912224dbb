import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdOrder } from '../../../../lib/daily/moved/hold-order.ts';
import { aPaper, idNumber } from '../../../support/a-paper.ts';

const ranked = (...numbers: readonly number[]) => numbers.map((n) => ({ paper: aPaper({ id: idNumber(n) }) }));
const hold = (numbers: readonly number[], limit: number, held?: readonly number[]) => {
  const { items, isStale } = holdOrder(ranked(...numbers), limit, held?.map(idNumber));
  return { shown: items.map(({ paper }) => Number(paper.id.slice(-5))), isStale };
};

describe('holdOrder', () => {
  test('holdOrder gives the first of a ranking when nothing is held', () => {
    expect(hold([3, 1, 2], 2)).toEqual({ shown: [3, 1], isStale: false });
  });

  test('holdOrder keeps the order and is not stale when the ranking is the same', () => {
    expect(hold([3, 1, 2], 2, [3, 1])).toEqual({ shown: [3, 1], isStale: false });
  });

  test('holdOrder keeps the order and says so when the ranking has changed', () => {
    expect(hold([1, 3, 2], 3, [3, 1, 2])).toEqual({ shown: [3, 1, 2], isStale: true });
  });

  test('holdOrder puts what is new last, and keeps what has fallen behind', () => {
    expect(hold([9, 8, 3, 1], 2, [3, 1])).toEqual({ shown: [3, 1, 9, 8], isStale: true });
  });

  test('holdOrder closes the gap when a paper is gone, and has it back in its place', () => {
    expect(hold([3, 2], 3, [3, 1, 2])).toEqual({ shown: [3, 2], isStale: false });
    expect(hold([3, 1, 2], 3, [3, 1, 2])).toEqual({ shown: [3, 1, 2], isStale: false });
  });

  test('holdOrder moves no paper before another that it stood behind, whatever the ranking', () => {
    const numbers = fc.uniqueArray(fc.nat(30), { maxLength: 12 });
    fc.assert(
      fc.property(numbers, numbers, fc.nat(12), (before, after, limit) => {
        const { shown } = hold(after, limit, before);
        const kept = shown.filter((n) => before.includes(n));

        expect(kept).toEqual(before.filter((n) => after.includes(n)));
        expect(shown.slice(0, kept.length)).toEqual(kept);
        expect(shown).toEqual(expect.arrayContaining(after.slice(0, limit)));
      }),
    );
  });
});
