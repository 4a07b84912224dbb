import { foldTerm, forEachWord } from './words.ts';

/** A stretch of text, in UTF-16 units: from `start` up to but not including `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

interface MetWord extends TextRange {
  /** Which word of the text it is. */
  readonly position: number;
  readonly isMinor: boolean;
}

const NO_RANGES: readonly TextRange[] = [];
/** They stand everywhere, and mark nothing but the names they belong to: a mixture of experts. */
const MINOR_WORDS = new Set('a an and are as at by for from in is of on or the to via we with'.split(' '));

/**
 * The words of a text that a search met: in order, apart from each other, and those that touch as one, as
 * words do that are written without spaces.
 *
 * @param terms words as the index knows them; for one met by its beginning or in spite of a typing error,
 *   the word that was met
 */
export function findHighlights(text: string, terms: readonly string[]): readonly TextRange[] {
  if (terms.length === 0) return NO_RANGES;
  const met = findMetWords(text, new Set(terms));
  return joinTouching(terms.every((term) => MINOR_WORDS.has(term)) ? met : met.filter(isWorthMarking));
}

function findMetWords(text: string, terms: ReadonlySet<string>): MetWord[] {
  const met: MetWord[] = [];
  let position = 0;
  forEachWord(text, (start, end) => {
    const term = foldTerm(text.slice(start, end));
    // Accents alone are no word, and stand between none.
    if (term === '') return;
    if (terms.has(term)) met.push({ start, end, position, isMinor: MINOR_WORDS.has(term) });
    position += 1;
  });
  return met;
}

function isWorthMarking({ position, isMinor }: MetWord, number: number, met: readonly MetWord[]): boolean {
  return !isMinor || met[number - 1]?.position === position - 1 || met[number + 1]?.position === position + 1;
}

function joinTouching(words: readonly TextRange[]): TextRange[] {
  const ranges: TextRange[] = [];
  for (const { start, end } of words) {
    const last = ranges.at(-1);
    if (last?.end === start) ranges[ranges.length - 1] = { start: last.start, end };
    else ranges.push({ start, end });
  }
  return ranges;
}
