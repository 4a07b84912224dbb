import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHighlights } from '../../../lib/search/highlight.ts';
import { foldTerm, foldWords } from '../../../lib/search/words.ts';

const met = (text: string, terms: readonly string[]): string[] =>
  findHighlights(text, terms).map(({ start, end }) => text.slice(start, end));

describe('findHighlights', () => {
  test.each([
    ['Routing in Mixtures of Experts', ['routing', 'experts'], ['Routing', 'Experts']],
    ['A Gödel Machine', ['godel'], ['Gödel']],
    ['Routing, routing; ROUTING', ['routing'], ['Routing', 'routing', 'ROUTING']],
    ['<b>routing</b>', ['routing'], ['routing']],
    ['rerouting', ['routing'], []],
    ['Routing', [], []],
    ['', ['routing'], []],
    ['拡散 モデル', ['モデル'], ['モデル']],
    ['拡散モデルの学習', ['拡散', 'モデル'], ['拡散モデル']],
    ['π₀ and $\\pi_0$', ['pi0', 'pi'], ['π₀', 'pi']],
    ['α-divergence', ['alpha'], ['α']],
    ['Mixture of Experts of the year', ['mixture', 'of', 'experts'], ['Mixture', 'of', 'Experts', 'of']],
    ['Compression of Sparse Mixtures', ['mixtures', 'of'], ['Mixtures']],
    ['of all and none', ['of', 'and'], ['of', 'and']],
    ['mixture of \u0301 experts', ['of', 'experts'], ['of', 'experts']],
    ['Transformers transform', ['transformers'], ['Transformers']],
  ])('findHighlights meets in %j the terms %j as %j', (text, terms, words) => {
    expect(met(text, terms)).toEqual(words);
  });

  test('findHighlights marks every word of any text when all of its terms were met', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(met(text, foldWords(text)).flatMap(foldWords)).toEqual(foldWords(text));
      }),
    );
  });

  test('findHighlights gives ranges in order, apart and within the text for any text', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });

    fc.assert(
      fc.property(anyText, fc.array(anyText), (text, terms) => {
        const words = text.split(/\s+/).map(foldTerm);
        const ranges = findHighlights(text, [...terms, ...words]);

        let end = -1;
        for (const range of ranges) {
          expect(range.start).toBeGreaterThan(end);
          expect(range.end).toBeGreaterThan(range.start);
          end = range.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        expect(
          ranges
            .map((range) => text.slice(range.start, range.end))
            .every((word) => word.isWellFormed() || !text.isWellFormed()),
        ).toBe(true);
      }),
    );
  });
});
