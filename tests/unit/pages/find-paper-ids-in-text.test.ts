import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPaperIdsInText } from '../../../lib/pages/find-paper-ids-in-text.ts';

const NAMES = [
  'arXiv:',
  'arxiv.org/abs/',
  'https://www.alphaxiv.org/es/overview/',
  'huggingface.co/papers/',
  'eprint                    =                    {',
  'volume = "abs/',
];
const id = fc.oneof(
  fc.integer({ min: 10_000, max: 99_999 }).map((number) => `2501.${number}`),
  fc.constantFrom('cs/0112017', 'condensed-matter/9901001', 'math.GT/0309136'),
);
/** No digits, and no letter that an archive's name could begin with. */
const between = fc.string({ unit: fc.constantFrom(' ', '.', '}', '"', '\n', 'é'), maxLength: 300 });

describe('findPaperIdsInText', () => {
  test('findPaperIdsInText finds each paper in its order, however near to each other they stand', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(between, fc.constantFrom(...NAMES), id), { maxLength: 8 }), (parts) => {
        const text = parts.map(([before, name, each]) => `${before} ${name}${each} `).join('');

        expect(findPaperIdsInText(text)).toEqual(parts.map(([, , each]) => each));
      }),
    );
  });

  test.each([
    ['more digits follow', 'arXiv:2501.123456'],
    ['nothing says whose number it is', '2501.12345'],
    ['its name stands too far before', `arXiv:${' '.repeat(100)}2501.12345`],
    ['there are digits alone', '0123456789 '.repeat(1_000)],
  ])('findPaperIdsInText finds none when %s', (_what, text) => {
    expect(findPaperIdsInText(text)).toEqual([]);
  });
});
