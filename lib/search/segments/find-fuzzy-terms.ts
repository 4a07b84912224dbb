import { visitFuzzyTerms, type FuzzyWord } from './fuzzy-terms.ts';
import type { IndexTerm, IndexTerms } from './index-terms.ts';
import { joinTerms, type FoundTerm } from './prefix-terms.ts';

/** A term near a word. */
export interface FuzzyTerm {
  readonly term: IndexTerm;
  readonly distance: number;
}

const MAX_KEPT = 100;
/** The words of a query that is being typed are asked for again and again. */
const found = new WeakMap<IndexTerms, Map<string, readonly FuzzyTerm[]>>();

/**
 * The terms within an edit distance of a word, the word itself included, with their distances. Apart from the terms
 * themselves, since a background that answers pages has no use for it.
 */
export function findFuzzyTerms(terms: IndexTerms, fuzzy: FuzzyWord): readonly FuzzyTerm[] {
  const known = found.get(terms) ?? new Map<string, readonly FuzzyTerm[]>();
  found.set(terms, known);
  const key = JSON.stringify([fuzzy.word, fuzzy.maxDistance, fuzzy.beginning]);
  const near = known.get(key) ?? walk(terms, fuzzy);
  if (known.size >= MAX_KEPT) known.clear();
  known.set(key, near);
  return near;
}

function walk(terms: IndexTerms, fuzzy: FuzzyWord): FuzzyTerm[] {
  const distances = new Map<string, number>();
  const near = terms.segments.map((segment) => {
    const ofSegment: FoundTerm[] = [];
    visitFuzzyTerms(segment, fuzzy, (cursor, distance) => {
      const { text } = cursor;
      ofSegment.push({ text, entry: cursor.entry });
      distances.set(text, distance);
    });
    return ofSegment;
  });
  return joinTerms(terms, near).map((term) => ({ term, distance: distances.get(term.text)! }));
}
