import { foldTerm, forEachWord } from './words.ts';

/** A stretch of text, in UTF-16 units: from `start` up to but not including `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const NO_RANGES: readonly TextRange[] = [];

/**
 * The words of a text that a search met: in order, apart from each other, and those that touch as one, as
 * words do that are written without spaces.
 *
 * @param terms words as the index knows them; for one met by its beginning or in spite of a typing error,
 *   the word that was met
 */
export function findHighlights(text: string, terms: readonly string[]): readonly TextRange[] {
  if (terms.length === 0) return NO_RANGES;
  const wanted = new Set(terms);
  const ranges: TextRange[] = [];
  forEachWord(text, (start, end) => {
    if (!wanted.has(foldTerm(text.slice(start, end)))) return;
    const last = ranges.at(-1);
    if (last?.end === start) ranges[ranges.length - 1] = { start: last.start, end };
    else ranges.push({ start, end });
  });
  return ranges;
}
