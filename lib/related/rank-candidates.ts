import type { Paper } from '../papers/paper.ts';
import { readFeatures, type RankFacts } from './features.ts';
import type { PageCandidate } from './find-candidates-for-page.ts';
import type { PaperMatch, PaperMatcher } from './match-paper.ts';
import { OWN_BIAS, OWN_WEIGHTS, RANK_WEIGHTS } from './weights.ts';

/** A candidate with its paper. */
export interface CandidatePaper<P extends Paper = Paper> {
  readonly candidate: PageCandidate;
  readonly paper: P;
}

/** A candidate that has been compared with its page. */
export interface MatchedPaper<P extends Paper = Paper> extends CandidatePaper<P> {
  readonly match: PaperMatch;
}

/** A candidate with all that its rank rests on. */
export interface RankedPaper<P extends Paper = Paper> extends MatchedPaper<P> {
  /** Only differences within a page mean something. */
  readonly score: number;
  /** The probability that the page is this paper's own, calibrated on READMEs and cards. */
  readonly ownProbability: number;
}

/** A candidate's features, in the order of FEATURE_NAMES. */
export interface FeaturedPaper<P extends Paper = Paper> extends MatchedPaper<P> {
  readonly features: readonly number[];
}

/** Stands for the other candidates where there is none. */
const LONE_SCORE = 0;
/** Of so many candidates, the most promising, the abstract is compared too. */
const MAX_ABSTRACTS = 8;

/** Names of authors on a page are strong evidence that cannot be fitted: few of the fitted papers have authors. */
const AUTHOR_WORTH = 0.8;
const MAX_AUTHORS_COUNTED = 3;

/** Compares a candidate with its page. */
export function matchCandidate<P extends Paper>(
  matcher: PaperMatcher,
  { candidate, paper }: CandidatePaper<P>,
): MatchedPaper<P> {
  return { candidate, paper, match: matcher.match(paper, candidate.place < MAX_ABSTRACTS) };
}

/** Reads the features of all candidates of a page. */
export function featurePapers<P extends Paper>(
  page: RankFacts['page'],
  matched: readonly MatchedPaper<P>[],
): FeaturedPaper<P>[] {
  const most = (read: (candidate: PageCandidate) => number): number =>
    matched.reduce((best, { candidate }) => Math.max(best, read(candidate)), Number.MIN_VALUE);
  const best = { text: most(({ text }) => text), title: most(({ title }) => title) };
  return matched.map((each) => ({ ...each, features: readFeatures({ ...each, page, best }) }));
}

/** Ranks a page's candidates, best first. */
export function rankFeatured<P extends Paper>(featured: readonly FeaturedPaper<P>[]): RankedPaper<P>[] {
  const scored = featured.map((each) => ({ each, score: rateRank(each) })).sort((a, b) => b.score - a.score);
  const scores = scored.map(({ score }) => score);
  return scored.map(({ each: { candidate, paper, match, features }, score }, place) => {
    const ownProbability = rateOwn(listOwnInputs(features, scores, place));
    return { candidate, paper, match, score, ownProbability };
  });
}

function rateRank({ features, match }: FeaturedPaper): number {
  return features.reduce((sum, value, place) => sum + value * RANK_WEIGHTS[place]!, rateAuthors(match));
}

/** What names of authors add to a score. */
export function rateAuthors({ authors }: Pick<PaperMatch, 'authors'>): number {
  return AUTHOR_WORTH * Math.min(MAX_AUTHORS_COUNTED, authors);
}

function rateOwn(inputs: readonly number[]): number {
  const logit = inputs.reduce((sum, value, place) => sum + value * OWN_WEIGHTS[place]!, OWN_BIAS);
  return 1 / (1 + Math.exp(-logit));
}

/**
 * What the probability of an own paper is told by: the candidate's features, its score, how far the best
 * other one is, and how many come near it.
 *
 * @param scores of all candidates of the page, the candidate's own at `place`
 */
export function listOwnInputs(features: readonly number[], scores: readonly number[], place: number): number[] {
  const score = scores[place]!;
  const rival = scores.reduce((best, each, at) => (at === place ? best : Math.max(best, each)), LONE_SCORE);
  const crowd = Math.log(scores.reduce((sum, each) => sum + Math.exp(each - score), 0));
  return [...features, score, score - rival, crowd];
}
