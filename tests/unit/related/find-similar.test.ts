import { describe, expect, test } from 'vitest';
import type { Paper } from '../../../lib/papers/paper.ts';
import { findSimilar, type SimilarOptions } from '../../../lib/related/find-similar.ts';
import { openSearchIndex } from '../../../lib/search/search-index.ts';
import { createMemoryCorpus } from '../../eval/search/memory-corpus.ts';
import { makeSyntheticPapers } from '../../eval/search/synthetic-corpus.ts';
import { aPaper, anId, idNumber } from '../../support/a-paper.ts';

const aScene = (n: number, title: string, facts: Partial<Paper> = {}): Paper =>
  aPaper({
    id: idNumber(90_000 + n),
    title,
    abstract: 'A memory of views indexed by surfels keeps generated video scenes consistent over long walks.',
    keywords: ['surfel memory'],
    ...facts,
  });
const ASKED = aScene(1, 'SurfelMem: Consistent Scenes with Surfel Memory');
const BY_OTHERS = aScene(2, 'Surfel Memory for Long Walks', { authors: ['Kim Sato'] });
const BY_THE_SAME = aScene(3, 'Surfel Memory for Long Walks', { authors: ['Ada Moreau', 'Lin WEI'] });
const WITHDRAWN = aScene(4, 'Consistent Scenes with Surfel Memory', { isWithdrawn: true });
const corpus = createMemoryCorpus([...makeSyntheticPapers(300, 1), BY_OTHERS, BY_THE_SAME, ASKED, WITHDRAWN]);

const find = async (id = ASKED.id, options: Partial<SimilarOptions> = {}) =>
  findSimilar(await openSearchIndex(corpus), corpus, id, { limit: 5, ...options });

describe('findSimilar', () => {
  test('findSimilar finds papers of the same words, those by the same authors first', async () => {
    const [first, second] = await find();

    expect(first).toMatchObject({
      id: BY_THE_SAME.id,
      isOwn: false,
      isSaved: false,
      reason: { label: 'Similar', detail: expect.stringMatching(/^same authors; shares: .*Surfel Memory/i) as string },
      terms: ['Surfel', 'Memory', 'Walks'],
    });
    expect(second).toMatchObject({
      id: BY_OTHERS.id,
      reason: { detail: expect.stringMatching(/^shares: /) as string },
    });
  });

  test('findSimilar leaves out the paper itself, and those that are withdrawn or hidden', async () => {
    const marksOf = (id: string) => ({ isSaved: id === BY_THE_SAME.id, isHidden: id === BY_OTHERS.id });
    const similar = await find(ASKED.id, { limit: 50, marksOf });

    expect(similar.map(({ id }) => id)).toContain(BY_THE_SAME.id);
    expect(similar.filter(({ id }) => [ASKED.id, WITHDRAWN.id, BY_OTHERS.id].includes(id))).toEqual([]);
    expect(similar[0]?.isSaved).toBe(true);
  });

  test('findSimilar gives no more than it is asked for', async () => {
    expect(await find(ASKED.id, { limit: 1 })).toHaveLength(1);
  });

  test('findSimilar finds nothing when the corpus does not hold the paper', async () => {
    expect(await find(anId('1706.03762'))).toEqual([]);
  });
});
