import type { Query as MiniSearchQuery, QueryCombination, SearchOptions } from 'minisearch';
import type { Candidate } from './find-candidates.ts';
import type { QueryTerms } from './query-terms.ts';
import type { Alternative } from './query/query-tree.ts';
import { searchSegments, TERMS_AS_THEY_ARE, type ScoredDoc } from './segments/minisearch-over-segments.ts';
import type { SegmentedIndex } from './segments/segmented-index.ts';
import type { Wanted } from './tally-docs.ts';

/** Beyond the first of them nobody looks, and scoring them all costs more than a frame. */
const MAX_SCORED = 60;
/** What a place by MiniSearch's score counts beside how well the words are held: it decides between equals. */
const FIRST_PLACE = 0.03;
const OPTIONS: SearchOptions = {
  ...TERMS_AS_THEY_ARE,
  combineWith: 'OR',
  boost: { title: 4, keywords: 2, authors: 2, organization: 1.5 },
  weights: { prefix: 0.6, fuzzy: 0.3 },
  prefix: true,
  // Which misspellings count is the lookup's choice; the distance is only not to be less than any of them.
  fuzzy: 2,
};

/**
 * What MiniSearch's order of the best candidates adds to their scores, by document: it decides between
 * those that hold the words alike.
 */
export function ratePlaces(
  index: SegmentedIndex,
  terms: QueryTerms,
  wanted: readonly Wanted[],
  candidates: readonly Candidate[],
): ReadonlyMap<number, number> {
  if (candidates.length === 0) return new Map();
  const marks = new Uint8Array(index.docLimit);
  for (const { doc } of candidates.slice(0, MAX_SCORED)) marks[doc] = 1;
  const query: MiniSearchQuery = { combineWith: 'OR', queries: wanted.flatMap(toQueries) };
  const scored = searchSegments(index, query, OPTIONS, { lookup: terms, candidates: marks }).sort(byTextScore);
  return new Map(scored.map(({ doc }, place) => [doc, FIRST_PLACE / (1 + place)]));
}

/** That a paper says a thing in several ways makes it no better: MiniSearch's factor for the words met is taken out. */
function byTextScore(a: ScoredDoc, b: ScoredDoc): number {
  return b.score / b.metCount - a.score / a.metCount;
}

function toQueries({ meaning, field }: Wanted): QueryCombination[] {
  const [{ terms: typed }] = meaning.alternatives;
  return meaning.alternatives.flatMap((alternative) =>
    alternative.terms.map((term) => ({
      queries: [term],
      boostTerm: () => weigh(alternative, typed.length),
      ...(field !== undefined && { fields: [field] }),
    })),
  );
}

/** However many words a name takes, it weighs as much as what was typed. */
function weigh({ terms, weight }: Alternative, typedCount: number): number {
  return (weight * typedCount) / terms.length;
}
