import { foldTerm, WORD } from './words.ts';

/** A stretch of text, in UTF-16 units: from `start` up to but not including `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The words of a text that a search met, in order. */
export function findHighlights(text: string, terms: readonly string[]): TextRange[] {
  if (terms.length === 0) return [];
  const wanted = new Set(terms);
  const ranges: TextRange[] = [];
  for (const match of text.matchAll(WORD)) {
    if (wanted.has(foldTerm(match[0]))) ranges.push({ start: match.index, end: match.index + match[0].length });
  }
  return ranges;
}
