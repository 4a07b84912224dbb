import MiniSearch, { type Query, type SearchOptions, type SearchResult } from 'minisearch';
import { INDEX_FIELDS, INDEX_OPTIONS } from '../index-options.ts';
import type { Lengths } from './doc-columns.ts';
import type { FieldPostings, TermPostings } from './postings.ts';
import { findFuzzyTerms, type FuzzyTerm } from './find-fuzzy-terms.ts';
import type { IndexTerm } from './index-terms.ts';
import { findPrefix } from './prefix-terms.ts';
import type { SegmentedIndex } from './segmented-index.ts';

/** For queries whose words are terms of the index already. */
export const TERMS_AS_THEY_ARE = { tokenize: (term: string) => [term], processTerm: (term: string) => term };

/** Which terms of the index a word of a query stands for. */
export interface TermLookup {
  find(word: string): IndexTerm | undefined;
  findPrefix(word: string): readonly IndexTerm[];
  findFuzzy(word: string, maxDistance: number): readonly FuzzyTerm[];
}

export interface SegmentSearch {
  /** All that the index has, unless told otherwise. */
  readonly lookup?: TermLookup;
  /** Marks the documents to score; all when left out. Scores are the same either way. */
  readonly candidates?: Uint8Array | undefined;
}

/** A document and its score; the document's number is MiniSearch's `id`. */
export interface ScoredDoc {
  readonly doc: number;
  readonly score: number;
  /** The terms of the document that the query met. */
  readonly terms: readonly string[];
  /** How many words of the query it met; MiniSearch multiplies the score by it. */
  readonly metCount: number;
}

/**
 * Searches segments by MiniSearch's own scoring, prefix and fuzzy logic: it is given lookups in the
 * shape of its private maps, read from the segments as it asks. MiniSearch has no public way to bring
 * one's own index; `minisearch-over-segments.test.ts` fails when what is used here changes.
 *
 * Postings of all terms that the lookup yields must have been loaded.
 *
 * @throws SegmentError
 */
export function searchSegments(
  index: SegmentedIndex,
  query: Query,
  options: SearchOptions,
  { lookup = lookUpAll(index), candidates }: SegmentSearch = {},
): ScoredDoc[] {
  const toData = (term: IndexTerm): TermData => new TermData(index.getPostings(term), candidates);
  const mini = Object.assign(new MiniSearch(INDEX_OPTIONS), {
    _documentCount: index.documentCount,
    _avgFieldLength: index.averageLengths,
    _documentIds: { has: () => true, get: (doc: number) => doc },
    _storedFields: { get: () => undefined },
    _fieldLength: new FieldLengths(index),
    _index: {
      get(word: string) {
        const term = lookup.find(word);
        return term && toData(term);
      },
      atPrefix: (word: string) => lookup.findPrefix(word).map((term) => [term.text, toData(term)]),
      fuzzyGet: (word: string, maxDistance: number) =>
        new Map(lookup.findFuzzy(word, maxDistance).map(({ term, distance }) => [term.text, [toData(term), distance]])),
    },
  });
  return mini.search(query, options).map(toScoredDoc);
}

/** Every term of an index, as MiniSearch's own map would yield them. */
export function lookUpAll(index: SegmentedIndex): TermLookup {
  return {
    find: (word) => index.terms.find(word),
    findPrefix: (word) => findPrefix(index.terms, word),
    findFuzzy: (word, maxDistance) => findFuzzyTerms(index.terms, { word, maxDistance }),
  };
}

function toScoredDoc({ id, score, terms, queryTerms }: SearchResult): ScoredDoc {
  return { doc: id as number, score, terms, metCount: queryTerms.length };
}

/** In MiniSearch a map of field numbers to maps of document numbers to frequencies. */
class TermData {
  readonly #postings: TermPostings;
  readonly #candidates: Uint8Array | undefined;

  constructor(postings: TermPostings, candidates: Uint8Array | undefined) {
    this.#postings = postings;
    this.#candidates = candidates;
  }

  get(field: number): Frequencies | undefined {
    const postings = this.#postings[field];
    return postings && new Frequencies(postings, this.#candidates);
  }
}

/** In MiniSearch a map of document numbers to frequencies; it is iterated in order, and asked for the current one. */
class Frequencies implements IterableIterator<number> {
  readonly size: number;
  readonly #postings: FieldPostings;
  readonly #candidates: Uint8Array | undefined;
  readonly #step: { done: boolean; value: number } = { done: false, value: 0 };
  #index = -1;

  constructor(postings: FieldPostings, candidates: Uint8Array | undefined) {
    this.#postings = postings;
    this.#candidates = candidates;
    this.size = postings.docs.length;
  }

  keys(): this {
    return this;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<number> {
    const { docs } = this.#postings;
    const candidates = this.#candidates;
    this.#index += 1;
    if (candidates) this.#index = findMarked(candidates, docs, this.#index);
    this.#step.done = this.#index >= docs.length;
    this.#step.value = docs[this.#index] ?? 0;
    return this.#step;
  }

  /** The frequency in the document that `next` has just yielded. */
  get(): number {
    return this.#postings.frequencies[this.#index]!;
  }
}

/** In MiniSearch a map of document numbers to their lengths by field; one row serves for all. */
class FieldLengths {
  readonly #columns: readonly Lengths[];
  readonly #row: number[] = INDEX_FIELDS.map(() => 0);

  constructor(index: SegmentedIndex) {
    this.#columns = INDEX_FIELDS.map((_, field) => index.getLengths(field));
  }

  get(doc: number): readonly number[] {
    for (let field = 0; field < this.#row.length; field += 1) {
      this.#row[field] = this.#columns[field]![doc]!;
    }
    return this.#row;
  }
}

/** The first place from `start` on whose document is marked. */
function findMarked(marks: Uint8Array, docs: Int32Array, start: number): number {
  let place = start;
  while (place < docs.length && marks[docs[place]!] === 0) place += 1;
  return place;
}
