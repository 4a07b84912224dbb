import type { PaperId } from '../papers/arxiv-id.ts';
import { searchSegments } from './segments/minisearch-over-segments.ts';
import type { IndexTerm } from './segments/index-terms.ts';
import type { SegmentedIndex } from './segments/segmented-index.ts';

/** A term as the index knows it, and how much it counts. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

export interface ScoredId {
  readonly id: PaperId;
  readonly score: number;
}

/**
 * Bytes of postings that one search reads, of about two bytes each. A term that would take more is in so
 * many papers that it tells them hardly apart.
 */
const POSTINGS_BUDGET = 30_000;

/** The papers nearest to weighted terms by MiniSearch's scores, best first. */
export async function findByTerms(
  index: SegmentedIndex,
  weighted: readonly WeightedTerm[],
  limit: number,
): Promise<ScoredId[]> {
  const chosen = chooseTerms(index, weighted);
  await index.load([...chosen.values()]);
  const queries = weighted
    .filter(({ term }) => chosen.has(term))
    .map(({ term, weight }) => ({ queries: [term], boostTerm: () => weight }));
  const lookup = { find: (word: string) => chosen.get(word), findPrefix: () => [], findFuzzy: () => [] };
  const options = { tokenize: (word: string) => [word], processTerm: (word: string) => word };
  return searchSegments(index, { combineWith: 'OR', queries }, options, { lookup })
    .slice(0, limit)
    .map(({ doc, score }) => ({ id: index.getPaperId(doc), score }));
}

/** The weightiest terms that the budget suffices for. */
function chooseTerms(index: SegmentedIndex, weighted: readonly WeightedTerm[]): Map<string, IndexTerm> {
  const chosen = new Map<string, IndexTerm>();
  let left = POSTINGS_BUDGET;
  for (const { term } of weighted.toSorted((a, b) => b.weight - a.weight)) {
    const found = index.terms.find(term);
    if (!found || found.weight > left) continue;
    chosen.set(term, found);
    left -= found.weight;
  }
  return chosen;
}
