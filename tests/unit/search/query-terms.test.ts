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

async function choose(typed: string) {
  const meanings = meaningsOf(typed);
  const terms = await QueryTerms.open(index, meanings);
  return { terms, meanings, list: (word: string) => terms.listMatches(word).map(({ term }) => term.text) };
}

describe('QueryTerms', () => {
  test('takes a word as it is when it is finished', async () => {
    expect((await choose('transformer ')).list('transformer')).toEqual(['transformer']);
    expect((await choose('rout ')).list('rout')).toEqual([]);
  });

  test('completes the last word while it is being typed, and no other', async () => {
    const { list } = await choose('rout transf');

    expect(list('rout')).toEqual([]);
    expect(list('transf').toSorted()).toEqual(['transformer', 'transformers', 'transforms']);
  });

  test('completes nothing that is of one letter', async () => {
    expect((await choose('r')).list('r')).toEqual([]);
  });

  test('completes to the commonest forty, and to all when that is asked for and other words were typed', async () => {
    const { terms, meanings, list } = await choose('diffusion pre');
    expect(list('pre')).toHaveLength(40);

    expect(terms.completeFully(meanings)).toBe(true);
    expect(list('pre')).toHaveLength(60);
    const alone = await choose('pre');
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
  ])('takes %j for a slip of %j', async (typed, wanted) => {
    const { terms, meanings, list } = await choose(`${typed} `);

    const isAny = await terms.allowSlips(meanings);

    expect(list(typed)).toEqual(wanted);
    expect(isAny).toBe(wanted.length > 0);
  });

  test('takes no word for a slip that many papers hold', async () => {
    const { terms, meanings } = await choose('attention ');

    expect(await terms.allowSlips(meanings)).toBe(false);
  });

  test('finds slips of words that begin outside the basic plane', async () => {
    const word: Meaning = { alternatives: [{ terms: ['𠮷野山'], weight: 1 }], isUnfinished: false };
    const terms = await QueryTerms.open(index, [word]);

    await terms.allowSlips([word]);

    expect(terms.listMatches('𠮷野山').map(({ term }) => term.text)).toEqual(
      index.terms.find('𠮷野家') ? ['𠮷野家'] : [],
    );
  });

  test('thinks less of completions and slips than of the word itself', async () => {
    const { terms, meanings } = await choose('transformer');
    await terms.allowSlips(meanings);
    const likenesses = (text: string): number[] =>
      terms.listMatches('transformer').flatMap(({ term, likeness }) => (term.text === text ? [likeness] : []));

    expect(Math.max(...likenesses('transformer'))).toBe(1);
    expect(Math.max(...likenesses('transformers'))).toBeLessThan(1);
    expect(Math.max(...likenesses('transforms'))).toBeLessThan(1);
  });

  test('gives MiniSearch what it chose', async () => {
    const { terms, meanings } = await choose('diffusion transf');
    await terms.allowSlips(meanings);

    expect(terms.find('diffusion')?.text).toBe('diffusion');
    expect(terms.findPrefix('transf').map(({ text }) => text)).toContain('transformer');
    expect(terms.findFuzzy('absent')).toEqual([]);
    expect(terms.find('absent')).toBeUndefined();
  });
});
