import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visitFuzzyTerms } from '../../../../lib/search/segments/fuzzy-terms.ts';
import { layOutSegment } from '../../../../lib/search/segments/segment-layout.ts';
import { runAtOnce } from '../../../../lib/search/segments/slices.ts';
import { Segment } from '../../../../lib/search/segments/segment.ts';
import { compareBytes, encodeTerm } from '../../../../lib/search/segments/term-bytes.ts';
import { TermsWriter } from '../../../../lib/search/segments/terms-writer.ts';

const LETTERS = ['a', 'b', 'c', 'ä', 'π', '混', '𠮷', '𝔸'];
const term = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 }),
  fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 6 }),
);
const terms = fc.uniqueArray(term, { maxLength: 80 });
const word = fc.oneof(term, fc.constant(''), fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 300 }));

/** A segment of terms that no document holds. */
function segmentOf(texts: readonly string[]): Segment {
  const writer = new TermsWriter();
  for (const bytes of texts.map(encodeTerm).toSorted(compareBytes)) writer.add(bytes, new Uint8Array());
  const { head, pages } = runAtOnce(layOutSegment([], 1, runAtOnce(writer.finish())));
  const segment = new Segment(head);
  pages.forEach((page, number) => segment.putPage(number, page));
  return segment;
}

function findFuzzy(segment: Segment, fuzzy: Parameters<typeof visitFuzzyTerms>[1]): Map<string, number> {
  const found = new Map<string, number>();
  visitFuzzyTerms(segment, fuzzy, ({ text }, distance) => found.set(text, distance));
  return found;
}

/** Edits from one text to another, in UTF-16 units, by the definition. */
function measureNaively(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[to.length]!;
}

function findNaively(texts: readonly string[], asked: string, maxDistance: number): Map<string, number> {
  const distances = texts.map((text) => [text, measureNaively(asked, text)] as const);
  return new Map(distances.filter(([, distance]) => distance <= maxDistance));
}

describe('visitFuzzyTerms', () => {
  test('visits what is within the distance by definition, with its distance', () => {
    fc.assert(
      fc.property(terms, word, fc.nat(4), (texts, asked, maxDistance) => {
        expect(findFuzzy(segmentOf(texts), { word: asked, maxDistance })).toEqual(
          findNaively(texts, asked, maxDistance),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test('visits only what begins as it should when that is asked for', () => {
    fc.assert(
      fc.property(terms, term, fc.nat(3), fc.nat(2), (texts, asked, maxDistance, length) => {
        const beginning = Array.from(asked).slice(0, length).join('');

        const found = findFuzzy(segmentOf(texts), { word: asked, maxDistance, beginning });

        expect(found).toEqual(
          findNaively(
            texts.filter((text) => text.startsWith(beginning)),
            asked,
            maxDistance,
          ),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('counts a letter outside the basic plane as the two units it is', () => {
    const segment = segmentOf(['𠮷野', '𠮷', '吉野']);

    expect(findFuzzy(segment, { word: '𠮷野', maxDistance: 2 })).toEqual(
      new Map([
        ['吉野', 2],
        ['𠮷', 1],
        ['𠮷野', 0],
      ]),
    );
  });
});
