import type { PaperId } from '../papers/arxiv-id.ts';
import { FIRST_FEED_DAY } from '../papers/feed-day.ts';
import type { Corpus } from '../store/corpus.ts';
import type { StoredPaper } from '../store/schema.ts';
import { findCandidates, findNearCandidates, type Candidate } from './find-candidates.ts';
import { meetsClause, type PaperMarks } from './meets-clause.ts';
import { PaperText } from './paper-text.ts';
import { plainWords } from './query/parse-query.ts';
import type { Clause, Query } from './query/query-tree.ts';
import { QueryTerms } from './query-terms.ts';
import { hasAuthor, rankPapers, type TypedWord } from './rank-papers.ts';
import { ratePlaces } from './rate-places.ts';
import type { FindOptions, Found } from './search-index.ts';
import type { SegmentedIndex } from './segments/segmented-index.ts';
import { takeLiterally } from './query/word-variants.ts';
import type { Wanted } from './tally-docs.ts';

/** Fewer than these, and the words may have been misspelt. */
const FEW = 3;
/** Papers read at once. */
const BATCH = 50;
const MIN_BATCH = 16;
const NAMES_BATCH = 100;
/** Of papers with the typed words in their authors' names, nearly all that have one such author are among the first so many. */
const MOST_NAMES = 300;
const NO_MARKS: PaperMarks = { isSaved: false, isRead: false, isHidden: false };

/**
 * Finds the papers that a query asks for, best first: a paper named by its id or address, then those that
 * meet all conditions. Few or none that hold all words, and words are taken as misspelt, then as too many.
 *
 * @throws StoreError, SegmentError
 */
export async function findPapers(
  index: SegmentedIndex,
  corpus: SearchedCorpus,
  query: Query,
  { limit, marksOf = () => NO_MARKS }: FindOptions,
): Promise<Found[]> {
  const named = await findNamed(corpus, query);
  const conditions = query.clauses.filter(({ kind }) => kind !== 'paper');
  if (conditions.length === 0) return named.slice(0, limit);
  const byWords = conditions.some(isWanted);
  // The index decides of words, and of a phrase whether its words are there.
  const checked = byWords ? conditions.filter(({ kind }) => kind !== 'words') : conditions;
  const namedIds = new Set(named.map(({ paper }) => paper.id));
  const passes = (paper: StoredPaper): boolean => {
    const marks = marksOf(paper.id);
    if (marks.isHidden || paper.isWithdrawn || namedIds.has(paper.id)) return false;
    const text = new PaperText(paper);
    return checked.every((clause) => meetsClause(text, marks, clause));
  };
  const search = { corpus, limit: limit - named.length, passes };
  const rest = byWords ? await findByWords(search, index, query) : await listNewest(search);
  return [...named, ...rest].slice(0, limit);
}

type SearchedCorpus = Pick<Corpus, 'getPapers' | 'getDaysFrom'>;

interface Search {
  readonly corpus: SearchedCorpus;
  readonly limit: number;
  readonly passes: (paper: StoredPaper) => boolean;
}

function isWanted({ kind, isNegated }: Clause): boolean {
  return !isNegated && (kind === 'words' || kind === 'phrase');
}

async function findNamed(corpus: SearchedCorpus, { clauses }: Query): Promise<Found[]> {
  const ids = clauses.flatMap((clause): PaperId[] => (clause.kind === 'paper' && !clause.isNegated ? [clause.id] : []));
  return ids.length === 0 ? [] : (await corpus.getPapers(ids)).map((paper) => ({ paper, terms: [] }));
}

async function findByWords(search: Search, index: SegmentedIndex, query: Query): Promise<Found[]> {
  const { candidates, terms, wanted } = await chooseCandidates(index, query.clauses);
  // Whether the words are one author's name is seen in the papers alone.
  const batch = Math.max(candidates[0]?.isOfNames ? NAMES_BATCH : MIN_BATCH, search.limit);
  const read = async (start: number): Promise<[StoredPaper, Candidate][]> => {
    const byId = new Map(candidates.slice(start, start + batch).map((each) => [index.getPaperId(each.doc), each]));
    const papers = await search.corpus.getPapers([...byId.keys()]);
    return papers.map((paper) => [paper, byId.get(paper.id)!]);
  };
  // The storage reads while MiniSearch ranks.
  const firstRead = read(0);
  const places = ratePlaces(index, terms, wanted, candidates);
  const met = [...new Set(terms.listTerms().map(({ text }) => text))];
  const found: (Found & { readonly score: number })[] = [];
  const words = new Set(plainWords(query));
  const isNameLeft = (start: number): boolean =>
    start < MOST_NAMES && candidates[start]!.isOfTypedNames && !found.some(({ paper }) => hasAuthor(paper, words));
  // Conditions on facts are met by few, and papers are read only until enough of them are found.
  for (let start = 0; start < candidates.length && (found.length < search.limit || isNameLeft(start)); start += batch) {
    for (const [paper, { doc, score }] of await (start === 0 ? firstRead : read(start))) {
      if (search.passes(paper)) found.push({ paper, score: score + (places.get(doc) ?? 0), terms: met });
    }
  }
  return rankPapers(found, toTypedWords(query, terms)).slice(0, search.limit);
}

function toTypedWords(query: Query, terms: QueryTerms): TypedWord[] {
  return plainWords(query).map((word) => ({
    word,
    matches: new Set([word, ...terms.listMatches(word).map(({ term }) => term.text)]),
  }));
}

/** Without words to rank by, the newest papers first. */
async function listNewest({ corpus, limit, passes }: Search): Promise<Found[]> {
  const days = await corpus.getDaysFrom(FIRST_FEED_DAY);
  const ids = [...new Set(days.toReversed().flatMap(({ paperIds }) => paperIds))];
  const found: Found[] = [];
  for (let start = 0; start < ids.length && found.length < limit; start += BATCH) {
    const papers = await corpus.getPapers(ids.slice(start, start + BATCH));
    found.push(...papers.filter(passes).map((paper) => ({ paper, terms: [] })));
  }
  return found;
}

interface Choice {
  readonly candidates: readonly Candidate[];
  readonly terms: QueryTerms;
  readonly wanted: readonly Wanted[];
}

/** Documents that hold all words, best first; else those that hold words much like them; else most of them. */
async function chooseCandidates(index: SegmentedIndex, clauses: readonly Clause[]): Promise<Choice> {
  const wanted = clauses.filter(isWanted).flatMap(toWanted);
  const unwanted = clauses.filter(({ kind, isNegated }) => kind === 'words' && isNegated).map(toWanted);
  const meanings = wanted.map(({ meaning }) => meaning);
  const [terms] = await Promise.all([
    QueryTerms.open(index, [...meanings, ...unwanted.flat().map(({ meaning }) => meaning)]),
    index.loadDocs(),
  ]);
  await index.load(terms.listTerms());
  let candidates = findCandidates(index, terms, wanted, unwanted);
  for (const widen of [() => terms.completeFully(meanings), () => terms.allowSlips(meanings)]) {
    if (candidates.length >= FEW || !(await widen())) continue;
    await index.load(terms.listTerms());
    candidates = findCandidates(index, terms, wanted, unwanted);
  }
  if (candidates.length === 0) candidates = findNearCandidates(index, terms, wanted, unwanted);
  return { candidates, terms, wanted };
}

function toWanted(clause: Clause): Wanted[] {
  if (clause.kind === 'words') return clause.meanings.map((meaning) => ({ meaning, field: clause.field }));
  if (clause.kind !== 'phrase') return [];
  return takeLiterally(clause.terms).map((meaning) => ({ meaning, field: clause.field }));
}
