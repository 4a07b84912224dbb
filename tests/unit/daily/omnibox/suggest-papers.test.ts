import { beforeEach, describe, expect, test } from 'vitest';
import { createIndexOpener } from '../../../../lib/daily/background/background-index.ts';
import { suggestPapers, type SuggestionSources } from '../../../../lib/daily/omnibox/suggest-papers.ts';
import type { Paper } from '../../../../lib/papers/paper.ts';
import { toDescription, type Suggestions } from '../../../../lib/platform/omnibox.ts';
import { parseQuery } from '../../../../lib/search/query/parse-query.ts';
import { openSearchIndex } from '../../../../lib/search/search-index.ts';
import { aFetchedDay, idNumber } from '../../../support/a-paper.ts';
import { createTestStore } from '../../../support/a-store.ts';
import { openFreshDatabase } from '../../../support/fresh-database.ts';
import { aWordedDay } from '../../../support/worded-papers.ts';

const ROUTING: Partial<Paper> = {
  id: idNumber(901),
  title: 'Skiing & <Routing>',
  authors: ['Ada Moreau', 'Lin Wei'],
  upvotes: 1_234,
};
const ALONE: Partial<Paper> = {
  id: idNumber(902),
  title: 'Skiing alone',
  abstract: 'Of snow.',
  authors: ['Zoë Ng'],
  upvotes: 1,
};

let sources: SuggestionSources;

beforeEach(async () => {
  const { corpus, marks } = createTestStore({ db: await openFreshDatabase() });
  sources = { corpus, marks, openIndex: createIndexOpener() };
  await corpus.putDay(aFetchedDay('2026-05-20', [ROUTING, ALONE]));
});

const contents = ({ others }: Suggestions): string[] => others.map(({ content }) => content);
const lines = ({ others }: Suggestions): string[] => others.map(({ line }) => toDescription(line, 'firefox'));

describe('suggestPapers', () => {
  test('suggestPapers tells title, authors, day and votes of what it finds, and the Hub’s search last', async () => {
    const suggestions = await suggestPapers(sources, 'skiing routing');

    expect(lines(suggestions)).toEqual([
      'Skiing & <Routing> – Ada Moreau et al. · May 20, 2026 · 1,234 votes',
      'Search the Hub for “skiing routing”',
    ]);
    expect(contents(suggestions)).toEqual([
      `https://huggingface.co/papers/${idNumber(901)}`,
      'https://huggingface.co/papers?q=skiing%20routing',
    ]);
  });

  test('suggestPapers marks the words of a title that were met', async () => {
    const { others } = await suggestPapers(sources, 'alon');

    expect(others[0]!.line).toEqual([
      { text: 'Skiing ' },
      { text: 'alone', style: 'match' },
      { text: ' – Zoë Ng · May 20, 2026 · 1 vote', style: 'dim' },
    ]);
  });

  test('suggestPapers suggests what the popup would find first', async () => {
    await sources.corpus.putDay(aWordedDay('2026-05-21', 1, 60));
    const index = await openSearchIndex(sources.corpus);
    for (const typed of ['routing', 'diffusion tok', 'atention', 'author:wei votes:>2', '"with routing"']) {
      const found = await index.find(parseQuery(typed), { limit: 4 });

      const suggested = contents(await suggestPapers(sources, typed)).slice(0, -1);

      expect(found.length).toBeGreaterThan(0);
      expect(suggested).toEqual(found.map(({ paper }) => `https://huggingface.co/papers/${paper.id}`));
    }
  });

  test('suggestPapers leaves out what is hidden, and knows what is saved', async () => {
    await sources.marks.set({ id: idNumber(901), title: '' }, 'hidden', true);
    await sources.marks.set({ id: idNumber(902), title: '' }, 'saved', true);

    expect(contents(await suggestPapers(sources, 'skiing'))).toHaveLength(2);
    expect(lines(await suggestPapers(sources, 'is:saved'))[0]).toMatch(/^Skiing alone/);
    expect(contents(await suggestPapers(sources, 'skiing -is:saved'))).toHaveLength(1);
  });

  test('suggestPapers knows what has been stored since', async () => {
    expect(contents(await suggestPapers(sources, 'holography'))).toHaveLength(1);

    await sources.corpus.putDay(aFetchedDay('2026-05-21', [{ id: idNumber(903), title: 'Holography' }]));

    expect(lines(await suggestPapers(sources, 'holography'))[0]).toMatch(/^Holography/);
  });

  test('suggestPapers says in the first line what is wrong with a query', async () => {
    const { first, others } = await suggestPapers(sources, 'skiing after:banana');

    expect(toDescription(first, 'firefox')).toBe('“banana” is no date: try after:2025 or after:2025-03-14');
    expect(others).toHaveLength(3);
  });

  test('suggestPapers says in the first line what will be searched for', async () => {
    const { first } = await suggestPapers(sources, 'skiing');

    expect(toDescription(first, 'chromium')).toBe('Search Ibid for <match>%s</match>');
  });

  test.each(['', '   '])('suggestPapers suggests nothing when %j is typed', async (typed) => {
    const { first, others } = await suggestPapers(sources, typed);

    expect(toDescription(first, 'firefox')).toBe('Search Ibid for papers');
    expect(others).toEqual([]);
  });

  test('F65 suggestPapers keeps to its bounds when ten thousand characters are typed', async () => {
    const { others } = await suggestPapers(sources, 'skiing '.repeat(1_500));

    expect(contents({ first: [], others }).at(-1)!.length).toBeLessThan(1_000);
  });
});
