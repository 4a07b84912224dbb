import { beforeAll, describe, expect, test } from 'vitest';
import { parseQuery } from '../../../lib/search/query/parse-query.ts';
import type { Meaning } from '../../../lib/search/query/query-tree.ts';
import { QueryTerms } from '../../../lib/search/query-terms.ts';
import type { RevisedPaper } from '../../../lib/search/segments/build-segment.ts';
import type { SegmentedIndex } from '../../../lib/search/segments/segmented-index.ts';
import { aPaper, idNumber } from '../../support/a-paper.ts';
import { storeHistory } from '../../support/index-histories.ts';
import { openWholeIndex } from '../../support/segments.ts';

const TITLES = [
  'transformer transformers transforms gan can',
  'diffusion routing router routed',
  'mixture of experts 𠮷野家',
  Array.from({ length: 60 }, (_, n) => `pre${n}`).join(' '),
];
/** So many more papers hold one word that it is common. */
const COMMON = 150;

let index: SegmentedIndex;

beforeAll(async () => {
  const titles = [...TITLES, ...Array.from({ length: COMMON }, () => 'attention')];
  const papers = titles.map((title, n): RevisedPaper =>
    Object.assign(aPaper({ id: idNumber(n), title, abstract: '', authors: [], keywords: [] }), { textRevision: n + 1 }),
  );
  const { stored, revision } = storeHistory([papers.slice(0, 2), papers.slice(2, 5), papers.slice(5)]);
  index = await openWholeIndex(stored, revision);
});

const meaningsOf = (typed: string): readonly Meaning[] =>
  parseQuery(typed).clauses.flatMap((clause) => (clause.kind === 'words' ? clause.meanings : []));

function choose(typed: string): { terms: QueryTerms; meanings: readonly Meaning[]; list: (word: string) => string[] } {
  const meanings = meaningsOf(typed);
  const terms = new QueryTerms(index, meanings);
  return { terms, meanings, list: (word) => terms.listMatches(word).map(({ term }) => term.text) };
}

describe('QueryTerms', () => {
  test('takes a word as it is when it is finished', () => {
    expect(choose('transformer ').list('transformer')).toEqual(['transformer']);
    expect(choose('rout ').list('rout')).toEqual([]);
  });

  test('completes the last word while it is being typed, and no other', () => {
    const { list } = choose('rout transf');

    expect(list('rout')).toEqual([]);
    expect(list('transf').toSorted()).toEqual(['transformer', 'transformers', 'transforms']);
  });

  test('completes nothing that is of one letter', () => {
    expect(choose('r').list('r')).toEqual([]);
  });

  test('completes to the commonest forty, and to all when that is asked for and other words were typed', () => {
    const { terms, meanings, list } = choose('diffusion pre');
    expect(list('pre')).toHaveLength(40);

    expect(terms.completeFully(meanings)).toBe(true);
    expect(list('pre')).toHaveLength(60);
    const alone = choose('pre');
    expect(alone.terms.completeFully(alone.meanings)).toBe(false);
  });

  test.each([
    ['difusion', ['diffusion']],
    ['idffusion', ['diffusion']],
    ['diffuzioon', ['diffusion']],
    ['routre', ['router']],
    ['mixtuer', ['mixture']],
    ['xixture', ['mixture']],
    // Short words are other words after one slip.
    ['gam', []],
    // Two slips in a word of seven letters are one too many.
    ['mixtrue', ['mixture']],
    ['maxtyre', []],
    ['nothinglikeit', []],
  ])('takes %j for a slip of %j', (typed, wanted) => {
    const { terms, meanings, list } = choose(`${typed} `);

    const isAny = terms.allowSlips(meanings);

    expect(list(typed)).toEqual(wanted);
    expect(isAny).toBe(wanted.length > 0);
  });

  test('takes no word for a slip that many papers hold', () => {
    const { terms, meanings } = choose('attention ');

    expect(terms.allowSlips(meanings)).toBe(false);
  });

  test('finds slips of words that begin outside the basic plane', () => {
    const word: Meaning = { alternatives: [{ terms: ['𠮷野山'], weight: 1 }], isUnfinished: false };
    const terms = new QueryTerms(index, [word]);

    terms.allowSlips([word]);

    expect(terms.listMatches('𠮷野山').map(({ term }) => term.text)).toEqual(
      index.terms.find('𠮷野家') ? ['𠮷野家'] : [],
    );
  });

  test('thinks less of completions and slips than of the word itself', () => {
    const { terms, meanings } = choose('transformer');
    terms.allowSlips(meanings);
    const likenesses = (text: string): number[] =>
      terms.listMatches('transformer').flatMap(({ term, likeness }) => (term.text === text ? [likeness] : []));

    expect(Math.max(...likenesses('transformer'))).toBe(1);
    expect(Math.max(...likenesses('transformers'))).toBeLessThan(1);
    expect(Math.max(...likenesses('transforms'))).toBeLessThan(1);
  });

  test('gives MiniSearch what it chose', () => {
    const { terms, meanings } = choose('diffusion transf');
    terms.allowSlips(meanings);

    expect(terms.find('diffusion')?.text).toBe('diffusion');
    expect(terms.findPrefix('transf').map(({ text }) => text)).toContain('transformer');
    expect(terms.findFuzzy('absent')).toEqual([]);
    expect(terms.find('absent')).toBeUndefined();
  });
});
