import { describe, expect, test } from 'vitest';
import { splitWords } from '../../../lib/search/words.ts';
import { median } from '../../bench/statistics.ts';
import { createSyntheticCorpus } from '../../bench/synthetic-corpus.ts';

const papers = createSyntheticCorpus(600);
const wordsOf = (texts: readonly string[]): string[] => texts.flatMap((text) => splitWords(text.toLowerCase()));

describe('createSyntheticCorpus', () => {
  test('makes the same papers when the seed is the same, others when it is not', () => {
    expect(createSyntheticCorpus(20, 3)).toEqual(createSyntheticCorpus(20, 3));
    expect(createSyntheticCorpus(20, 3)).not.toEqual(createSyntheticCorpus(20, 4));
  });

  test('makes the same first papers when more are asked for', () => {
    expect(papers.slice(0, 20)).toEqual(createSyntheticCorpus(20));
  });

  test('gives every paper an id of its own', () => {
    expect(new Set(papers.map(({ id }) => id)).size).toBe(papers.length);
  });

  test('writes titles and abstracts as long as real ones', () => {
    expect(median(papers.map(({ title }) => wordsOf([title]).length))).toBeCloseTo(11, -0.5);
    expect(median(papers.map(({ abstract }) => wordsOf([abstract]).length))).toBeCloseTo(180, -1.2);
  });

  test('uses few words often and most words seldom', () => {
    const counts = new Map<string, number>();
    const words = wordsOf(papers.map(({ abstract }) => abstract));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const byFrequency = [...counts.values()].toSorted((a, b) => b - a);
    const commonest = byFrequency.slice(0, 100).reduce((sum, count) => sum + count, 0);

    expect(commonest / words.length).toBeGreaterThan(0.25);
    expect(byFrequency.filter((count) => count <= 2).length / byFrequency.length).toBeGreaterThan(0.3);
  });
});
