import type { PaperId } from '../papers/arxiv-id.ts';
import type { RelatedPaper } from '../papers/related-paper.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { foldWords } from '../search/words.ts';
import type { Corpus } from '../store/corpus.ts';
import type { StoredPaper } from '../store/schema.ts';
import { toPaperSubject } from './paper-subject.ts';
import type { RankedPaper } from './rank-candidates.ts';
import { rankForPage, type PageRanking } from './rank-for-page.ts';
import { noMarks, toRelatedPaper, type MarksOf } from './related-from-stored.ts';
import { findSharedPhrases, findSharedWords } from './shared-phrases.ts';

export interface SimilarOptions {
  readonly limit: number;
  /** Hidden papers are left out. Nothing has been said of any when left out. */
  readonly marksOf?: MarksOf;
}

/** Of neighbors by words, those with common authors come before others much like them. */
const AUTHOR_WORTH = 0.8;
const MAX_AUTHORS_COUNTED = 3;
/** One common author may be a namesake. */
const SAME_AUTHORS = 2;
/** In the scores of ranking; of a paper of the corpus, ten others reach it in nineteen of twenty cases. */
const LEAST_SIMILAR = 2.5;
const MAX_TERMS = 4;

/**
 * Finds the papers most like one of the corpus, best first; none when the corpus does not hold it.
 *
 * @throws StoreError
 */
export async function findSimilar(
  index: SearchIndex,
  corpus: Pick<Corpus, 'getPapers'>,
  id: PaperId,
  { limit, marksOf = noMarks }: SimilarOptions,
): Promise<RelatedPaper[]> {
  const [paper] = await corpus.getPapers([id]);
  if (!paper) return [];
  const ranking = await index.ask((segments) => rankForPage(segments, corpus, toPaperSubject(paper), id));
  return chooseSimilar(ranking, paper)
    .filter((similar) => !marksOf(similar.paper.id).isHidden)
    .slice(0, limit)
    .map((similar) => describe(similar, ranking, marksOf));
}

interface Similar {
  readonly paper: StoredPaper;
  readonly score: number;
  readonly commonAuthors: number;
}

/** Those above the floor, best first. */
function chooseSimilar({ ranked }: PageRanking, { authors }: Pick<StoredPaper, 'authors'>): Similar[] {
  const names = new Set(authors.map(foldName));
  const rate = ({ paper, score }: RankedPaper<StoredPaper>): Similar => {
    const commonAuthors = paper.authors.filter((name) => names.has(foldName(name))).length;
    return { paper, score: score + AUTHOR_WORTH * Math.min(MAX_AUTHORS_COUNTED, commonAuthors), commonAuthors };
  };
  return ranked
    .map(rate)
    .filter(({ score }) => score >= LEAST_SIMILAR)
    .sort((a, b) => b.score - a.score);
}

function describe({ paper, commonAuthors }: Similar, { matcher }: PageRanking, marksOf: MarksOf): RelatedPaper {
  const phrases = findSharedPhrases(matcher, paper, MAX_TERMS);
  const grounds = [
    ...(commonAuthors >= SAME_AUTHORS ? ['same authors'] : []),
    ...(phrases.length > 0 ? [`shares: ${phrases.join(', ')}`] : []),
  ];
  const detail = grounds.join('; ') || 'by its words';
  const terms = findSharedWords(matcher, paper.title);
  return toRelatedPaper(paper, marksOf, { isOwn: false, reason: { label: 'Similar', detail }, terms });
}

function foldName(name: string): string {
  return foldWords(name).join(' ');
}
