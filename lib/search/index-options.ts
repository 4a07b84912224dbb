import type { Options } from 'minisearch';
import type { Paper } from '../papers/paper.ts';
import { foldTerm, splitWords } from './words.ts';

/**
 * Stands in every segment. To be raised with any change of the fields or of how words are made: a segment
 * of another version is made anew.
 */
export const INDEX_VERSION = 'minisearch-7/4';

export const INDEX_FIELDS = ['title', 'abstract', 'authors', 'keywords', 'organization'] as const;
export type IndexField = (typeof INDEX_FIELDS)[number];

// Authors of the largest collaborations would outweigh everything else in the index.
const MAX_INDEXED_AUTHORS = 300;

/** How papers become an index; the same object builds it and loads it. */
export const INDEX_OPTIONS: Options<Paper> = {
  fields: [...INDEX_FIELDS],
  extractField: (paper, field) => extractField(paper, field as IndexField | 'id'),
  tokenize: splitWords,
  processTerm: (term) => foldTerm(term) || null,
};

/** The text of a field, as it is indexed; entries of a list are set apart by " ; ". */
export function extractField(paper: Paper, field: IndexField | 'id'): string {
  if (field === 'authors') return paper.authors.slice(0, MAX_INDEXED_AUTHORS).join(' ; ');
  if (field === 'keywords') return paper.keywords.join(' ; ');
  if (field === 'organization') return paper.organization ?? '';
  return paper[field];
}
