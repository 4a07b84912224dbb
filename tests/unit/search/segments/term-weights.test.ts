import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SegmentError } from '../../../../lib/search/segments/segment-error.ts';
import { runAtOnce } from '../../../../lib/search/segments/slices.ts';
import { encodeTerm } from '../../../../lib/search/segments/term-bytes.ts';
import { hashBytes, hashTerm, TermWeights, TermWeightsWriter } from '../../../../lib/search/segments/term-weights.ts';

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ maxLength: 12 }));
const weighed = fc.uniqueArray(fc.tuple(text, fc.integer({ min: 2, max: 500_000 })), {
  selector: ([term]) => term,
  maxLength: 300,
});

function write(terms: readonly (readonly [term: string, weight: number])[]): Uint8Array {
  const writer = new TermWeightsWriter();
  for (const [term, weight] of terms) writer.add(encodeTerm(term), weight);
  return runAtOnce(writer.finish());
}

function read(terms: readonly (readonly [term: string, weight: number])[]): TermWeights {
  const weights = new TermWeights(terms.length);
  const bytes = write(terms);
  for (const page of weights.bytes.listMissing())
    weights.bytes.put(page, bytes.slice(page * 32_768, (page + 1) * 32_768));
  return weights;
}

function isNear(told: number, weight: number): boolean {
  return weight < 16 ? told === weight : Math.abs(told / weight - 1) < 0.13;
}

describe('TermWeights', () => {
  test('a term has the same hash when it is a text and when it is bytes', () => {
    fc.assert(
      fc.property(text, (term) => {
        expect(hashTerm(term)).toBe(hashBytes(encodeTerm(term)));
      }),
    );
  });

  test('weights tell of each term what it or one alike by hash weighs, to an eighth, and exactly when that is little', () => {
    fc.assert(
      fc.property(weighed, (terms) => {
        const weights = read(terms);
        for (const [term] of terms) {
          const told = weights.weigh(hashTerm(term));
          expect(terms.some(([, weight]) => isNear(told, weight))).toBe(true);
        }
      }),
    );
  });

  test('weights tell nearly every term its own when there are thousands', () => {
    const terms = Array.from({ length: 5_000 }, (_, n) => [`term${n}`, 2 + n * 7] as const);
    const weights = read(terms);

    expect(terms.filter(([term, weight]) => isNear(weights.weigh(hashTerm(term)), weight)).length).toBeGreaterThan(
      4_950,
    );
  });

  test('weights know nearly no word when it is no term', () => {
    const weights = read(Array.from({ length: 5_000 }, (_, n) => [`term${n}`, 3] as const));
    const others = Array.from({ length: 5_000 }, (_, n) => weights.weigh(hashTerm(`word${n}`)));

    expect(others.filter((weight) => weight > 0).length).toBeLessThan(100);
  });

  test('weights know no word when there are no terms', () => {
    expect(read([]).weigh(hashTerm('attention'))).toBe(0);
  });

  test('weights refuse to tell when they have not been read', () => {
    expect(() => new TermWeights(10).weigh(hashTerm('attention'))).toThrow(SegmentError);
  });
});
