import { beforeEach, describe, expect, test } from 'vitest';
import { buildSubjectText } from '../../../lib/pages/build-subject-text.ts';
import type { NamedPaper, PageSubject } from '../../../lib/pages/page-subject.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import { parseSafeUrl } from '../../../lib/papers/safe-url.ts';
import { findRelated, type RelatedParts } from '../../../lib/related/find-related.ts';
import type { Corpus } from '../../../lib/store/corpus.ts';
import { createSessionCorpus } from '../../../lib/store/session-corpus.ts';
import { aFetchedDay, anId, idNumber } from '../../support/a-paper.ts';
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

const noIndex = (): Promise<never> => Promise.reject(new Error('no index'));

describe('findRelated, by exact evidence alone', () => {
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
  const find = async (subject: PageSubject, parts: Partial<RelatedParts> = {}) =>
    findRelated({ corpus, openIndex: noIndex, ...parts }, subject);
  const findIds = async (subject: PageSubject): Promise<string[]> => (await find(subject)).map(({ id }) => id);

  test('findRelated finds nothing when neither names the other', async () => {
    await store({ n: 1 }, { n: 2, repository: 'moreau/other' });

    expect(await find(aSubject())).toEqual([]);
  });

  test('findRelated finds the paper of the repository that a fork comes from, after papers of the fork itself', async () => {
    await store(
      { n: 1, repository: 'lab/routing' },
      { n: 2, repository: 'moreau/routing' },
      { n: 3, repository: 'lab/other' },
    );

    const found = await find(aSubject({ name: 'moreau/routing', origin: 'Lab/Routing' }));

    expect(found.map(({ id, isOwn, reason }) => [id, isOwn, reason.detail])).toEqual([
      [idNumber(2), true, 'its authors give this as its code'],
      [idNumber(1), true, 'it is a fork of what its authors give as its code'],
    ]);
  });

  test('findRelated calls a paper likely the repository’s when the README clones its code under the same name', async () => {
    await store({ n: 1, repository: 'lab/routing' }, { n: 2, repository: 'Moreau/Routing' });

    const found = await find(aSubject({ former: 'Lab/Routing' }));

    expect(found.map(({ id, isOwn, reason }) => [id, isOwn, reason.label, reason.detail])).toEqual([
      [idNumber(2), true, 'This repository’s paper', 'its authors give this as its code'],
      [idNumber(1), true, 'Likely this repository’s paper', 'its README clones what the authors give as its code'],
    ]);
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

  test('findRelated shows what the page names and the corpus does not hold, as far as it is known', async () => {
    const namedPapers: NamedPaper[] = [
      { id: idNumber(9), where: 'tag', title: 'Routing\n  in Mixtures' },
      { id: anId('math.GT/0309136'), where: 'link' },
    ];

    expect(await find(aSubject({ namedPapers }))).toEqual([
      {
        id: idNumber(9),
        title: 'Routing in Mixtures',
        url: `https://huggingface.co/papers/${idNumber(9)}`,
        year: '2025',
        upvotes: undefined,
        isOwn: false,
        reason: { label: 'Tagged', detail: 'the Hub ties it to this repository' },
        terms: [],
        isSaved: false,
        citation: expect.stringContaining('title = {{Routing in Mixtures}}') as string,
      },
      expect.objectContaining({ title: 'arXiv:math.GT/0309136', year: '2003' }),
    ]);
  });

  test('findRelated puts the first named paper first when nothing but the ids is known', async () => {
    await store({ n: 2 }, { n: 3 });

    expect(await findIds(aSubject({ namedPapers: named([1, 'link'], [2, 'link'], [3, 'badge']) }))).toEqual(
      [1, 2, 3].map(idNumber),
    );
  });

  test('findRelated keeps silent when a repository names a list of papers', async () => {
    const many = Array.from({ length: 9 }, (_, n) => n + 1);
    await store(...many.slice(4).map((n) => ({ n })));
    const namedPapers = named(...many.map((n) => [n, 'link'] as const));

    expect(await find(aSubject({ namedPapers }))).toEqual([]);
    expect(await find(aSubject({ site: undefined, kind: 'page', namedPapers }))).toHaveLength(9);
  });

  test('findRelated keeps silent when a card names only what its tools have written there', async () => {
    const namedPapers: NamedPaper[] = [{ id: anId('2402.03300'), where: 'tag' }];
    await store({ n: 1 });

    expect(await find(aSubject({ site: 'hugging-face', kind: 'model', namedPapers }))).toEqual([]);
    expect(await find(aSubject({ namedPapers }))).toHaveLength(1);
  });

  test('findRelated counts no benchmark among a model’s papers, and counts it among those of its data set', async () => {
    const named: NamedPaper[] = [
      { id: anId('2009.03300'), where: 'tag' },
      { id: anId('2301.00001'), where: 'tag' },
    ];
    const hub = { site: 'hugging-face', namedPapers: named } as const;

    expect(await findIds(aSubject({ ...hub, kind: 'model' }))).toEqual(['2301.00001']);
    expect(await findIds(aSubject({ ...hub, kind: 'dataset' }))).toEqual(['2009.03300', '2301.00001']);
  });

  test('findRelated leaves out hidden papers and knows saved ones', async () => {
    await store({ n: 1 }, { n: 2 }, { n: 3 });
    const marksOf = (id: string) => ({ isHidden: id === idNumber(1), isSaved: id === idNumber(3) });

    const related = await find(aSubject({ namedPapers: named([1, 'link'], [2, 'link'], [3, 'link']) }), {
      marksOf: Promise.resolve(marksOf),
    });

    expect(related.map(({ id, isSaved }) => [id, isSaved])).toEqual([
      [idNumber(2), false],
      [idNumber(3), true],
    ]);
  });

  test('findRelated shows as many as are asked for, twenty when nobody says, the own paper first', async () => {
    const many = Array.from({ length: 50 }, (_, n) => ({ n: n + 1 }));
    await store(...many, { n: 60, abstract: 'https://huggingface.co/spaces/moreau/routing' });
    const subject = aSubject({
      site: undefined,
      kind: 'space',
      namedPapers: many.map(({ n }) => named([n, 'link'])[0]!),
    });
    const ids = [60, ...Array.from({ length: 19 }, (_, n) => n + 1)].map(idNumber);

    expect(await findIds(subject)).toEqual(ids);
    const two = await findRelated({ corpus, openIndex: noIndex }, subject, { limit: 2 });
    expect(two.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  });

  test('findRelated says of several papers that claim one repository that each is one of them', async () => {
    await store({ n: 1, repository: 'moreau/routing' }, { n: 2, repository: 'moreau/routing' });

    expect((await find(aSubject())).map(({ reason }) => reason.label)).toEqual([
      'One of this repository’s papers',
      'One of this repository’s papers',
    ]);
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

  test('findRelated knows the paper of a paper’s page, and calls no other one so', async () => {
    await store({ n: 1 }, { n: 2 });
    const namedPapers = named([1, 'link'], [2, 'link']);
    const subject = aSubject({ site: 'arxiv', kind: 'paper', name: idNumber(1), namedPapers });

    expect(await find(subject)).toMatchObject([
      { id: idNumber(1), isOwn: true, reason: { label: 'This paper', detail: 'in the Daily Papers' } },
    ]);
    expect(await find({ ...subject, name: idNumber(3) })).toEqual([]);
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
