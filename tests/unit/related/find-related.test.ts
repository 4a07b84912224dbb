import { beforeEach, describe, expect, test } from 'vitest';
import { buildSubjectText } from '../../../lib/pages/build-subject-text.ts';
import type { NamedPaper, PageSubject } from '../../../lib/pages/page-subject.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import { parseSafeUrl } from '../../../lib/papers/safe-url.ts';
import { findRelated } from '../../../lib/related/find-related.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createSessionCorpus } from '../../../lib/store/session-corpus.ts';
import { aFetchedDay, idNumber } from '../../support/a-paper.ts';
import { createMemoryArea } from '../../support/memory-area.ts';

const named = (...entries: readonly (readonly [number, NamedPaper['where']])[]): NamedPaper[] =>
  entries.map(([n, where]) => ({ id: idNumber(n), where }));
const aSubject = (facts: Partial<PageSubject> = {}): PageSubject => ({
  site: 'github',
  kind: 'repository',
  name: 'moreau/routing',
  namedPapers: [],
  text: buildSubjectText({ blocks: [] }),
  ...facts,
});

describe('findRelated', () => {
  let corpus: Corpus;

  beforeEach(() => {
    corpus = createSessionCorpus(createMemoryArea());
  });

  const store = (...papers: readonly (Partial<Paper> & { readonly n: number })[]): Promise<void> =>
    corpus.putDay(
      aFetchedDay(
        '2026-05-20',
        papers.map(({ n, ...facts }) => Object.assign(facts, { id: idNumber(n) })),
      ),
    );
  const find = async (subject: PageSubject) => await findRelated(corpus, subject);
  const findIds = async (subject: PageSubject): Promise<string[]> => (await find(subject)).map(({ id }) => id);

  test('findRelated finds nothing when neither names the other', async () => {
    await store({ n: 1 }, { n: 2, repository: 'moreau/other' });

    expect(await find(aSubject())).toEqual([]);
  });

  test('findRelated finds the page’s own paper by its code, whatever the case', async () => {
    await store({ n: 1, repository: 'Moreau/Routing', title: 'Routing', publishedOn: '2025-01-03', upvotes: 7 });

    expect(await find(aSubject({ name: 'moreau/ROUTING' }))).toEqual([
      {
        id: idNumber(1),
        title: 'Routing',
        url: `https://huggingface.co/papers/${idNumber(1)}`,
        year: '2025',
        upvotes: 7,
        isOwn: true,
        reason: { label: 'This repository’s paper', detail: 'its authors give this as its code' },
        terms: [],
        isSaved: false,
        citation: expect.stringContaining(idNumber(1)) as string,
      },
    ]);
  });

  test.each([
    ['repository', 'https://github.com/moreau/routing'],
    ['model', 'https://huggingface.co/moreau/routing'],
    ['dataset', 'https://huggingface.co/datasets/moreau/routing'],
    ['space', 'https://huggingface.co/spaces/moreau/routing'],
  ] as const)('findRelated tells a %s from its namesakes of other kinds', async (kind, url) => {
    const urls = [
      'https://github.com',
      'https://huggingface.co',
      'https://huggingface.co/datasets',
      'https://huggingface.co/spaces',
    ];
    await store(...urls.map((base, n) => ({ n, abstract: `Find it at ${base}/moreau/routing.` })));

    const related = await find(aSubject({ kind }));

    expect(related.map(({ id }) => id)).toEqual([idNumber(urls.findIndex((base) => `${base}/moreau/routing` === url))]);
    expect(related[0]?.isOwn).toBe(true);
  });

  test('findRelated puts the strongest claim first, then what the page names in its order', async () => {
    await store(
      { n: 1 },
      { n: 2, abstract: 'See https://github.com/moreau/routing' },
      { n: 3, projectPage: parseSafeUrl('https://github.com/moreau/routing')! },
      { n: 4, repository: 'moreau/routing' },
      { n: 5 },
    );

    const related = await find(aSubject({ namedPapers: named([5, 'link'], [2, 'text'], [1, 'badge']) }));

    expect(related.map(({ id, isOwn }) => [id, isOwn])).toEqual([
      [idNumber(4), true],
      [idNumber(3), true],
      [idNumber(2), true],
      [idNumber(5), false],
      [idNumber(1), false],
    ]);
  });

  test('findRelated puts the paper first that the page names too when two claim the page alike', async () => {
    await store({ n: 1, repository: 'moreau/routing' }, { n: 2, repository: 'moreau/routing' });

    expect(await findIds(aSubject({ namedPapers: named([2, 'badge']) }))).toEqual([idNumber(2), idNumber(1)]);
  });

  test('findRelated shows a paper once when record and page name each other', async () => {
    await store({ n: 1, repository: 'moreau/routing' });

    expect(await findIds(aSubject({ namedPapers: named([1, 'link']) }))).toEqual([idNumber(1)]);
  });

  test('findRelated shows only papers that are stored', async () => {
    await store({ n: 1 });

    expect(await findIds(aSubject({ namedPapers: named([9, 'link'], [1, 'link']) }))).toEqual([idNumber(1)]);
  });

  test('findRelated shows twenty at most, the own paper among them', async () => {
    const many = Array.from({ length: 50 }, (_, n) => ({ n: n + 1 }));
    await store(...many, { n: 60, repository: 'moreau/routing' });

    const ids = await findIds(aSubject({ namedPapers: named(...many.map(({ n }) => [n, 'link'] as const)) }));

    expect(ids).toEqual([60, ...Array.from({ length: 19 }, (_, n) => n + 1)].map(idNumber));
  });

  test.each([
    ['repository', 'tag', { label: 'Tagged', detail: 'the Hub ties it to this repository' }],
    ['model', 'tag', { label: 'Tagged', detail: 'the Hub ties it to this model' }],
    ['dataset', 'link', { label: 'Linked', detail: 'in the card' }],
    ['repository', 'link', { label: 'Linked', detail: 'in the README' }],
    ['repository', 'bibtex', { label: 'Cited', detail: 'in the README’s BibTeX' }],
    ['space', 'text', { label: 'Named', detail: 'in the card' }],
    ['repository', 'badge', { label: 'Named', detail: 'by a badge of the README' }],
  ] as const)(
    'findRelated says of a %s that names a paper by %s why it is shown, and does not call it own',
    async (kind, where, reason) => {
      await store({ n: 1 });

      const [related] = await find(aSubject({ kind, namedPapers: named([1, where]) }));

      expect(related).toMatchObject({ reason, isOwn: false });
    },
  );

  test.each([
    [{ repository: 'moreau/routing' }, 'its authors give this as its code'],
    [{ projectPage: parseSafeUrl('https://github.com/moreau/routing/wiki')! }, 'this repository is its project page'],
    [{ abstract: 'https://github.com/moreau/routing' }, 'its abstract links here'],
  ])('findRelated says of a paper with %j where its record names the page', async (facts, detail) => {
    await store({ n: 1, ...facts });

    expect((await find(aSubject()))[0]?.reason).toEqual({ label: 'This repository’s paper', detail });
  });

  test('findRelated knows the paper of a paper’s page', async () => {
    await store({ n: 1 });
    const subject = aSubject({ site: 'arxiv', kind: 'paper', name: idNumber(1), namedPapers: named([1, 'link']) });

    expect(await find(subject)).toMatchObject([
      { isOwn: true, reason: { label: 'This paper', detail: 'in the Daily Papers' } },
    ]);
  });

  test.each(['constructor/prototype', '__proto__/x', '../..', '', 'a'.repeat(210)])(
    'findRelated finds nothing and does not throw when the page is named %j',
    async (name) => {
      await store({ n: 1, repository: 'moreau/routing' });

      expect(await find(aSubject({ name }))).toEqual([]);
    },
  );

  test('findRelated takes the year of the feed day when arXiv’s date is not known', async () => {
    await store({ n: 1, repository: 'moreau/routing' });

    expect((await find(aSubject()))[0]?.year).toBe('2026');
  });
});
