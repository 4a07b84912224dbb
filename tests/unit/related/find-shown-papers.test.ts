import { describe, expect, test } from 'vitest';
import { readMarkdownSubject } from '../../../lib/pages/markdown-subject.ts';
import type { PageSubject } from '../../../lib/pages/page-subject.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import { findShownPapers } from '../../../lib/related/find-shown-papers.ts';
import { openIndex } from '../../../lib/search/opened-index.ts';
import { createMemoryCorpus } from '../../eval/search/memory-corpus.ts';
import { makeSyntheticPapers } from '../../eval/search/synthetic-corpus.ts';
import { aPaper, idNumber } from '../../support/a-paper.ts';

const TITLE = 'SurfelMem: Consistent Interactive Scenes with Surfel-Indexed View Memory';
const OWN = aPaper({
  id: idNumber(90_001),
  title: TITLE,
  abstract: 'We propose a memory of views indexed by surfels, for generators of interactive video scenes.',
});
const papers: readonly Paper[] = [...makeSyntheticPapers(300, 1), OWN];
const corpus = createMemoryCorpus(papers);

async function find(markdown: string, name: string) {
  const subject: PageSubject = readMarkdownSubject({ site: 'github', kind: 'repository', name, markdown });
  const { index } = await openIndex(corpus.index);
  return findShownPapers(index, corpus, subject);
}

describe('findShownPapers', () => {
  test('findShownPapers calls a paper the page’s own when name and title are the page’s', async () => {
    const { shown } = await find(
      `# ${TITLE}\nA memory of views indexed by surfels for interactive scenes.`,
      'ada/surfelmem',
    );

    expect(shown[0]).toMatchObject({ paper: { id: OWN.id }, isOwn: true });
    expect(shown[0]?.reason.detail).toBe('the page gives its title');
  });

  test('findShownPapers shows nothing when a page is of something else', async () => {
    const { shown } = await find(
      '# Dotfiles\nMy shell aliases and editor settings. Views of video included.',
      'ada/dotfiles',
    );

    expect(shown).toEqual([]);
  });

  test('findShownPapers shows nothing when a page says nothing', async () => {
    expect((await find('', 'ada/x')).shown).toEqual([]);
  });

  test('findShownPapers puts a named paper first when the words are another’s', async () => {
    const [other] = papers;
    const { ranked, shown } = await find(`# ${TITLE}\n[Paper](https://arxiv.org/abs/${other!.id})`, 'ada/surfelmem');

    expect(ranked[0]?.paper.id).toBe(other!.id);
    expect(shown[0]).toMatchObject({ paper: { id: other!.id }, isOwn: false, reason: { label: 'Linked' } });
  });
});
