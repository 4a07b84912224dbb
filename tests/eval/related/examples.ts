import type { Paper } from '../../../lib/papers/paper.ts';
import { openIndex } from '../../../lib/search/opened-index.ts';
import { featureForPage } from '../../../lib/related/rank-for-page.ts';
import { createMemoryCorpus } from '../search/memory-corpus.ts';
import { readSubject, type Level } from './levels.ts';
import type { PageRow } from './load-pages.ts';

/** The candidates of one page at one level, as features. */
export interface Example {
  readonly page: PageRow;
  readonly level: Level;
  /** By candidate. */
  readonly rows: readonly (readonly number[])[];
  /** Which candidate is the page's own paper, -1 when none is. */
  readonly target: number;
}

/** Reads the features of all pages: with a paper at both levels that say no identifier, without one as they are. */
export async function buildExamples(papers: readonly Paper[], pages: readonly PageRow[]): Promise<Example[]> {
  const corpus = createMemoryCorpus(papers);
  const { index } = await openIndex(corpus.index);
  const titles = new Map<string, string>(papers.map(({ id, title }) => [id, title]));
  const examples: Example[] = [];
  for (const page of pages) {
    const levels: readonly Level[] = page.paper === null ? ['masked'] : ['masked', 'hard'];
    for (const level of levels) {
      const subject = readSubject(page, level, titles.get(page.paper ?? ''));
      const { featured } = await featureForPage(index, corpus, subject);
      const target = featured.findIndex(({ paper }) => paper.id === page.paper);
      examples.push({ page, level, rows: featured.map(({ features }) => features), target });
    }
  }
  return examples;
}
