import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../eval/search/random.ts';
import { canBeMistyped, mistype, mistypeSome } from '../../eval/search/typos.ts';

const longWord = fc.stringMatching(/^[a-z]{5,12}$/);
const anyWord = fc.stringMatching(/^[a-z]{1,12}$/);
const aSeed = fc.nat();

/** Insertions, deletions, substitutions and swaps of neighbors from one word to the other. */
function countEdits(from: string, to: string): number {
  const rows = Array.from({ length: from.length + 1 }, (_, i) =>
    Array.from({ length: to.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= from.length; i++) {
    for (let j = 1; j <= to.length; j++) {
      const substituted = rows[i - 1]![j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      rows[i]![j] = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, substituted);
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (isSwapped) rows[i]![j] = Math.min(rows[i]![j]!, rows[i - 2]![j - 2]! + 1);
    }
  }
  return rows[from.length]![to.length]!;
}

describe('mistype', () => {
  test('mistype makes exactly one slip and keeps the first letter for any long word', () => {
    fc.assert(
      fc.property(longWord, aSeed, (word, seed) => {
        const mistyped = mistype(word, createRandom(seed, 'test'));

        expect(countEdits(word, mistyped)).toBe(1);
        expect(mistyped[0]).toBe(word[0]);
      }),
    );
  });

  test('mistype swaps, drops, doubles and hits neighbor keys when asked often', () => {
    const random = createRandom(1, 'test');

    const mistyped = new Set(Array.from({ length: 2_000 }, () => mistype('routing', random)));

    for (const expected of ['rouitng', 'roting', 'routting', 'routinh']) expect(mistyped).toContain(expected);
    expect(mistyped).not.toContain('routinp');
  });
});

describe('mistypeSome', () => {
  test('mistypeSome changes as many words as asked for, each of them long, when there are so many', () => {
    fc.assert(
      fc.property(fc.array(anyWord, { maxLength: 12 }), fc.integer({ min: 1, max: 2 }), aSeed, (words, count, seed) => {
        const mistyped = mistypeSome(words, count, createRandom(seed, 'test'));

        const changed = words.filter((word, place) => mistyped !== undefined && mistyped[place] !== word);
        const long = words.filter(canBeMistyped);
        expect(mistyped === undefined).toBe(long.length === 0);
        expect(changed.length).toBe(Math.min(count, long.length));
        expect(changed.every(canBeMistyped)).toBe(true);
      }),
    );
  });

  test.each([
    ['model', true],
    ['flow', false],
    ['llama3', false],
    ['zero-shot', false],
    ['gödel', false],
  ])('canBeMistyped says of %j: %j', (word, expected) => {
    expect(canBeMistyped(word)).toBe(expected);
  });
});
