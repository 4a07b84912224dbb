import type { PaperId } from '../papers/arxiv-id.ts';
import type { Reason, RelatedPaper } from '../papers/related-paper.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { foldWords } from '../search/words.ts';
import type { ReadCorpus } from '../store/corpus.ts';
import type { StoredPaper } from '../store/schema.ts';
import { noMarks, type MarksOf } from './marks-of.ts';
import { toPaperSubject } from './paper-subject.ts';
import type { PaperMatcher } from './match-paper.ts';
import { describePhrases } from './near-reasons.ts';
import type { RankedPaper } from './rank-candidates.ts';
import { rankForPage, type PageRanking } from './rank-for-page.ts';
import { toRelatedPaper } from './related-from-stored.ts';
import { findSharedPhrases, findSharedWords } from './shared-phrases.ts';

export interface SimilarOptions {
  readonly limit: number;
  /** Hidden papers are left out. Nothing has been said of any when left out. */
  readonly marksOf?: MarksOf;
}

/** Of these as many are found as are asked for. */
const COMPARED = 60;
/** Of neighbors by words, those with common authors come before others much like them. */
const AUTHOR_WORTH = 0.8;
const MAX_AUTHORS_COUNTED = 3;
/** One common author may be a namesake. */
const SAME_AUTHORS = 2;
/** In the scores of ranking; of a paper of the corpus, ten others reach it in nineteen of twenty cases. */
const LEAST_SIMILAR = 2.5;
const MAX_PHRASES = 4;

/**
 * Finds the papers most like one of the corpus, best first; none when the corpus does not hold it.
 *
 * @throws StoreError
 */
export async function findSimilar(
  index: SearchIndex,
  corpus: Pick<ReadCorpus, 'getPapers'>,
  id: PaperId,
  { limit, marksOf = noMarks }: SimilarOptions,
): Promise<RelatedPaper[]> {
  const [paper] = await corpus.getPapers([id]);
  if (!paper) return [];
  const ranking = await index.ask((segments) =>
    rankForPage(segments, corpus, toPaperSubject(paper), { except: id, compared: COMPARED }),
  );
  return chooseSimilar(ranking, paper.authors, LEAST_SIMILAR)
    .filter((similar) => !marksOf(similar.paper.id).isHidden)
    .slice(0, limit)
    .map((similar) => {
      const terms = findSharedWords(ranking.matcher, similar.paper.title);
      const reason = describeSimilar(similar, ranking.matcher);
      return toRelatedPaper(similar.paper, marksOf, { isOwn: false, reason, terms });
    });
}

/** A paper like another. */
export interface SimilarPaper {
  readonly paper: StoredPaper;
  /** In the scores of ranking. */
  readonly score: number;
  readonly commonAuthors: number;
}

/**
 * Those like a paper, best first.
 *
 * @param authors of that paper
 * @param least the score that they must have
 */
export function chooseSimilar(
  { ranked }: Pick<PageRanking, 'ranked'>,
  authors: readonly string[],
  least: number,
): SimilarPaper[] {
  const names = new Set(authors.map(foldName));
  const rate = ({ paper, score }: RankedPaper<StoredPaper>): SimilarPaper => {
    const commonAuthors = paper.authors.filter((name) => names.has(foldName(name))).length;
    return { paper, score: score + AUTHOR_WORTH * Math.min(MAX_AUTHORS_COUNTED, commonAuthors), commonAuthors };
  };
  return ranked
    .map(rate)
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score);
}

/** Says in words how a paper is like another. */
export function describeSimilar({ paper, commonAuthors }: SimilarPaper, matcher: PaperMatcher): Reason {
  const shares = describePhrases(findSharedPhrases(matcher, paper, MAX_PHRASES));
  return { label: 'Similar', detail: commonAuthors >= SAME_AUTHORS ? `same authors; ${shares}` : shares };
}

function foldName(name: string): string {
  return foldWords(name).join(' ');
}
