import type { Query as MiniSearchQuery, QueryCombination, SearchOptions } from 'minisearch';
import type { Candidates, Wanted } from './find-candidates.ts';
import type { QueryTerms } from './query-terms.ts';
import type { Alternative } from './query/query-tree.ts';
import { searchSegments, type ScoredDoc } from './segments/minisearch-over-segments.ts';
import type { SegmentedIndex } from './segments/segmented-index.ts';

/** Words of these queries are terms of the index already. */
const AS_IT_IS = { tokenize: (word: string) => [word], processTerm: (word: string) => word };
const OPTIONS: SearchOptions = {
  ...AS_IT_IS,
  combineWith: 'OR',
  boost: { title: 4, keywords: 2, authors: 2, organization: 1.5 },
  weights: { prefix: 0.6, fuzzy: 0.3 },
  prefix: true,
  // Which misspellings count is the lookup's choice; the distance is only not to be less than any of them.
  fuzzy: 2,
};

/**
 * Scores candidates by MiniSearch, best first. That a paper says the same thing in several ways does not
 * make it better: MiniSearch's factor for the number of words met is taken out.
 */
export function scoreCandidates(
  index: SegmentedIndex,
  terms: QueryTerms,
  wanted: readonly Wanted[],
  { marks, count }: Candidates,
): ScoredDoc[] {
  if (count === 0) return [];
  const query: MiniSearchQuery = { combineWith: 'OR', queries: wanted.flatMap(toQueries) };
  return searchSegments(index, query, OPTIONS, { lookup: terms, candidates: marks })
    .map((scored) => Object.assign(scored, { score: scored.score / scored.metCount }))
    .sort((a, b) => b.score - a.score);
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
