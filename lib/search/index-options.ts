import type { Options } from 'minisearch';
import type { Paper } from '../papers/paper.ts';

/**
 * Goes into every snapshot. To be raised with any change of the fields or of how words are made:
 * MiniSearch loads an index of other fields without complaint and answers wrongly.
 */
export const INDEX_VERSION = 'minisearch-7/2';

export const INDEX_FIELDS = ['title', 'abstract', 'authors', 'keywords'] as const;
export type IndexField = (typeof INDEX_FIELDS)[number];

// Authors of the largest collaborations would outweigh everything else in the index.
const MAX_INDEXED_AUTHORS = 300;

/** Letters, digits and the accents on them. */
export const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** How papers become an index; the same object builds it and loads it. */
export const INDEX_OPTIONS: Options<Paper> = {
  fields: [...INDEX_FIELDS],
  extractField: (paper, field) => extractField(paper, field as IndexField | 'id'),
  tokenize: splitWords,
  processTerm: (term) => foldTerm(term) || null,
};

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

function extractField(paper: Paper, field: IndexField | 'id'): string {
  if (field === 'authors') return paper.authors.slice(0, MAX_INDEXED_AUTHORS).join(' ; ');
  if (field === 'keywords') return paper.keywords.join(' ; ');
  return paper[field];
}
