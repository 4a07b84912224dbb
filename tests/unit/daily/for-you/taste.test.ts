import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTaste, type TastePaper } from '../../../../lib/daily/for-you/taste.ts';
import { aPaper, idNumber } from '../../../support/a-paper.ts';

const aTastePaper = (n: number, title: string, keywords: readonly string[] = []): TastePaper =>
  aPaper({ id: idNumber(n), title, keywords });

const OTHERS = Array.from({ length: 30 }, (_, n) => aTastePaper(n + 100, `Zylem${n} quorv${n}`));
const MOE = aTastePaper(1, 'Routing tokens to experts', ['mixture of experts', 'routing']);

function likenessTo(saved: readonly TastePaper[], paper: TastePaper, background = OTHERS): number {
  return buildTaste({ saved, unwanted: [], background }).rate(paper).nearest?.likeness ?? 0;
}

describe('buildTaste', () => {
  test('finds nothing near when nothing was saved', () => {
    expect(buildTaste({ saved: [], unwanted: [], background: OTHERS }).rate(MOE)).toEqual({
      nearest: undefined,
      nearestUnwanted: undefined,
    });
  });

  test('finds the saved paper that shares the most', () => {
    const saved = [aTastePaper(2, 'Experts in court'), aTastePaper(3, 'Experts, routed', ['Mixture-of-Experts'])];
    const { nearest } = buildTaste({ saved, unwanted: [], background: OTHERS }).rate(MOE);

    expect(nearest?.paper.id).toBe(idNumber(3));
    expect(nearest?.terms).toEqual(['mixture of experts']);
  });

  test('tells apart what was saved and what was not wanted', () => {
    const unwanted = [aTastePaper(4, 'Video worlds')];
    const { nearest, nearestUnwanted } = buildTaste({ saved: [MOE], unwanted, background: OTHERS }).rate(
      aTastePaper(5, 'Worlds on video'),
    );

    expect(nearest).toBeUndefined();
    expect(nearestUnwanted?.paper.id).toBe(idNumber(4));
  });

  test('counts a rare word for more than one that every paper has', () => {
    const common = OTHERS.map((paper) => ({ ...paper, title: `${paper.title} model` }));
    const saved = [aTastePaper(2, 'A lantern model')];

    expect(likenessTo(saved, aTastePaper(3, 'Lantern vessels'), common)).toBeGreaterThan(
      likenessTo(saved, aTastePaper(3, 'Model vessels'), common),
    );
  });

  test('takes singular and plural, and other cases, for the same', () => {
    expect(likenessTo([aTastePaper(2, 'World Models')], aTastePaper(3, 'a world model'))).toBeCloseTo(1);
  });

  test('never calls a paper near itself', () => {
    expect(likenessTo([MOE], MOE)).toBe(0);
  });

  test('likeness lies between 0 and 1 whatever the texts', () => {
    const papers = fc.array(
      fc.record({
        title: fc.string({ unit: 'grapheme', maxLength: 30 }),
        keywords: fc.array(fc.string(), { maxLength: 4 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(papers, papers, (saved, rated) => {
        const taste = buildTaste({
          saved: saved.map((paper, n) => ({ ...paper, id: idNumber(n + 1) })),
          unwanted: [],
          background: OTHERS,
        });
        for (const [n, paper] of rated.entries()) {
          const { nearest } = taste.rate({ ...paper, id: idNumber(n + 50) });
          expect(nearest?.likeness ?? 0.5).toBeGreaterThan(0);
          expect(nearest?.likeness ?? 0.5).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
