import { describe, expect, test } from 'vitest';
import type { KnownItem } from '../../eval/search/known-item.ts';
import { describeMisses } from '../../eval/search/misses.ts';
import { buildReport, describeReport, describeVerdict, type Answers } from '../../eval/search/report.ts';
import { judge, scoreAnswers } from '../../eval/search/score.ts';
import { aPaper, idNumber } from '../../support/a-paper.ts';

const wanted = aPaper({ id: idNumber(1), title: 'Routing Experts' });
const tie = aPaper({ id: idNumber(2), title: 'Routing More Experts' });
const other = aPaper({ id: idNumber(3), title: 'Speech' });

const anItem = (kind = 'full title'): KnownItem => ({
  kind,
  text: 'routing experts',
  plainText: 'routing experts',
  wanted,
  isAnswer: ({ id }) => id === wanted.id,
  isTie: ({ title }) => title.startsWith('Routing'),
  ceiling: 1,
});

describe('judge', () => {
  test.each([
    ['first', [wanted, other], 1, true],
    ['third behind a tie', [tie, other, wanted], 3, true],
    ['second behind a worse one', [other, wanted], 2, false],
    ['missing behind a tie', [tie], undefined, true],
    ['missing', [], undefined, false],
  ])('judge sees the paper %s', (_, found, rank, isFirstTied) => {
    expect(judge(anItem(), found)).toMatchObject({ rank, isFirstTied });
  });
});

describe('scoreAnswers', () => {
  test('scoreAnswers gives the means over queries', () => {
    const answers = [[wanted], [other, wanted], [tie], []].map((found) => judge(anItem(), found));

    expect(scoreAnswers(answers)).toEqual({ success1: 0.25, mrr10: 0.375, success10: 0.5, tied1: 0.5 });
  });

  test('scoreAnswers gives zeros when there are no answers', () => {
    expect(scoreAnswers([])).toEqual({ success1: 0, mrr10: 0, success10: 0, tied1: 0 });
  });
});

describe('the report', () => {
  const items = ['misspelt partial', 'partial, spread'].flatMap((kind) =>
    Array.from({ length: 10 }, () => anItem(kind)),
  );
  const answer = (hits: number) => items.map((item, place) => judge(item, place % 10 < hits ? [wanted] : [other]));
  const evaluate = (ours: number, plain: number): Answers => ({
    ours: answer(ours),
    plain: answer(plain),
    unboosted: answer(0),
    exact: answer(0),
  });

  test('buildReport scores each kind that was asked and all together', () => {
    const { kinds, ...all } = buildReport(evaluate(9, 7));

    expect(Object.keys(kinds)).toEqual(['partial, spread', 'misspelt partial']);
    expect(all).toMatchObject({ n: 20, ceiling: 1, ours: { success1: 0.9 }, plain: { success1: 0.7 } });
    expect(describeReport({ kinds, ...all })).toHaveLength(2 + 2 + 1);
  });

  test.each([
    [8, 7, ['not asked', 'reached', 'reached', 'not asked', 'reached']],
    [7, 7, ['not asked', 'MISSED', 'MISSED', 'not asked', 'reached']],
    [6, 7, ['not asked', 'MISSED', 'MISSED', 'not asked', 'MISSED']],
    [10, 9.5, ['not asked', 'no room', 'no room', 'not asked', 'reached']],
  ])('describeVerdict tells at %d against %d hits in ten: %j', (ours, plain, verdicts) => {
    expect(describeVerdict(evaluate(ours, plain)).map((line) => line.split(':')[0])).toEqual(verdicts);
  });

  test('describeMisses tells what stood before the paper', () => {
    const answers = [[wanted], [other, wanted], [tie, wanted], []].map((found) => judge(anItem(), found));

    const lines = describeMisses(answers, 2);

    expect(lines[0]).toBe('3 of 4 missed: 1 outranked, 1 a tie, 1 nothing found');
    expect(lines.filter((line) => line.includes('wanted:'))).toHaveLength(2);
    expect(lines.join('\n')).toContain('1. 2501.00003 Speech');
  });
});
