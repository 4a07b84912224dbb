import { describe, expect, test } from 'vitest';
import { findCandidatesForPage } from '../../../lib/related/find-candidates-for-page.ts';
import { readPageWords } from '../../../lib/related/page-words.ts';
import { toPaperSubject } from '../../../lib/related/paper-subject.ts';
import { openIndex } from '../../../lib/search/opened-index.ts';
import { createMemoryCorpus } from '../../eval/search/memory-corpus.ts';
import { makeSyntheticPapers } from '../../eval/search/synthetic-corpus.ts';

const papers = makeSyntheticPapers(300, 3);
const corpus = createMemoryCorpus(papers);

describe('findCandidatesForPage', () => {
  test('findCandidatesForPage finds first the paper whose text the page has', async () => {
    const { index } = await openIndex(corpus.index);

    for (const paper of papers.slice(0, 20)) {
      const [first] = await findCandidatesForPage(index, readPageWords(toPaperSubject(paper)), 5);
      expect(first?.id).toBe(paper.id);
    }
  });

  test('findCandidatesForPage gives the first of all candidates when fewer are asked for', async () => {
    const { index } = await openIndex(corpus.index);

    for (const paper of papers.slice(20, 40)) {
      const page = readPageWords(toPaperSubject(paper));
      const all = await findCandidatesForPage(index, page, papers.length);

      expect(all.map(({ place }) => place)).toEqual(all.map((_, place) => place));
      for (const limit of [1, 7, 30])
        expect(await findCandidatesForPage(index, page, limit)).toEqual(all.slice(0, limit));
    }
  });

  test('findCandidatesForPage finds none when the page says nothing, or nothing that is known', async () => {
    const { index } = await openIndex(corpus.index);
    const find = (title: string) =>
      findCandidatesForPage(
        index,
        readPageWords(toPaperSubject({ ...papers[0]!, title, abstract: '', keywords: [] })),
        5,
      );

    expect(await find('')).toEqual([]);
    expect(await find('zzyzx qwfpgj')).toEqual([]);
  });
});
