import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealFolds } from '../../eval/related/folds.ts';
import { readSubject } from '../../eval/related/levels.ts';
import type { PageRow } from '../../eval/related/load-pages.ts';
import { measureRanks } from '../../eval/related/metrics.ts';

const aPage = (owner: string, name: string, paper: string | null): PageRow => ({
  url: `https://github.com/${owner}/${name}`,
  description: null,
  markdown: '',
  masked: '',
  paper,
});

test('dealFolds puts no paper and no owner into two folds', () => {
  const pages = fc.array(fc.tuple(fc.nat(9), fc.nat(99), fc.option(fc.nat(9))), { minLength: 1 });
  fc.assert(
    fc.property(pages, (facts) => {
      const rows = facts.map(([owner, name, paper]) =>
        aPage(`o${owner}`, `n${name}`, paper === null ? null : `p${paper}`),
      );
      const folds = dealFolds(rows, 3, 1);
      const foldsOf = new Map<string, Set<number>>();
      for (const row of rows) {
        for (const key of [new URL(row.url).pathname.split('/')[1]!, ...(row.paper === null ? [] : [row.paper])]) {
          foldsOf.set(key, (foldsOf.get(key) ?? new Set()).add(folds.get(row)!));
        }
      }
      for (const places of foldsOf.values()) expect(places.size).toBe(1);
    }),
  );
});

test('measureRanks counts ranks, and what is not found as nothing', () => {
  expect(measureRanks([1, 2, 11, Infinity])).toEqual({ hit1: 0.25, hit5: 0.5, mrr10: 0.375 });
});

describe('readSubject', () => {
  const page: PageRow = {
    ...aPage('ada', 'surfel', '2501.00001'),
    markdown: '[Surfel   Memory (v2)](https://arxiv.org/abs/2501.00001) is here',
    masked: 'Surfel   memory (v2) is here',
  };

  test('readSubject keeps identifiers on the linked level alone', () => {
    expect(readSubject(page, 'linked').namedPapers).toEqual([{ id: '2501.00001', where: 'link' }]);
    expect(readSubject(page, 'masked').namedPapers).toEqual([]);
  });

  test('readSubject takes the title out on the hard level, whatever its case and spaces', () => {
    expect(readSubject(page, 'hard', 'Surfel Memory (v2)').text.lead).toBe('is here\n');
  });
});
