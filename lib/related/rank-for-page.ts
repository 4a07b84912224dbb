import type { PageSubject } from '../pages/page-subject.ts';
import type { PaperId } from '../papers/arxiv-id.ts';
import type { SegmentedIndex } from '../search/segments/segmented-index.ts';
import type { ReadCorpus } from '../store/corpus.ts';
import type { StoredPaper } from '../store/schema.ts';
import { findCandidatesForPage, rateWeight, type PageCandidate } from './find-candidates-for-page.ts';
import { PaperMatcher } from './match-paper.ts';
import { readPageWords, type PageWords } from './page-words.ts';
import {
  featurePapers,
  matchCandidate,
  rankFeatured,
  type FeaturedPaper,
  type MatchedPaper,
  type RankedPaper,
} from './rank-candidates.ts';
import { readInGroups } from './read-in-groups.ts';

/** So many rows are read and compared with a page that waits; comparing a hundred brings no more pages right. */
const COMPARED = 30;
/** Rows that are read together. */
const GROUP = 10;
/** A paper that the page names but the index does not bring up for its words. */
const FAR: Omit<PageCandidate, 'id'> = { title: 0, text: 0, length: 0, place: COMPARED };

/** The papers nearest to a page, best first, and what they were compared by. */
export interface PageRanking {
  readonly ranked: readonly RankedPaper<StoredPaper>[];
  /** All of them, in no order of note. */
  readonly featured: readonly FeaturedPaper<StoredPaper>[];
  readonly matcher: PaperMatcher;
}

export interface RankOptions {
  /** The page's words, where they have been read already. */
  readonly words?: PageWords;
  /** The paper that the page is of, where near ones alone are asked for. */
  readonly except?: PaperId;
  /** How many papers are compared with the page at most, beside those that it names. */
  readonly compared?: number;
}

/**
 * Ranks the papers nearest to a page's text, and those it names.
 *
 * @throws StoreError, and SegmentError when the index is unsound
 */
export async function rankForPage(
  index: SegmentedIndex,
  corpus: Pick<ReadCorpus, 'getPapers'>,
  subject: PageSubject,
  options: RankOptions = {},
): Promise<PageRanking> {
  const { featured, matcher } = await featureForPage(index, corpus, subject, options);
  return { ranked: rankFeatured(featured), featured, matcher };
}

/** The candidates of a page with the features that they are ranked by. */
export async function featureForPage(
  index: SegmentedIndex,
  corpus: Pick<ReadCorpus, 'getPapers'>,
  subject: PageSubject,
  { words, except, compared = COMPARED }: RankOptions = {},
): Promise<{ featured: FeaturedPaper<StoredPaper>[]; matcher: PaperMatcher }> {
  // While this is read, so is the page; words of the papers found are weighed as well.
  const reading = index.loadWeights();
  const pageWords = words ?? readPageWords(subject);
  await reading;
  const choosing = findCandidatesForPage(index, pageWords, compared);
  const most = Math.log1p(index.documentCount);
  const matcher = new PaperMatcher(pageWords, (word) => rateWeight(index, index.weigh(word)) / most);
  const near = await choosing;
  const known = new Set(near.map(({ id }) => id));
  const named = subject.namedPapers.filter(({ id }) => !known.has(id)).map(({ id }) => Object.assign({ id }, FAR));
  const candidates = [...near, ...named].filter(({ id }) => id !== except);
  const matched = await matchCandidates(corpus, matcher, candidates);
  return { featured: featurePapers(pageWords, matched), matcher };
}

/** Compares candidates with their page: some are read while those before them are compared. */
async function matchCandidates(
  corpus: Pick<ReadCorpus, 'getPapers'>,
  matcher: PaperMatcher,
  candidates: readonly PageCandidate[],
): Promise<MatchedPaper<StoredPaper>[]> {
  const groups = Array.from({ length: Math.ceil(candidates.length / GROUP) }, (_, group) =>
    candidates.slice(group * GROUP, (group + 1) * GROUP),
  );
  const matched: MatchedPaper<StoredPaper>[] = [];
  const load = (group: readonly PageCandidate[]): Promise<StoredPaper[]> => corpus.getPapers(group.map(({ id }) => id));
  await readInGroups(groups, load, (group, read) => {
    const papers = new Map(read.map((paper) => [paper.id, paper]));
    for (const candidate of group) {
      const paper = papers.get(candidate.id);
      if (paper && !paper.isWithdrawn) matched.push(matchCandidate(matcher, { candidate, paper }));
    }
  });
  return matched;
}
