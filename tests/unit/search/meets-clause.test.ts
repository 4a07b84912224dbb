import { describe, expect, test } from 'vitest';
import type { Paper } from '../../../lib/papers/paper.ts';
import { indexOfRow, meetsClause } from '../../../lib/search/meets-clause.ts';
import { PaperText } from '../../../lib/search/paper-text.ts';
import { parseQuery } from '../../../lib/search/query/parse-query.ts';
import { aDay, aPaper } from '../../support/a-paper.ts';

const MARKS = { isSaved: true, isRead: false, isHidden: false };
const PAPER: Partial<Paper> = {
  title: 'Mendel Gödel Machine',
  abstract: 'A mixture of experts routes tokens.',
  authors: ['Ada Moreau', 'Lin Wei'],
  keywords: ['sparse attention', 'routing'],
  organization: 'Moreau Lab',
  day: aDay('2026-05-20'),
  upvotes: 10,
  repository: 'moreau/mendel',
};

/** Whether a paper meets all that a query says. */
function meets(query: string, facts: Partial<Paper> = {}): boolean {
  const { clauses } = parseQuery(query);
  expect(clauses.length).toBeGreaterThan(0);
  return clauses.every((clause) => meetsClause(new PaperText(aPaper({ ...PAPER, ...facts })), MARKS, clause));
}

describe('meetsClause', () => {
  test.each([
    ['godel ', true],
    ['moe ', true],
    ['expert ', true],
    ['routed ', false],
    ['title:godel ', true],
    ['title:tokens ', false],
    ['author:moreau ', true],
    ['org:moreau ', true],
    ['keyword:moreau ', false],
    ['"mixture of experts"', true],
    ['"experts of mixture"', false],
    ['author:"ada moreau"', true],
    ['after:2026-05-20', true],
    ['after:2026-05-21', false],
    ['before:2026-05-21', true],
    ['before:2026-05-20', false],
    ['votes:>10', false],
    ['votes:>=10', true],
    ['votes:<11', true],
    ['has:code', true],
    ['has:project', false],
    ['is:saved', true],
    ['is:read', false],
    ['is:unread', true],
  ])('of %j says %s, and the contrary of its negation', (query, isMet) => {
    expect(meets(query)).toBe(isMet);
    expect(meets(`-${query}`)).toBe(!isMet);
  });

  test('takes a word that is being typed as the beginning of one, but not when it is not wanted', () => {
    expect(meets('token')).toBe(true);
    expect(meets('tok')).toBe(true);
    expect(meets('-tok')).toBe(true);
  });

  test('finds no phrase that runs from one author or keyword into the next', () => {
    expect(meets('"moreau lin"')).toBe(false);
    expect(meets('"attention routing"')).toBe(false);
  });

  test('finds no word in what a paper does not have', () => {
    expect(meets('org:moreau ', { organization: '' })).toBe(false);
  });
});

describe('indexOfRow', () => {
  test.each([
    [['a', 'b', 'a', 'c'], ['a', 'c'], 2],
    [['a', 'b'], ['a', 'b', 'c'], -1],
    [['a'], ['b'], -1],
    [[], ['a'], -1],
    [['a'], [], 0],
  ])('of %j and %j is %i', (words, row, wanted) => {
    expect(indexOfRow(words, row)).toBe(wanted);
  });
});
