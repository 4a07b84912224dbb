import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Paper } from '../../../lib/papers/paper.ts';
import { rankPapers, type ScoredPaper } from '../../../lib/search/rank-papers.ts';
import { foldWords } from '../../../lib/search/words.ts';
import { aDay, aPaper, idNumber } from '../../support/a-paper.ts';

/** A paper that says nothing by itself, and how well it holds the words. */
function aScored(n: number, score: number, facts: Partial<Paper> = {}): ScoredPaper {
  const bland = { title: `Something else ${n}`, authors: [], upvotes: 0, day: aDay('2026-05-20') };
  return { paper: aPaper({ id: idNumber(n), ...bland, ...facts }), score };
}

const rank = (scored: readonly ScoredPaper[], typed = 'routing tokens'): string[] =>
  rankPapers(
    scored,
    foldWords(typed).map((word) => ({ word, matches: new Set([word]) })),
  ).map(({ paper }) => paper.id);

describe('rankPapers', () => {
  test('goes by how well the words are held when nothing else tells papers apart', () => {
    expect(rank([aScored(1, 0.2), aScored(2, 0.9), aScored(3, 0.5)])).toEqual([2, 3, 1].map(idNumber));
  });

  test('puts the paper first whose whole title was typed, however well others hold the words', () => {
    expect(rank([aScored(1, 1.5), aScored(2, 0.1, { title: 'Routing Tokens' })])[0]).toBe(idNumber(2));
  });

  test.each<[string, string, Partial<Paper>]>([
    ['that is called by what was typed', 'lora', { title: 'LoRA: Low-Rank Adaptation' }],
    ['whose name begins with what was typed', 'lor', { title: 'LoRA: Low-Rank Adaptation' }],
    ['whose author was typed', 'ada moreau', { authors: ['Lin Wei', 'Ada Moreau'] }],
    ['whose author was typed the other way round', 'moreau ada', { authors: ['Ada Moreau'] }],
    ['in whose title the words are neighbors as they were typed', 'routing tokens', { title: 'On routing tokens' }],
    ['that has more votes', 'routing', { upvotes: 100 }],
    ['that is newer', 'routing', { day: aDay('2026-05-21') }],
  ])('prefers the paper %s to one that holds the words alike', (_what, typed, facts) => {
    expect(rank([aScored(1, 0.5), aScored(2, 0.5, facts)], typed)[0]).toBe(idNumber(2));
  });

  test('prefers a whole name to two words of one', () => {
    const whole = aScored(1, 0.5, { authors: ['Ada Moreau'] });
    const part = aScored(2, 0.5, { authors: ['Ada Lin Moreau'] });

    expect(rank([part, whole], 'ada moreau')[0]).toBe(idNumber(1));
  });

  test('prefers a name in the order in which it was typed', () => {
    const turned = aScored(1, 0.5, { authors: ['Jun Li'] });
    const asTyped = aScored(2, 0.5, { authors: ['Li Jun'] });

    expect(rank([turned, asTyped], 'li jun')[0]).toBe(idNumber(2));
  });

  test('takes no name for a whole one that says one of two words twice', () => {
    const twice = aScored(1, 0.5, { authors: ['Zhang Zhang'] });
    const whole = aScored(2, 0.5, { authors: ['Shen Zhang'] });

    expect(rank([twice, whole], 'shen zhang')[0]).toBe(idNumber(2));
  });

  test('takes neighbors for neighbors in any of the ways in which they were searched', () => {
    const typed = [
      { word: 'expret', matches: new Set(['expret', 'expert']) },
      { word: 'rout', matches: new Set(['rout', 'routing']) },
    ];
    const scored = [
      aScored(1, 0.5, { title: 'Routing to an expert' }),
      aScored(2, 0.5, { title: 'On expert routing' }),
    ];

    expect(rankPapers(scored, typed)[0]!.paper.id).toBe(idNumber(2));
  });

  test('keeps a paper that holds the words much better first, whatever votes and freshness say', () => {
    const loved = aScored(1, 0.5, { upvotes: 100_000 });
    const old = aScored(2, 0.9, { day: aDay('2023-05-04') });

    expect(rank([loved, old])[0]).toBe(idNumber(2));
  });

  test('keeps every paper once, for any scores and words', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: 0, noNaN: true }), { maxLength: 20 }), fc.string(), (scores, typed) => {
        const scored = scores.map((score, n) => aScored(n, score));

        expect(rank(scored, typed).toSorted()).toEqual(scored.map(({ paper }) => paper.id));
      }),
    );
  });
});
