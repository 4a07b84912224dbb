import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeQuery, removeChip } from '../../../lib/search/query/describe-query.ts';
import { parseQuery } from '../../../lib/search/query/parse-query.ts';

const labelsOf = (typed: string): string[] => describeQuery(parseQuery(typed)).map(({ label }) => label);
/** The text that is left when the first chip is taken away. */
const withoutFirst = (typed: string): string => {
  const [chip] = describeQuery(parseQuery(typed));
  return chip ? removeChip(typed, chip) : typed;
};

describe('describeQuery', () => {
  test.each([
    ['', []],
    ['routing experts', []],
    ['author:', []],
    ['foo:bar', []],
    ['author:"Kaiming He"', ['author: Kaiming He']],
    ['AUTHORS:he org:nvidia', ['author: he', 'organization: nvidia']],
    ['title:state-space keyword:"rl agents"', ['title: state-space', 'keyword: rl agents']],
    ['"state space"', ['“state space”']],
    ['-survey -"a review" -author:x', ['not survey', 'not “a review”', 'not author: x']],
    ['after:2025-03', ['since Mar 1, 2025']],
    ['before:2025-03', ['until Feb 28, 2025']],
    ['-after:2025 -before:2025', ['before Jan 1, 2025', 'after Dec 31, 2024']],
    ['votes:>50 votes:<1000', ['over 50 votes', 'under 1,000 votes']],
    ['votes:1 votes:<=3 -votes:=0', ['at least 1 vote', 'at most 3 votes', 'not exactly 0 votes']],
    ['has:code has:project -has:summary', ['with code', 'with a project page', 'without a summary']],
    ['is:saved -is:read', ['saved', 'not read']],
    ['arXiv: 2501.01234 -2501.01235', ['the paper 2501.01234', 'not the paper 2501.01235']],
    ['has:tea', ['“has:” takes code, project or summary, not “tea”']],
    ['RAG survey', ['also: retrieval-augmented generation']],
    ['LLMs', ['also: large language model']],
    ['-rag', ['not rag', 'also not: retrieval-augmented generation']],
    ['title:moe', ['title: moe', 'also: mixture of experts']],
    ['"rag"', ['“rag”']],
    ['pre-training', []],
    ['datasets', []],
    ['trade offs', []],
    ['has:code routing after:x', ['with code', '“x” is no date: try after:2025 or after:2025-03-14']],
  ])('describeQuery says of %j %j', (typed, labels) => {
    expect(labelsOf(typed)).toEqual(labels);
  });

  test('describeQuery tells chips that the next letter may change from others', () => {
    const passing = (typed: string): boolean[] => describeQuery(parseQuery(typed)).map(({ isPassing }) => isPassing);

    expect([passing('has:code rag'), passing('rag ')]).toEqual([[false, true], [false]]);
  });
});

describe('removeChip', () => {
  test.each([
    ['routing author:"Kaiming He" experts', 'routing experts'],
    ['has:code', ''],
    ['  has:code routing ', 'routing'],
    ['routing -survey', 'routing'],
    ['routing after:banana ', 'routing'],
    ['rag survey', '"rag" survey'],
    ['rag-based', '"rag" based'],
    ['multi-rag, with', 'multi "rag" with'],
    ['retrieval-augmented generation', '"retrieval-augmented generation"'],
    ['"unclosed rag', '"unclosed "rag"'],
    ['(rag)', ' "rag" '],
    ['title:2d', ''],
  ])('removeChip makes of %j %j', (typed, left) => {
    expect(withoutFirst(typed)).toBe(left);
  });

  test.each(['title:rag', '-rag'])(
    'removeChip leaves the other chip of %j when its synonyms are taken away',
    (typed) => {
      const [chip, synonyms] = describeQuery(parseQuery(typed));
      const left = removeChip(typed, synonyms!);

      expect(describeQuery(parseQuery(left)).map(({ kind, isPassing }) => [kind, isPassing])).toEqual([
        [chip!.kind, false],
      ]);
    },
  );

  test('removeChip leaves none in the end when one chip after the other of any query is taken away', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'routing',
        'rag',
        'llms',
        '"a phrase"',
        'author:he',
        'title:moe',
        '-survey',
        '-"no way"',
        'rag-moe',
      ),
      fc.constantFrom('has:code', 'has:tea', 'after:2025', 'votes:>5', 'is:read', '拡散', '"', '“', '-', ':', 'title:'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );

    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), fc.constantFrom(' ', ''), (parts, space) => {
        let left = parts.join(space);
        let steps = 0;
        while (labelsOf(left).length > 0 && steps <= left.length + 40) {
          left = withoutFirst(left);
          steps += 1;
        }

        expect(labelsOf(left)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
