import { foldTerm, splitWords } from './words.ts';

const MAX_LENGTH = 300;
const MAX_WORDS = 16;

export interface Query {
  /** What the user typed, within bounds. */
  readonly text: string;
  readonly words: readonly string[];
}

/** Brings typed text within bounds; any text is a query, an empty one has no words. */
export function parseQuery(typed: string): Query {
  const text = typed.slice(0, MAX_LENGTH).trim();
  // A word without a letter or digit, a lone accent, is none to the index either.
  const words = splitWords(text).filter((word) => foldTerm(word) !== '');
  return { text, words: words.slice(0, MAX_WORDS) };
}
