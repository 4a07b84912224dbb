import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../lib/search/parse-query.ts';

describe('parseQuery', () => {
  test.each([
    ['', []],
    ['   ', []],
    ['routing', ['routing']],
    ['  mixture   of\texperts\n', ['mixture', 'of', 'experts']],
    ['state-space models, fast!', ['state', 'space', 'models', 'fast']],
    ['μ_0', ['μ', '0']],
    ['360°', ['360']],
    ['<think> x^2', ['think', 'x', '2']],
    ['\u0301 a', ['a']],
    ['¿?¡!()[]{}', []],
    ['拡散 モデル', ['拡散', 'モデル']],
    ['"exact phrase"', ['exact', 'phrase']],
  ])('parseQuery reads %j as the words %j', (typed, words) => {
    expect(parseQuery(typed).words).toEqual(words);
  });

  test('parseQuery keeps within its bounds for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (typed) => {
        const { text, words } = parseQuery(typed);

        expect(text.length).toBeLessThanOrEqual(300);
        expect(words.length).toBeLessThanOrEqual(16);
        expect(words.filter((word) => word === '' || /[^\p{L}\p{N}\p{M}]/u.test(word))).toEqual([]);
      }),
    );
  });
});
