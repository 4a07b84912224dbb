import { describe, expect, test } from 'vitest';
import type { Paper } from '../../../lib/papers/paper.ts';
import { findPaperIdInUrl, parsePaperId } from '../../../lib/papers/arxiv-id.ts';
import type { KnownItem } from '../../eval/search/known-item.ts';
import { KIND_NAMES, makeQueries, shareOut, type KindName } from '../../eval/search/make-queries.ts';
import { makeSyntheticPapers } from '../../eval/search/synthetic-corpus.ts';
import { foldText, typedWordsOf, wordsOf } from '../../eval/search/text.ts';
import { aPaper, idNumber } from '../../support/a-paper.ts';

const papers = makeSyntheticPapers(1_500, 1);
const all = makeQueries(papers, 2_000, 1);

const queriesOf = (kind: KindName): KnownItem[] => all.filter((item) => item.kind === kind);
const outline = (items: readonly KnownItem[]): string[] =>
  items.map(({ kind, text, wanted }) => `${kind}|${text}|${wanted.id}`);
const isSubsequence = (part: readonly string[], whole: readonly string[]): boolean => {
  let place = 0;
  for (const word of whole) if (word === part[place]) place++;
  return place === part.length;
};
/** The queries of one kind that one paper gives, over some seeds. */
const askOf = (kind: KindName, paper: Partial<Paper>, others: readonly Partial<Paper>[] = []): Set<string> => {
  const corpus = [aPaper(paper), ...others.map(aPaper)];
  const seeds = Array.from({ length: 40 }, (_, seed) => seed);
  const items = seeds.flatMap((seed) => makeQueries(corpus, 5_000, seed));
  return new Set(items.filter((item) => item.kind === kind && item.wanted === corpus[0]).map(({ text }) => text));
};

describe('makeQueries', () => {
  test('makeQueries gives the same queries when papers, total and seed are the same', () => {
    expect(outline(makeQueries(papers, 2_000, 1))).toEqual(outline(all));
  });

  test('makeQueries gives other queries when the seed is another', () => {
    expect(outline(makeQueries(papers, 2_000, 2))).not.toEqual(outline(all));
  });

  test('makeQueries takes no paper twice in one kind', () => {
    for (const kind of KIND_NAMES) {
      const wanted = queriesOf(kind).map(({ wanted }) => wanted.id);
      expect(new Set(wanted).size).toBe(wanted.length);
    }
  });

  test('makeQueries makes as many queries of each kind as its share when there are papers enough', () => {
    expect(new Map(KIND_NAMES.map((kind) => [kind, queriesOf(kind).length]))).toEqual(shareOut(2_000));
  });

  test('makeQueries leaves out what more papers meet than anyone could mean', () => {
    const corpus = (count: number): Paper[] =>
      Array.from({ length: count }, (_, n) => aPaper({ id: idNumber(n), title: `Routing of Large Experts ${n}` }));
    const asked = (count: number): string[] =>
      makeQueries(corpus(count), 5_000, 1).flatMap(({ kind, text }) => (kind === 'partial, together' ? [text] : []));

    expect(asked(5)).toContain('routing of large experts');
    expect(asked(6)).not.toContain('routing of large experts');
  });

  test('makeQueries knows how far a query tells its paper from others', () => {
    const twins = [1, 2].map((n) => aPaper({ id: idNumber(n), title: 'Routing Experts' }));

    const titles = makeQueries(twins, 1_000, 1).filter(({ kind }) => kind === 'full title');

    expect(titles.map(({ ceiling }) => ceiling)).toEqual([0.5, 0.5]);
  });

  test('makeQueries makes fewer queries when papers lend themselves to no more', () => {
    const items = makeQueries([aPaper({ title: 'Routing', authors: [], abstract: '' })], 1_000, 1);

    expect(new Set(items.map(({ kind }) => kind))).not.toContain('partial, together');
    expect(items.length).toBeGreaterThan(0);
  });

  test.each([0, 1, 7, 1_000, 3_000])('shareOut gives out %i queries in all', (total) => {
    expect([...shareOut(total).values()].reduce((sum, count) => sum + count)).toBe(total);
  });

  test.each(KIND_NAMES)('each query of kind %j is answered or met by the paper it was made from', (kind) => {
    const items = queriesOf(kind);

    expect(items.length).toBeGreaterThan(0);
    expect(items.filter(({ wanted, isAnswer, isTie }) => !isAnswer(wanted) || !isTie(wanted))).toEqual([]);
  });
});

describe('each kind', () => {
  test('full title is the title', () => {
    expect(queriesOf('full title').every(({ text, wanted }) => text === wanted.title)).toBe(true);
  });

  test('bare title is the words of the title in small letters', () => {
    for (const { text, wanted } of queriesOf('bare title')) {
      expect(text).toMatch(/^[\p{L}\p{N}\p{M} ]+$/u);
      expect(text).toBe(text.toLowerCase());
      expect(wordsOf(text)).toEqual(wordsOf(wanted.title));
    }
  });

  test('partial, together is three to five words that stand together', () => {
    for (const { text, wanted } of queriesOf('partial, together')) {
      expect(text.split(' ').length).toBeGreaterThanOrEqual(3);
      expect(text.split(' ').length).toBeLessThanOrEqual(5);
      expect(` ${typedWordsOf(wanted.title).join(' ')} `).toContain(` ${text} `);
    }
  });

  test('partial, spread is three or four words in the order of the title', () => {
    for (const { text, wanted } of queriesOf('partial, spread')) {
      expect([3, 4]).toContain(text.split(' ').length);
      expect(isSubsequence(text.split(' '), typedWordsOf(wanted.title))).toBe(true);
    }
  });

  test('unfinished is a beginning of the title that ends within a word', () => {
    for (const { text, wanted } of queriesOf('unfinished')) {
      expect(wanted.title.toLowerCase().startsWith(text.toLowerCase())).toBe(true);
      expect(wanted.title[text.length]).toMatch(/\p{L}/u);
    }
  });

  test.each(['misspelt title', 'misspelt partial'] as const)(
    '%s holds one or two words that the title does not',
    (kind) => {
      for (const { text, wanted } of queriesOf(kind)) {
        const known = new Set([...wordsOf(wanted.title), ...typedWordsOf(wanted.title)]);
        const wrong = text.split(' ').filter((word) => !known.has(word));
        expect(wrong.length).toBeGreaterThanOrEqual(1);
        expect(wrong.length).toBeLessThanOrEqual(2);
      }
    },
  );

  test('reordered is words of the title in another order', () => {
    for (const { text, wanted } of queriesOf('reordered')) {
      const words = text.split(' ');
      expect(typedWordsOf(wanted.title)).toEqual(expect.arrayContaining(words));
      expect(isSubsequence(words, typedWordsOf(wanted.title))).toBe(false);
    }
  });

  test('name is what stands before the colon', () => {
    expect(askOf('name', { title: 'RouteBench 2: Routing for All' })).toEqual(
      new Set(['RouteBench 2', 'routebench 2']),
    );
    expect(askOf('name', { title: 'Routing Is Not a Solved Problem: A Survey' })).toEqual(new Set());
  });

  test('name and word adds a word of the rest', () => {
    expect(askOf('name and word', { title: 'RouteBench: Routing for Experts' })).toEqual(
      new Set(['routebench routing', 'routebench experts']),
    );
  });

  test('hyphen variant takes hyphens out, and puts them where somebody writes them', () => {
    const title = 'Multimodal Pre-training of Routers';
    const others = Array.from({ length: 5 }, (_, n) => ({
      id: `x${n}` as Paper['id'],
      title: 'Pretraining',
      abstract: 'of multi-modal rout-ers'.slice(0, n === 0 ? undefined : 14),
    }));

    const asked = [...askOf('hyphen variant', { title }, others)].join('|');

    for (const respelt of ['multi-modal', 'pre training', 'pretraining']) expect(asked).toContain(respelt);
    expect(asked).not.toContain('rout-ers');
  });

  test('digit variant writes a name with its number together, apart and with a hyphen', () => {
    for (const title of ['Llama3 Routing Experts', 'Llama 3 Routing Experts', 'Llama-3 Routing Experts']) {
      const asked = [...askOf('digit variant', { title })].map((text) => /llama.?3/.exec(text)?.[0]);
      const own = title.slice(0, title.indexOf('3') + 1).toLowerCase();
      expect(new Set(asked)).toEqual(new Set(['llama3', 'llama 3', 'llama-3'].filter((form) => form !== own)));
    }
  });

  test('plural variant turns to the other number where somebody writes it', () => {
    const others = [{ id: 'x' as Paper['id'], title: 'policy, box and model' }];
    const asked = (title: string): string => [...askOf('plural variant', { title }, others)].join('|');

    expect(asked('Routing Policies')).toBe('routing policy');
    expect(asked('Routing Boxes')).toBe('routing box');
    expect(asked('Routing Models')).toBe('routing model');
    expect(asked('Routing Lattices')).toBe('');
  });

  test('acronym variant takes the short form for the long one, and the other way round', () => {
    const others = Array.from({ length: 6 }, (_, n) => ({
      id: `x${n}` as Paper['id'],
      title: 'Another',
      abstract: 'We use Gated Expert Mixtures (GEMs).',
    }));

    expect([...askOf('acronym variant', { title: 'Routing Gated Expert Mixtures' }, others)]).toEqual(['routing gem']);
    expect([...askOf('acronym variant', { title: 'Routing in GEMs' }, others)]).toEqual([
      'routing in gated expert mixture',
    ]);
  });

  test('author is answered by every paper of that author', () => {
    const items = makeQueries([aPaper({ authors: ['Chloé Moreau'] })], 5_000, 1);

    const item = items.find(({ kind }) => kind === 'author');

    expect(foldText(item!.text)).toBe('chloe moreau');
    expect(item!.isAnswer(aPaper({ authors: ['Chloe Moreau'] }))).toBe(true);
    expect(item!.isAnswer(aPaper({ authors: ['Lin Moreau', 'Chloé Wei'] }))).toBe(false);
  });

  test('words and year asks within the year of paper and feed day', () => {
    for (const { text, plainText, wanted } of queriesOf('words and year')) {
      const year = wanted.day.slice(0, 4);
      expect(text).toMatch(new RegExp(` after:${year} before:${Number(year) + 1}$`));
      expect(plainText).toBe(text.replace(/ after:.*/, ` ${year}`));
    }
  });

  test.each(['arXiv id', 'versioned id', 'address', 'DOI'] as const)('%s names the paper', (kind) => {
    for (const { text, wanted } of queriesOf(kind)) {
      const bare = text.replace(/^doi:/, '').replace(/^10\./, 'https://doi.org/10.');
      expect(parsePaperId(bare) ?? findPaperIdInUrl(bare.replace(/^arxiv\.org/, 'https://arxiv.org'))).toBe(wanted.id);
    }
  });

  test('abstract words are four to six words of the abstract', () => {
    for (const { text, wanted } of queriesOf('abstract words')) {
      const words = text.split(' ');
      expect(words.length).toBeGreaterThanOrEqual(4);
      expect(words.length).toBeLessThanOrEqual(6);
      expect(isSubsequence(words, [...new Set(typedWordsOf(wanted.abstract))])).toBe(true);
    }
  });

  test('operators come to an engine without operators as plain words', () => {
    const items = queriesOf('operators');

    expect(items.filter(({ text }) => !/[":]/.test(text))).toEqual([]);
    expect(items.filter(({ plainText }) => /["]|\w:\w/.test(plainText))).toEqual([]);
  });
});
