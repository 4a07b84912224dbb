import type { PaperId } from '../papers/arxiv-id.ts';
import { searchSegments, TERMS_AS_THEY_ARE } from './segments/minisearch-over-segments.ts';
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
/** So many times what is asked for is scored by MiniSearch, chosen by weight and rareness of their terms. */
const SCORED_FACTOR = 3;
const MIN_SCORED = 60;

/** The papers nearest to weighted terms by MiniSearch's scores, best first. */
export async function findByTerms(
  index: SegmentedIndex,
  weighted: readonly WeightedTerm[],
  limit: number,
): Promise<ScoredId[]> {
  const chosen = chooseTerms(index, weighted);
  await index.load(chosen.map(({ indexTerm }) => indexTerm));
  const byTerm = new Map(chosen.map(({ indexTerm }) => [indexTerm.text, indexTerm]));
  const queries = chosen.map(({ indexTerm, weight }) => ({ queries: [indexTerm.text], boostTerm: () => weight }));
  const lookup = { find: (word: string) => byTerm.get(word), findPrefix: () => [], findFuzzy: () => [] };
  const candidates = markPromising(index, chosen, Math.max(MIN_SCORED, limit * SCORED_FACTOR));
  return searchSegments(index, { combineWith: 'OR', queries }, TERMS_AS_THEY_ARE, { lookup, candidates })
    .slice(0, limit)
    .map(({ doc, score }) => ({ id: index.getPaperId(doc), score }));
}

interface ChosenTerm {
  readonly indexTerm: IndexTerm;
  readonly weight: number;
}

/** The weightiest terms that the budget suffices for. */
function chooseTerms(index: SegmentedIndex, weighted: readonly WeightedTerm[]): ChosenTerm[] {
  const chosen: ChosenTerm[] = [];
  let left = POSTINGS_BUDGET;
  for (const { term, weight } of weighted.toSorted((a, b) => b.weight - a.weight)) {
    const indexTerm = index.terms.find(term);
    if (!indexTerm || indexTerm.weight > left) continue;
    chosen.push({ indexTerm, weight });
    left -= indexTerm.weight;
  }
  return chosen;
}

/** Marks the documents with the most weight of rare terms; where several share the last place, all of them. */
function markPromising(index: SegmentedIndex, chosen: readonly ChosenTerm[], count: number): Uint8Array {
  const sums = new Float32Array(index.docLimit);
  const touched: number[] = [];
  for (const { indexTerm, weight } of chosen) {
    for (const postings of index.getPostings(indexTerm)) {
      const worth = weight * Math.log(1 + index.documentCount / (postings?.docs.length ?? 1));
      if (postings) addTo(sums, postings.docs, worth, touched);
    }
  }
  const ascending = Float32Array.from(touched, (doc) => sums[doc]!).sort();
  const least = ascending[Math.max(0, ascending.length - count)] ?? 0;
  const marks = new Uint8Array(index.docLimit);
  for (const doc of touched) if (sums[doc]! >= least) marks[doc] = 1;
  return marks;
}

/** Most documents hold none of the terms: only those that do are looked at again. */
function addTo(sums: Float32Array, docs: Int32Array, worth: number, touched: number[]): void {
  for (let index = 0; index < docs.length; index += 1) {
    const doc = docs[index]!;
    if (sums[doc] === 0) touched.push(doc);
    sums[doc]! += worth;
  }
}
