import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countKeywords, createKeywordFold } from '../../../../lib/daily/bar/count-keywords.ts';
import { aPaper, idNumber } from '../../../support/a-paper.ts';
import { anyText } from '../../../support/any-text.ts';

const papersWith = (...keywords: readonly (readonly string[])[]) =>
  keywords.map((each, n) => aPaper({ id: idNumber(n + 1), keywords: each }));

/** What is counted, by writing. */
function count(...keywords: readonly (readonly string[])[]): Record<string, number> {
  const papers = papersWith(...keywords);
  const counts = countKeywords(papers, createKeywordFold(papers));
  return Object.fromEntries(Array.from(counts.values(), ({ writing, paperCount }) => [writing, paperCount]));
}

describe('countKeywords', () => {
  test('countKeywords counts a paper once when it writes a keyword in two ways', () => {
    expect(count(['World Model', 'world models'], ['world models'])).toEqual({ 'world models': 2 });
  });

  test('countKeywords takes the commonest writing when papers differ', () => {
    expect(count(['world-model'], ['World models'], ['World models'])).toEqual({ 'World models': 3 });
  });

  test('countKeywords takes the same writing whichever paper comes first when two are as common', () => {
    expect(count(['agents'], ['Agents'])).toEqual(count(['Agents'], ['agents']));
  });

  test('countKeywords joins a short form and what it stands for when papers say so', () => {
    expect(count(['gated delta networks (GDN)'], ['GDN'], ['GDN'])).toEqual({
      'gated delta networks': 3,
    });
  });

  test('countKeywords keeps a short form apart when papers disagree about it', () => {
    const counts = count(['slow diffusion (SDX)'], ['sparse decoding (SDX)'], ['SDX']);

    expect(counts).toEqual({ 'slow diffusion': 1, 'sparse decoding': 1, SDX: 1 });
  });

  test('countKeywords joins the names of one thing when the search knows both', () => {
    expect(Object.values(count(['mixture of experts'], ['MoE']))).toEqual([2]);
  });

  test('countKeywords leaves out what says nothing when keywords are signs alone', () => {
    expect(count(['—', '...'], [''])).toEqual({});
  });

  test('countKeywords counts each keyword at least once and at most once a paper when keywords are hostile', () => {
    const keyword = fc.oneof(
      anyText(),
      fc.constantFrom('__proto__', 'constructor', 'a (b)', 'b', 'RAG', 'retrieval-augmented generation (RAG)', '('),
    );
    fc.assert(
      fc.property(fc.array(fc.array(keyword, { maxLength: 4 }), { maxLength: 5 }), (keywords) => {
        const papers = papersWith(...keywords);
        const fold = createKeywordFold(papers);
        const counts = countKeywords(papers, fold);

        const keys = new Set(keywords.flat().map(fold));
        keys.delete('');
        expect(new Set(counts.keys())).toEqual(keys);
        for (const [key, { paperCount }] of counts) {
          expect(paperCount).toBe(keywords.filter((each) => each.some((one) => fold(one) === key)).length);
        }
      }),
    );
  });
});
