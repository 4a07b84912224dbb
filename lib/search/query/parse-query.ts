import { findPaperIdInUrl, type PaperId, parsePaperDoi, parsePaperId } from '../../papers/arxiv-id.ts';
import type { IndexField } from '../index-options.ts';
import { foldWords, forEachWord } from '../words.ts';
import type { Clause, Query, QueryFault, Span } from './query-tree.ts';
import { readCondition } from './read-condition.ts';
import { type QueryToken, readTokens } from './read-tokens.ts';
import { expandWords, takeLiterally } from './word-variants.ts';

/** UTF-16 units. Longer than any title; what is pasted beyond it would cost time and find nothing more. */
export const MAX_QUERY_LENGTH = 300;
/** Each word costs a search, and the sixteenth no longer tells papers apart. */
const MAX_MEANINGS = 16;
const MAX_CLAUSES = 16;

const FIELDS: ReadonlyMap<string, IndexField> = new Map([
  ['title', 'title'],
  ['abstract', 'abstract'],
  ['author', 'authors'],
  ['authors', 'authors'],
  ['keyword', 'keywords'],
  ['keywords', 'keywords'],
  ['org', 'organization'],
  ['organization', 'organization'],
  ['organisation', 'organization'],
]);

/** What a token came to: a condition, something wrong, or text. */
type Part = { readonly clause: Clause } | { readonly fault: QueryFault } | { readonly textSpan: Span };

/**
 * Understands typed text as far as it can: what is not understood is text to be searched, and only what
 * can no longer become right is a fault. Any text is a query; of a long one the beginning is.
 */
export function parseQuery(typed: string): Query {
  const text = typed.slice(0, MAX_QUERY_LENGTH);
  const parts = joinText(readTokens(text).flatMap((token) => readToken(text, token)));
  const clauses = parts.flatMap((part) => {
    if ('textSpan' in part) return toWordsClause(text, { span: part.textSpan, typed: textAt(text, part.textSpan) });
    return 'clause' in part ? part.clause : [];
  });
  const faults = parts.flatMap((part) => ('fault' in part ? part.fault : []));
  return { text, clauses: limitClauses(clauses), faults };
}

/** Understands the text of a query that nobody is typing: its last word is a whole one. */
export function parseSavedQuery(text: string): Query {
  return parseQuery(`${text.slice(0, MAX_QUERY_LENGTH - 1)} `);
}

/** The words that a paper should hold, whatever they stand for. */
export function plainWords({ clauses }: Query): string[] {
  return clauses.flatMap((clause) => {
    if (clause.isNegated) return [];
    if (clause.kind === 'phrase') return clause.terms;
    return clause.kind === 'words' ? clause.meanings.flatMap(({ alternatives }) => alternatives[0].terms) : [];
  });
}

function readToken(text: string, token: QueryToken): Part[] {
  const { span, isNegated, name = '', value, isQuoted } = token;
  const reading = readCondition(name, value);
  if (reading && 'condition' in reading) return [{ clause: { ...reading.condition, span, isNegated } }];
  if (reading && !(reading.isBegun && !token.isFinished)) return [{ fault: { span, words: reading.fault } }];
  const id = isQuoted ? undefined : findPaperId(textAt(text, span).slice(isNegated ? 1 : 0));
  if (id !== undefined) return [{ clause: { kind: 'paper', id, span, isNegated } }];
  const field = FIELDS.get(name);
  if (isQuoted && (name === '' || field)) return toPhraseClause(token, field).map((clause) => ({ clause }));
  if (!field && !isNegated) return [{ textSpan: span }];
  const typed = field ? value : textAt(text, span);
  return toWordsClause(text, { span, typed, field, isNegated }).map((clause) => ({ clause }));
}

/** Neighboring pieces of text are one, so that names of several words are seen. */
function joinText(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && 'textSpan' in last && 'textSpan' in part) {
      joined[joined.length - 1] = { textSpan: { start: last.textSpan.start, end: part.textSpan.end } };
    } else joined.push(part);
  }
  return joined;
}

interface TypedWords {
  readonly span: Span;
  readonly typed: string;
  readonly field?: IndexField | undefined;
  readonly isNegated?: boolean;
}

/** A clause of words, or none where nothing in them is a letter or a digit. */
function toWordsClause(text: string, { span, typed, field, isNegated = false }: TypedWords): Clause[] {
  const terms = foldWords(typed);
  // What is excluded is excluded as a whole word: "-s" must not empty the list on the way to "-survey".
  const isUnfinished = !isNegated && span.end === text.length && endsInWord(typed);
  const meanings = (field === 'authors' ? takeLiterally : expandWords)(terms, isUnfinished);
  return terms.length === 0 ? [] : [{ kind: 'words', span, isNegated, ...(field && { field }), meanings }];
}

function endsInWord(text: string): boolean {
  let lastEnd = 0;
  forEachWord(text, (_start, end) => (lastEnd = end));
  return lastEnd > 0 && lastEnd === text.length;
}

function toPhraseClause({ span, value, isNegated }: QueryToken, field: IndexField | undefined): Clause[] {
  const terms = foldWords(value).slice(0, MAX_MEANINGS);
  return terms.length === 0 ? [] : [{ kind: 'phrase', span, isNegated, ...(field && { field }), terms }];
}

function limitClauses(clauses: readonly Clause[]): Clause[] {
  const limited: Clause[] = [];
  let left = MAX_MEANINGS;
  for (const clause of clauses.slice(0, MAX_CLAUSES)) {
    if (clause.kind !== 'words') limited.push(clause);
    else if (left > 0) {
      limited.push(Object.assign({}, clause, { meanings: clause.meanings.slice(0, left) }));
      left -= clause.meanings.length;
    }
  }
  return limited;
}

/** Copied ids stand in brackets, before commas, and without the beginning of their address. */
function findPaperId(text: string): PaperId | undefined {
  const bare = text.replace(/^[([<]+|[)\]>,;.]+$/g, '').replace(/^(?:arxiv:?\s+|doi:\s*)/i, '');
  return (
    parsePaperId(bare) ??
    findPaperIdInUrl(bare) ??
    (/^[\w.-]+\.[a-z]+\//i.test(bare) ? findPaperIdInUrl(`https://${bare}`) : undefined) ??
    parsePaperDoi(bare)
  );
}

function textAt(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
