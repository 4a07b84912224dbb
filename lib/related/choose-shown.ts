import type { NamedPaper, PageSubject } from '../pages/page-subject.ts';
import type { PaperId } from '../papers/arxiv-id.ts';
import type { Reason } from '../papers/related-paper.ts';
import type { StoredPaper } from '../store/schema.ts';
import type { Evidence } from './evidence.ts';
import { averageFeatures, weighGrounds } from './grounds.ts';
import { describeNear } from './near-reasons.ts';
import type { RankedPaper } from './rank-candidates.ts';
import type { PageRanking } from './rank-for-page.ts';
import { isList, rankNamed } from './rank-named.ts';
import { describeLikelyNamed, describeReason } from './reasons.ts';
import { findSharedPhrases } from './shared-phrases.ts';
import { isTemplatePaper } from './template-papers.ts';
import { OWN_THRESHOLD } from './weights.ts';

/**
 * From this score on a paper is near enough to be shown beside one that belongs to the page, where that one is
 * held and reaches it too: scores are measured by the best of a page.
 */
const NEAR_SCORE = 4;
const MAX_PHRASES = 4;

/** A paper worth showing on a page. */
export interface ShownPaper {
  readonly id: PaperId;
  /** Undefined where neither corpus nor page gives it. */
  readonly title: string | undefined;
  /** Undefined for one that the page names and the corpus does not hold. */
  readonly paper: StoredPaper | undefined;
  /** Whether it may be called the page's own: by a claim of its record, or as a likelihood. */
  readonly isOwn: boolean;
  readonly reason: Reason;
}

/** A page's papers as they are chosen, and what they were compared by. */
export interface FoundOnPage {
  readonly shown: readonly ShownPaper[];
  readonly ranking: PageRanking | undefined;
}

/** What is known of a page's papers. */
export interface PageFindings {
  readonly subject: PageSubject;
  /** Stored papers tied to the page, claims first. */
  readonly evidence: readonly Evidence<StoredPaper>[];
  /** Undefined when the index could not be asked. */
  readonly ranking: PageRanking | undefined;
}

/**
 * Decides which papers are shown on a page and in which order: those whose record claims it, those it names,
 * then those near it; none when nothing is good enough. Papers near a paper are another matter.
 */
export function chooseShown(findings: PageFindings): ShownPaper[] {
  const claims = findings.evidence.filter(({ isOwn }) => isOwn);
  const certain = claims.filter(({ claimed }) => claimed !== 'former');
  const isKnown = (id: PaperId): boolean => claims.some(({ paper }) => paper.id === id);
  const claimed = claims.map((claim) => {
    const reason = describeReason(claim, findings.subject.kind, certain.length);
    return toShown(claim.paper, true, reason);
  });
  const named = chooseNamed(findings, claims.length === 0).filter(({ id }) => !isKnown(id));
  const isNamed = claimed.length + named.length > 0;
  const near = chooseNear(findings, isNamed).filter(({ id }) => !isKnown(id));
  return [...claimed, ...named, ...near];
}

/** The papers that a page names and means, the likeliest to be its own first. */
function chooseNamed(findings: PageFindings, isOwnSought: boolean): ShownPaper[] {
  const { subject, evidence, ranking } = findings;
  const ranked = new Map(ranking?.ranked.map((each) => [each.paper.id, each]));
  const likelihoodOf = (id: PaperId): number => ranked.get(id)?.ownProbability ?? 0;
  const held = new Map(evidence.map(({ paper }) => [paper.id, paper]));
  const scores = new Map(Array.from(ranked, ([id, { score }]) => [id, score]));
  const meant = subject.namedPapers.filter((each) => isMeant(each, subject, likelihoodOf(each.id)));
  return rankNamed(meant, scores).map(({ id, where, title }, place) => {
    const isOwn = isOwnSought && place === 0 && likelihoodOf(id) >= OWN_THRESHOLD;
    const tie = { isOwn: false, recordNames: undefined, pageNames: where };
    const reason = isOwn ? describeLikelyNamed(where, subject.kind) : describeReason(tie, subject.kind);
    const paper = held.get(id);
    return paper ? toShown(paper, isOwn, reason) : { id, title, paper, isOwn, reason };
  });
}

/** Of a list, and of what tools write into cards, only what the page's words are of. */
function isMeant({ id }: NamedPaper, subject: PageSubject, likelihood: number): boolean {
  // Who asks for a page's papers by hand asks for its list.
  const isOneOfMany = subject.site !== undefined && isList(subject.namedPapers);
  return likelihood >= OWN_THRESHOLD || !(isOneOfMany || isTemplatePaper(subject, id));
}

/**
 * @param isNamed whether there are papers by exact evidence: beside them none is called own that has none, for
 *   of nineteen pages that seemed to belong to another paper than the one they name, none did
 */
function chooseNear({ subject, evidence, ranking }: PageFindings, isNamed: boolean): ShownPaper[] {
  if (!ranking) return [];
  const names = new Set(subject.namedPapers.map(({ id }) => id));
  const others = ranking.ranked.filter(({ paper }) => !names.has(paper.id));
  const isOwnFound = !isNamed && (others[0]?.ownProbability ?? 0) >= OWN_THRESHOLD;
  if (!isNamed && !isOwnFound) return [];
  const tied = new Set(evidence.map(({ paper }) => paper.id));
  const isMeasured = isOwnFound || ranking.ranked.some(({ paper, score }) => score >= NEAR_SCORE && tied.has(paper.id));
  const isNear = ({ ownProbability, score }: RankedPaper): boolean =>
    isMeasured ? score >= NEAR_SCORE : ownProbability >= OWN_THRESHOLD;
  const near = others.filter((each, place) => (isOwnFound && place === 0) || isNear(each));
  const describe = createDescriber(ranking, subject);
  return near.map((each, place) => {
    const isOwn = isOwnFound && place === 0;
    return toShown(each.paper, isOwn, describe(each, isOwn));
  });
}

function createDescriber(ranking: PageRanking, { kind }: PageSubject) {
  const featured = new Map(ranking.featured.map((each) => [each.paper.id, each]));
  const average = averageFeatures(ranking.featured);
  return ({ paper, match }: RankedPaper<StoredPaper>, isOwn: boolean): Reason => {
    const grounds = weighGrounds(featured.get(paper.id)!, average);
    return describeNear(
      { match, grounds, isOwn, phrases: findSharedPhrases(ranking.matcher, paper, MAX_PHRASES) },
      kind,
    );
  };
}

/** A stored paper as one that is shown. */
export function toShown(paper: StoredPaper, isOwn: boolean, reason: Reason): ShownPaper {
  return { id: paper.id, title: paper.title, paper, isOwn, reason };
}
