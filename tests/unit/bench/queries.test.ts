import { describe, expect, test } from 'vitest';
import { aPaper } from '../../support/a-paper.ts';
import { chooseTerms, countDocumentFrequencies, createQueries, listKeystrokes } from '../../bench/queries.ts';
import { createSyntheticCorpus } from '../../bench/synthetic-corpus.ts';

describe('countDocumentFrequencies', () => {
  test('counts papers, not occurrences', () => {
    const papers = [
      aPaper({ title: 'Sparse sparse routing', abstract: 'Routing.', keywords: [] }),
      aPaper({ title: 'Routing', abstract: 'Dense.', keywords: ['sparse'] }),
    ];

    expect(Object.fromEntries(countDocumentFrequencies(papers))).toEqual({ sparse: 2, routing: 2, dense: 1 });
  });
});

describe('chooseTerms', () => {
  const frequencies = new Map([
    ['the', 90],
    ['routing', 3],
    ['expert', 10],
  ]);

  test('puts what is rare in the corpus and common in the text first, with weight 1', () => {
    const terms = chooseTerms('the routing of the expert: routing', frequencies, 100);

    expect(terms.map(({ term }) => term)).toEqual(['routing', 'expert', 'the']);
    expect(terms[0]?.weight).toBe(1);
  });

  test('leaves out what no paper has', () => {
    expect(chooseTerms('unheard of', frequencies, 100)).toEqual([]);
  });
});

test('listKeystrokes has a state for each letter, and none for a space', () => {
  expect(listKeystrokes('to b')).toEqual(['t', 'to', 'to b']);
});

describe('createQueries', () => {
  const papers = createSyntheticCorpus(200);
  const queries = createQueries(
    papers.slice(0, 180),
    papers.slice(180).map(({ abstract }) => abstract),
  );

  test('makes the same queries when the corpus is the same', () => {
    expect(
      createQueries(
        papers.slice(0, 180),
        papers.slice(180).map(({ abstract }) => abstract),
      ),
    ).toEqual(queries);
  });

  test('has thirty terms for each page and thirty typed queries of one to three words', () => {
    expect(queries.related.map(({ length }) => length)).toEqual(queries.related.map(() => 30));
    expect(queries.typed).toHaveLength(30);
    expect(new Set(queries.typed.map((text) => text.split(' ').length))).toEqual(new Set([1, 2, 3]));
  });
});
