import type { Meaning } from './query/query-tree.ts';
import type { TermLookup } from './segments/minisearch-over-segments.ts';
import { findFuzzyTerms, type FuzzyTerm } from './segments/find-fuzzy-terms.ts';
import type { IndexTerm } from './segments/index-terms.ts';
import { findPrefix, loadBeginning } from './segments/prefix-terms.ts';
import type { SegmentedIndex } from './segments/segmented-index.ts';

/** One letter begins too much to mean anything. */
const PREFIX_FROM_LETTERS = 2;
/** Completions of a beginning that are searched: the commonest. */
const MAX_COMPLETIONS = 40;
const ALL_COMPLETIONS = 2_000;
/** Shorter words are other words after one slip: "gan" and "can". */
const ONE_SLIP_FROM_LETTERS = 4;
const TWO_SLIPS_FROM_LETTERS = 8;
const MAX_MISSPELLINGS = 20;
/** Bytes of postings of a term in some forty papers. */
const COMMON_WEIGHT = 80;

/** Bytes of postings of a term in some three papers: it may be a word, and not only a slip. */
const KNOWN_WEIGHT = 7;
/** How like a typed word is what it may stand for. */
const COMPLETION = 0.85;
const SLIP = 0.8;
const SLIP_OF_KNOWN = 0.3;

/** A term that a word stands for. */
export interface TermMatch {
  readonly term: IndexTerm;
  readonly likeness: number;
}

interface TermChoice {
  readonly exact: IndexTerm | undefined;
  completions: readonly IndexTerm[];
  misspellings: readonly FuzzyTerm[];
}

/** The terms of the index that each word of a query stands for, chosen within bounds. */
export class QueryTerms implements TermLookup {
  readonly #index: SegmentedIndex;
  readonly #choices = new Map<string, TermChoice>();

  /**
   * Looks up the words of what is meant.
   *
   * @throws SegmentError, StoreError
   */
  static async open(index: SegmentedIndex, meanings: readonly Meaning[]): Promise<QueryTerms> {
    const words = meanings.flatMap(listWords);
    const beginnings = words.filter(({ isBeginning }) => isBeginning).map(({ word }) => word);
    await Promise.all([
      index.loadTerms(words.map(({ word }) => word)),
      ...beginnings.map((beginning) => loadBeginning(index, beginning)),
    ]);
    const terms = new QueryTerms(index);
    for (const { word, isBeginning } of words) terms.#choose(word, isBeginning);
    return terms;
  }

  private constructor(index: SegmentedIndex) {
    this.#index = index;
  }

  /**
   * Completes an unfinished word in all the ways there are: where other words leave few papers, the commonest
   * completions may not be among them.
   *
   * @returns whether there are more
   */
  completeFully(meanings: readonly Meaning[]): boolean {
    const word = meanings.find(({ isUnfinished }) => isUnfinished)?.alternatives[0].terms.at(-1);
    const choice = word === undefined ? undefined : this.#choices.get(word);
    if (!choice || word === undefined || choice.completions.length < MAX_COMPLETIONS || meanings.length === 1)
      return false;
    choice.completions = findPrefix(this.#index.terms, word, ALL_COMPLETIONS);
    return true;
  }

  /**
   * Lets each typed word that is rare here stand for words it may be a slip of, too.
   *
   * @returns whether there are any
   * @throws SegmentError, StoreError
   */
  async allowSlips(meanings: readonly Meaning[]): Promise<boolean> {
    let isAny = false;
    for (const word of meanings.flatMap(({ alternatives }) => alternatives[0].terms)) {
      const choice = this.#choices.get(word);
      if (!choice || !isRare(word, choice)) continue;
      choice.misspellings = await this.#findMisspellings(word);
      isAny ||= choice.misspellings.length > 0;
    }
    return isAny;
  }

  /** Everything that has been chosen. */
  listTerms(): IndexTerm[] {
    return [...this.#choices.keys()].flatMap((word) => this.listMatches(word).map(({ term }) => term));
  }

  /** What one word stands for, and how like it each term is: 1 for the word itself. */
  listMatches(word: string): readonly TermMatch[] {
    const choice = this.#choices.get(word);
    if (!choice) return [];
    const { exact, completions, misspellings } = choice;
    const slip = exact && exact.weight >= KNOWN_WEIGHT ? SLIP_OF_KNOWN : SLIP;
    return [
      ...(exact ? [{ term: exact, likeness: 1 }] : []),
      ...completions.map((term) => ({ term, likeness: COMPLETION })),
      ...misspellings.map(({ term }) => ({ term, likeness: slip })),
    ];
  }

  find(word: string): IndexTerm | undefined {
    return this.#choices.get(word)?.exact;
  }

  findPrefix(word: string): readonly IndexTerm[] {
    return this.#choices.get(word)?.completions ?? [];
  }

  findFuzzy(word: string): readonly FuzzyTerm[] {
    return this.#choices.get(word)?.misspellings ?? [];
  }

  #choose(word: string, isBeginning: boolean): void {
    if (this.#choices.has(word) && !isBeginning) return;
    this.#choices.set(word, {
      exact: this.#index.terms.find(word),
      completions: isBeginning ? findPrefix(this.#index.terms, word, MAX_COMPLETIONS) : [],
      misspellings: [],
    });
  }

  async #findMisspellings(word: string): Promise<readonly FuzzyTerm[]> {
    // Nearly all slips leave the first letter right.
    const alike = await this.#findSlips(word, word.slice(0, 1));
    return alike.length > 0 ? alike : this.#findSlips(word, '');
  }

  async #findSlips(word: string, beginning: string): Promise<readonly FuzzyTerm[]> {
    await loadBeginning(this.#index, beginning);
    const allowed = word.length >= TWO_SLIPS_FROM_LETTERS ? 2 : 1;
    // Two letters in each other's place are two edits but one slip.
    return findFuzzyTerms(this.#index.terms, { word, maxDistance: 2, beginning })
      .filter(({ term, distance }) => distance > 0 && (distance <= allowed || isTransposed(word, term.text)))
      .toSorted((a, b) => a.distance - b.distance || b.term.weight - a.term.weight)
      .slice(0, MAX_MISSPELLINGS);
  }
}

/** The words of a meaning, and whether each is the beginning of others. */
function listWords({ alternatives, isUnfinished }: Meaning) {
  return alternatives.flatMap(({ terms }, alternative) =>
    terms.map((word, position) => {
      const isLast = isUnfinished && alternative === 0 && position === terms.length - 1;
      return { word, isBeginning: isLast && word.length >= PREFIX_FROM_LETTERS };
    }),
  );
}

/** What many papers say is meant as it is typed. */
function isRare(word: string, { exact, completions }: TermChoice): boolean {
  if (word.length < ONE_SLIP_FROM_LETTERS) return false;
  return [...completions, ...(exact ? [exact] : [])].every(({ weight }) => weight < COMMON_WEIGHT);
}

function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let first = 0;
  while (first < a.length && a[first] === b[first]) first += 1;
  return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
}
