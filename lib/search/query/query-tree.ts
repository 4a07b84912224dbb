import type { PaperId } from '../../papers/arxiv-id.ts';
import type { IndexField } from '../index-options.ts';

/** A stretch of the typed text, in UTF-16 units: from `start` up to but not including `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One way to say what a word or a row of words says: all of its terms must be met. */
export interface Alternative {
  /** Folded as the index folds them, in order. */
  readonly terms: readonly string[];
  /** 1 for what was typed, less for what it may also mean. */
  readonly weight: number;
}

/** What one word or a row of words says, in each of the ways it can be said; one of them must be met. */
export interface Meaning {
  /** The typed one first. */
  readonly alternatives: readonly [Alternative, ...Alternative[]];
  /** Whether the last typed term may be the beginning of a word: it is still being typed. */
  readonly isUnfinished: boolean;
}

export type Comparison = '>' | '>=' | '<' | '<=' | '=';
export type HasSubject = 'code' | 'project' | 'summary';
export type IsState = 'saved' | 'read' | 'unread';

/** One condition of a query; a paper must meet all of them. */
export type Clause = { readonly span: Span; readonly isNegated: boolean } & (
  | { readonly kind: 'words'; readonly field?: IndexField; readonly meanings: readonly Meaning[] }
  /** Terms one after the other, in one field or in any one. */
  | { readonly kind: 'phrase'; readonly field?: IndexField; readonly terms: readonly string[] }
  /** From `from` on and up to and with `to`, both `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly from?: string; readonly to?: string }
  | { readonly kind: 'votes'; readonly comparison: Comparison; readonly count: number }
  | { readonly kind: 'has'; readonly subject: HasSubject }
  | { readonly kind: 'is'; readonly state: IsState }
  /** An arXiv id, an address of a paper, or arXiv's DOI of one. */
  | { readonly kind: 'paper'; readonly id: PaperId }
);

/** What is wrong with a condition; it is left out of the search. */
export interface QueryFault {
  readonly span: Span;
  /** For the reader, as a sentence without a full stop. */
  readonly words: string;
}

/** A typed query, understood as far as it can be: any text is one, an empty one has no clauses. */
export interface Query {
  /** What was typed, within bounds; spans count in it. */
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly faults: readonly QueryFault[];
}
