import type { PageSubject } from '../pages/page-subject.ts';
import type { SegmentedIndex } from '../search/segments/segmented-index.ts';
import type { ReadCorpus } from '../store/corpus.ts';
import type { StoredPaper } from '../store/schema.ts';
import { chooseShown, type FoundOnPage, type ShownPaper } from './choose-shown.ts';
import { loadEvidence } from './evidence.ts';
import { rankForPage, type PageRanking } from './rank-for-page.ts';

export interface ShownPapers {
  /** All that was compared: what is shown first, as it is shown, then the others. */
  readonly ranked: readonly { readonly paper: StoredPaper }[];
  /** What may be shown, best first; nothing when nothing is good enough. */
  readonly shown: readonly ShownPaper[];
}

/**
 * Finds the papers that belong to a page by what it names and says, and decides which may be shown.
 *
 * @param rank ranks the papers near the page, where that can be done
 * @throws StoreError
 */
export async function findOnPage(
  corpus: Pick<ReadCorpus, 'findByResource' | 'getPapers'>,
  subject: PageSubject,
  rank: () => Promise<PageRanking | undefined>,
): Promise<FoundOnPage> {
  const [evidence, ranking] = await Promise.all([loadEvidence(corpus, subject), rank()]);
  return { shown: chooseShown({ subject, evidence, ranking }), ranking };
}

/**
 * The same over an opened index, with all that was compared, for measuring.
 *
 * @throws StoreError, and SegmentError when the index is unsound
 */
export async function findShownPapers(
  index: SegmentedIndex,
  corpus: Pick<ReadCorpus, 'findByResource' | 'getPapers'>,
  subject: PageSubject,
): Promise<ShownPapers> {
  const { shown, ranking } = await findOnPage(corpus, subject, () => rankForPage(index, corpus, subject));
  const first = shown.flatMap(({ paper }) => (paper ? [{ paper }] : []));
  const ids = new Set(shown.map(({ id }) => id));
  return { ranked: [...first, ...(ranking?.ranked ?? []).filter(({ paper }) => !ids.has(paper.id))], shown };
}
