import type { PageSubject } from '../pages/page-subject.ts';
import type { RelatedPaper } from '../papers/related-paper.ts';
import type { AskedIndex } from '../search/asked-index.ts';
import type { ReadCorpus } from '../store/corpus.ts';
import type { ShownPaper } from './choose-shown.ts';
import { findBesidePaper, type AskRanking } from './find-beside-paper.ts';
import { findOnPage } from './find-shown-papers.ts';
import { noMarks, type MarksOf } from './marks-of.ts';
import { readPageWords } from './page-words.ts';
import { rankForPage, type PageRanking } from './rank-for-page.ts';
import { toNamedPaper, toRelatedPaper } from './related-from-stored.ts';
import { findSharedWords } from './shared-phrases.ts';

export interface RelatedParts {
  readonly corpus: ReadCorpus;
  /** Asked for at once, so that it is read while the exact evidence is. */
  readonly openIndex: () => Promise<Pick<AskedIndex, 'ask'>>;
  /** Hidden papers are left out. Nothing has been said of any when left out. */
  readonly marksOf?: MarksOf | Promise<MarksOf>;
}

/** More than a panel shows: what is left over is counted there. */
const MAX_RELATED = 20;

/**
 * Finds the papers that belong to a page: first those that exact evidence ties to it, then those near it; none
 * when nothing is good enough to be shown. Without an index, for instance while it is being made anew, the exact
 * evidence is all.
 *
 * @throws StoreError when the papers themselves cannot be read
 */
export async function findRelated(
  { corpus, openIndex, marksOf = noMarks }: RelatedParts,
  subject: PageSubject,
  { limit = MAX_RELATED }: { readonly limit?: number } = {},
): Promise<RelatedPaper[]> {
  const opening = openIndex();
  // Whoever asks it hears of its failure; until then nobody does.
  opening.catch(() => undefined);
  const ask: AskRanking = (rank) => opening.then((index) => index.ask(rank)).catch(() => undefined);
  const rank = (): Promise<PageRanking | undefined> => {
    // While the index is being read.
    const words = readPageWords(subject);
    return ask((index) => rankForPage(index, corpus, subject, { words }));
  };
  const { shown, ranking } =
    subject.kind === 'paper' ? await findBesidePaper(corpus, subject, ask) : await findOnPage(corpus, subject, rank);
  const known = await marksOf;
  const visible = shown.filter(({ id }) => !known(id).isHidden).slice(0, limit);
  return visible.map((each) => toRelated(each, ranking, known));
}

function toRelated(
  { id, title, paper, isOwn, reason }: ShownPaper,
  ranking: PageRanking | undefined,
  marksOf: MarksOf,
): RelatedPaper {
  if (!paper) return toNamedPaper({ id, title }, marksOf, reason);
  // All of an own paper's title may well be on its page.
  const terms = ranking && !isOwn ? findSharedWords(ranking.matcher, paper.title) : [];
  return toRelatedPaper(paper, marksOf, { isOwn, reason, terms });
}
