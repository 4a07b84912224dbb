/** Letters, digits and the accents on them. */
export const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * The words of a text, for index, query and highlighting alike. MiniSearch's own tokenizer keeps
 * symbols, and nobody types the signs of "<think>", "360°" or "$x$" to find them.
 */
export function splitWords(text: string): string[] {
  return Array.from(text.matchAll(WORD), ([word]) => word);
}

/** Folds case and diacritics, so that "godel" finds "Gödel". */
export function foldTerm(term: string): string {
  return term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
