import { formatShortDay } from '../../papers/format-day.ts';
import type { IndexField } from '../index-options.ts';
import { foldTerm, forEachWord } from '../words.ts';
import { findWriting } from './find-synonyms.ts';
import type { Clause, Comparison, HasSubject, Meaning, Query, Span } from './query-tree.ts';
import { SYNONYM_WEIGHT } from './word-variants.ts';

/** One thing that a query was understood to say, or could not be, in words. */
export interface QueryChip {
  readonly kind: 'condition' | 'synonyms' | 'fault';
  readonly label: string;
  /** What was typed for it, in the query's text. */
  readonly span: Span;
  /** What is left in its place when the reader does not want it. */
  readonly replacement: string;
  /** Whether the next letter may make it something else. */
  readonly isPassing: boolean;
}

type WordsClause = Extract<Clause, { kind: 'words' }>;

/** What a query says beyond its plain words, in the order it was typed. */
export function describeQuery({ text, clauses, faults }: Query): QueryChip[] {
  const chips = [
    ...clauses.filter((clause) => !isPlain(clause)).map((clause) => toChip(clause, describeClause(text, clause))),
    ...clauses.flatMap((clause) => (clause.kind === 'words' ? describeSynonyms(text, clause) : [])),
    ...faults.map(({ span, words }): QueryChip => ({ ...toChip({ span }, words), kind: 'fault' })),
  ];
  return chips.toSorted((a, b) => a.span.start - b.span.start);
}

/** The text of a query without one of its chips. */
export function removeChip(text: string, { span, replacement }: QueryChip): string {
  const before = text.slice(0, span.start);
  const after = text.slice(span.end);
  if (replacement === '') return `${before.trimEnd()} ${after.trimStart()}`.trim();
  // Quotes are read as such only between spaces, and a hyphen after one would be a minus.
  const isApart = /(?:^|\s)-?(?:[a-z]+[:：])?$/i.test(before);
  return (isApart ? before : before.replace(NO_WORD_END, ' ')) + replacement + after.replace(NO_WORD_START, ' ');
}

const NO_WORD_END = /[^\p{L}\p{N}\s]*\s*$/u;
const NO_WORD_START = /^(?!$)[^\p{L}\p{N}\s]*\s*/u;

function toChip({ span }: { readonly span: Span }, label: string): QueryChip {
  return { kind: 'condition', label, span, replacement: '', isPassing: false };
}

function isPlain(clause: Clause): boolean {
  return clause.kind === 'words' && clause.field === undefined && !clause.isNegated;
}

const FIELD_LABELS: Readonly<Record<IndexField, string>> = {
  title: 'title',
  abstract: 'abstract',
  authors: 'author',
  keywords: 'keyword',
  organization: 'organization',
};
const SUBJECT_LABELS: Readonly<Record<HasSubject, string>> = {
  code: 'code',
  project: 'a project page',
  summary: 'a summary',
};
const COMPARISON_LABELS: Readonly<Record<Comparison, string>> = {
  '>': 'over',
  '>=': 'at least',
  '<': 'under',
  '<=': 'at most',
  '=': 'exactly',
};

function describeClause(text: string, clause: Clause): string {
  const { isNegated } = clause;
  switch (clause.kind) {
    case 'words':
    case 'phrase':
      return describeWords(text, clause);
    case 'date':
      return describeDate(clause);
    case 'has':
      return `${isNegated ? 'without' : 'with'} ${SUBJECT_LABELS[clause.subject]}`;
    case 'is':
      return isNegated ? `not ${clause.state}` : clause.state;
    case 'votes': {
      const noun = clause.count === 1 ? 'vote' : 'votes';
      const votes = `${COMPARISON_LABELS[clause.comparison]} ${clause.count.toLocaleString('en')} ${noun}`;
      return isNegated ? `not ${votes}` : votes;
    }
    case 'paper':
      return isNegated ? `not the paper ${clause.id}` : `the paper ${clause.id}`;
  }
}

/** As it was typed, but for the quotes of a field, whose colon sets it apart. */
function describeWords(text: string, { kind, field, span, isNegated }: Extract<Clause, { kind: 'words' | 'phrase' }>) {
  const typed = text.slice(span.start + (isNegated ? 1 : 0), span.end);
  const value = (field ? typed.replace(/^[a-z]+[:：]/i, '') : typed).replace(/["“”„＂]/g, '').trim();
  const words = field ? `${FIELD_LABELS[field]}: ${value}` : kind === 'phrase' ? `“${value}”` : value;
  return isNegated ? `not ${words}` : words;
}

function describeDate({ from, to, isNegated }: Extract<Clause, { kind: 'date' }>): string {
  if (from !== undefined) return `${isNegated ? 'before' : 'since'} ${formatShortDay(from)}`;
  return `${isNegated ? 'after' : 'until'} ${formatShortDay(to ?? '')}`;
}

/** A chip for each name that has others; without it, the name is taken as it is, in quotes. */
function describeSynonyms(text: string, { span, field, isNegated, meanings }: WordsClause): QueryChip[] {
  const words = findWords(text, span).slice(field ? 1 : 0);
  let next = 0;
  return meanings.flatMap((meaning): QueryChip[] => {
    const first = words[next];
    next += meaning.alternatives[0].terms.length;
    const last = words[next - 1];
    const names = listSynonyms(meaning);
    if (names.length === 0 || !first || !last) return [];
    const place = { start: first.start, end: last.end };
    const replacement = `"${text.slice(place.start, place.end)}"`;
    const label = `also${isNegated ? ' not' : ''}: ${names.join(', ')}`;
    return [{ kind: 'synonyms', label, span: place, replacement, isPassing: meaning.isUnfinished }];
  });
}

/** As people write them, and without their plurals. */
function listSynonyms({ alternatives }: Meaning): string[] {
  return alternatives
    .filter(({ weight }) => weight === SYNONYM_WEIGHT)
    .flatMap(({ terms }) => findWriting(terms) ?? []);
}

function findWords(text: string, { start, end }: Span): Span[] {
  const words: Span[] = [];
  const typed = text.slice(start, end);
  forEachWord(typed, (from, to) => {
    if (foldTerm(typed.slice(from, to)) !== '') words.push({ start: start + from, end: start + to });
  });
  return words;
}
