import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readMarkdownSubject } from '../../../lib/pages/markdown-subject.ts';
import type { PageSubject } from '../../../lib/pages/page-subject.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import { findRelated, type RelatedParts } from '../../../lib/related/find-related.ts';
import { openSearchIndex, type SearchIndex } from '../../../lib/search/search-index.ts';
import { createMemoryCorpus } from '../../eval/search/memory-corpus.ts';
import { makeSyntheticPapers } from '../../eval/search/synthetic-corpus.ts';
import { aPaper, anId, idNumber } from '../../support/a-paper.ts';

const TITLE = 'SurfelMem: Consistent Interactive Scenes with Surfel-Indexed View Memory';
const OWN = aPaper({
  id: idNumber(90_001),
  title: TITLE,
  abstract: 'We propose a memory of views indexed by surfels, for generators of interactive video scenes.',
});
const ALIKE = aPaper({
  id: idNumber(90_002),
  title: 'Interactive Scenes from a Surfel-Indexed Memory of Views',
  abstract: 'Generators of interactive video scenes forget. A memory of views, indexed by surfels, is proposed.',
  authors: ['Kim Sato'],
});
const papers: readonly Paper[] = [...makeSyntheticPapers(300, 1), OWN, ALIKE];
const [OTHER] = papers as [Paper];
const corpus = createMemoryCorpus(papers);
const PAGE = `# ${TITLE}\nA memory of views indexed by surfels for interactive scenes.`;
let index: SearchIndex;

beforeAll(async () => {
  index = await openSearchIndex(corpus);
});

const find = (subject: PageSubject, parts: Partial<RelatedParts> = {}) =>
  findRelated({ corpus, openIndex: () => Promise.resolve(index), ...parts }, subject);
const aRepository = (markdown: string, facts: Partial<PageSubject> = {}): PageSubject => ({
  ...readMarkdownSubject({ site: 'github', kind: 'repository', name: 'ada/surfelmem', markdown }),
  ...facts,
});

describe('findRelated, by the words of a page', () => {
  test('findRelated calls one paper the page’s own as a likelihood, and says what others share', async () => {
    const [own, near, ...others] = await find(aRepository(PAGE));

    expect(own).toMatchObject({ id: OWN.id, isOwn: true, reason: { label: 'Likely this repository’s paper' } });
    expect(near).toMatchObject({
      id: ALIKE.id,
      isOwn: false,
      reason: { label: 'Near', detail: expect.stringContaining('Surfel-Indexed') as string },
      terms: expect.arrayContaining(['Surfel', 'Indexed', 'Memory']) as string[],
    });
    expect(others.filter(({ isOwn }) => isOwn)).toEqual([]);
  });

  test('findRelated puts what the page names first, and calls none its own that it does not name', async () => {
    const related = await find(aRepository(`${PAGE}\n[Paper](https://arxiv.org/abs/${OTHER.id})`));

    expect(related.map(({ id }) => id).slice(0, 2)).toEqual([OTHER.id, OWN.id]);
    expect(related.map(({ isOwn, reason }) => [isOwn, reason.label]).slice(0, 2)).toEqual([
      [false, 'Linked'],
      [false, 'Near'],
    ]);
  });

  test('findRelated calls the paper likely own that the page names and is about, though it names another first', async () => {
    const links = [OTHER, OWN].map(({ id }) => `[Paper](https://arxiv.org/abs/${id})`).join('\n');
    const [first, second] = await find(aRepository(`${PAGE}\n${links}`));

    expect(first).toMatchObject({
      id: OWN.id,
      isOwn: true,
      reason: { label: 'Likely this repository’s paper', detail: 'linked in the README' },
    });
    expect(second).toMatchObject({ id: OTHER.id, isOwn: false, reason: { label: 'Linked' } });
  });

  test('findRelated puts a paper of which only the id is known behind the one the page is about', async () => {
    const namedPapers = [anId('1706.03762'), OWN.id].map((id) => ({ id, where: 'link' as const }));

    expect((await find(aRepository(PAGE, { namedPapers }))).map(({ id }) => id).slice(0, 2)).toEqual([
      OWN.id,
      anId('1706.03762'),
    ]);
  });

  test('findRelated picks from a list of papers the one that the page is about', async () => {
    const namedPapers = [...papers.slice(0, 20), OWN].map(({ id }) => ({ id, where: 'link' as const }));

    expect((await find(aRepository(PAGE, { namedPapers })))[0]).toMatchObject({ id: OWN.id, isOwn: true });
  });

  test('findRelated calls no near paper its own when the own one is hidden', async () => {
    const marksOf = (id: string) => ({ isHidden: id === OWN.id, isSaved: false });

    const related = await find(aRepository(PAGE), { marksOf });

    expect(related.filter(({ id, isOwn }) => id === OWN.id || isOwn)).toEqual([]);
  });

  test.each([
    ['Chinese', `# SurfelMem\n本仓库是论文《${TITLE}》的官方代码。它用面元索引视图记忆。`],
    ['Arabic', `# SurfelMem\nشفرة الورقة ${TITLE}`],
  ])('findRelated finds a page’s paper by title and name when its README is in %s', async (_language, markdown) => {
    const [own] = await find(aRepository(markdown));

    expect(own).toMatchObject({ id: OWN.id, isOwn: true });
  });

  test('findRelated keeps silent when a README in another language is of something else', async () => {
    expect(await find(aRepository('# 点文件\n我的终端配置，包括别名。', { name: 'ada/dotfiles' }))).toEqual([]);
  });

  test('findRelated keeps silent when a page is of something else, or says nothing', async () => {
    expect(await find(aRepository('# Dotfiles\nMy shell aliases.', { name: 'ada/dotfiles' }))).toEqual([]);
    expect(await find(aRepository('', { name: 'ada/x' }))).toEqual([]);
  });

  test('findRelated finds the papers beside a paper’s page, by the paper’s own words where it is held', async () => {
    const subject = aRepository('', { site: 'arxiv', kind: 'paper', name: OWN.id });

    expect((await find(subject)).slice(0, 2)).toMatchObject([
      { id: OWN.id, isOwn: true, terms: [] },
      { id: ALIKE.id, isOwn: false, reason: { label: 'Similar' } },
    ]);
  });

  test('findRelated finds papers like one that is not held by the words of its page', async () => {
    const subject = aRepository(PAGE, { site: 'arxiv', kind: 'paper', name: '1706.03762' });

    const related = await find(subject);

    expect(related.map(({ id }) => id).slice(0, 2)).toEqual([OWN.id, ALIKE.id]);
    expect(related.some(({ isOwn }) => isOwn)).toBe(false);
  });

  test('findRelated gives each paper once and calls at most one likely own, whatever a page says', async () => {
    const word = fc.constantFrom('surfel', 'SurfelMem', 'memory', TITLE, OWN.abstract, '\u202E', '模型', '🎉', 'é');
    const id = fc.constantFrom(OWN.id, ALIKE.id, OTHER.id, anId('1706.03762'), anId('2402.03300'));
    const named = fc.record({ id, where: fc.constantFrom('tag', 'link', 'bibtex', 'text', 'badge') });
    const subject = fc.record({
      site: fc.constantFrom('github', 'hugging-face', undefined),
      kind: fc.constantFrom('repository', 'model', 'page', 'paper'),
      name: fc.oneof(fc.string({ unit: 'binary' }), id, fc.constant('ada/surfelmem')),
      namedPapers: fc.uniqueArray(named, { selector: (each) => each.id }),
      text: fc.record({
        description: fc.string({ unit: 'binary' }),
        names: fc.array(word, { maxLength: 3 }),
        tags: fc.array(word, { maxLength: 3 }),
        headings: fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
        lead: fc.array(word).map((words) => words.join(' ')),
        body: fc.string({ unit: 'binary', maxLength: 300 }),
      }),
    });

    await fc.assert(
      fc.asyncProperty(subject, async (page) => {
        const related = await find(page);

        expect(new Set(related.map(({ id }) => id)).size).toBe(related.length);
        expect(related.filter(({ reason }) => reason.label.startsWith('Likely')).length).toBeLessThan(2);
        expect(related.slice(1).every(({ isOwn }) => !isOwn)).toBe(true);
      }),
    );
  });
});
