import { INDEX_FIELDS, type IndexField } from './index-options.ts';
import type { QueryTerms } from './query-terms.ts';
import type { Alternative, Meaning } from './query/query-tree.ts';
import type { SegmentedIndex } from './segments/segmented-index.ts';

/** A meaning and the field it must be met in, any when undefined. */
export interface Wanted {
  readonly meaning: Meaning;
  readonly field: IndexField | undefined;
}

/** How well documents hold what is wanted, by the document's number. */
export interface Tally {
  /** How many of the meanings a document meets. */
  readonly met: Uint8Array;
  /** How many of them in its title. */
  readonly inTitle: Uint8Array;
  /** How many of them in the names of its authors. */
  readonly inAuthors: Uint8Array;
  /** The sum over all typed words of how well each is held: FULLY when it stands in the title as typed. */
  readonly held: Uint16Array;
}

export const FULLY = 200;

/** What is left of a word's worth in a field that is not the title. */
export const FIELD_WORTH: Readonly<Record<IndexField, number>> = {
  title: 1,
  keywords: 0.55,
  authors: 0.55,
  organization: 0.55,
  abstract: 0.4,
};
const TITLE = INDEX_FIELDS.indexOf('title');
const AUTHORS = INDEX_FIELDS.indexOf('authors');

/** Tallies the documents of an index. Postings of all terms must have been loaded. */
export function tallyDocs(index: SegmentedIndex, terms: QueryTerms, wanted: readonly Wanted[]): Tally {
  const docTally = new DocTally(index, terms);
  for (const each of wanted) docTally.add(each);
  return docTally.tally;
}

/** Is told of the documents that hold a word in a field, and how well: from 1 to FULLY. */
type PostingsVisitor = (docs: Int32Array, worth: number, field: number) => void;

class DocTally {
  readonly tally: Tally;
  readonly #index: SegmentedIndex;
  readonly #terms: QueryTerms;
  /** Of the meaning at hand: the best worth, and whether it is met in title and authors. */
  readonly #best: Uint8Array;
  readonly #isInTitle: Uint8Array;
  readonly #isInAuthors: Uint8Array;

  constructor(index: SegmentedIndex, terms: QueryTerms) {
    const { docLimit } = index;
    this.#index = index;
    this.#terms = terms;
    this.tally = {
      met: new Uint8Array(docLimit),
      inTitle: new Uint8Array(docLimit),
      inAuthors: new Uint8Array(docLimit),
      held: new Uint16Array(docLimit),
    };
    this.#best = new Uint8Array(docLimit);
    this.#isInTitle = new Uint8Array(docLimit);
    this.#isInAuthors = new Uint8Array(docLimit);
  }

  add({ meaning, field }: Wanted): void {
    for (const marks of [this.#best, this.#isInTitle, this.#isInAuthors]) marks.fill(0);
    for (const alternative of meaning.alternatives) this.#raise(alternative, field);
    this.#count(meaning.alternatives[0].terms.length);
  }

  /** Counts the meaning at hand. */
  #count(typedCount: number): void {
    const { met, inTitle, inAuthors, held } = this.tally;
    const [best, isInTitle, isInAuthors] = [this.#best, this.#isInTitle, this.#isInAuthors];
    for (let doc = 0; doc < best.length; doc += 1) {
      const worth = best[doc]!;
      if (worth === 0) continue;
      met[doc]! += 1;
      inTitle[doc]! += isInTitle[doc]!;
      inAuthors[doc]! += isInAuthors[doc]!;
      held[doc]! += worth * typedCount;
    }
  }

  #raise({ terms, weight }: Alternative, field: IndexField | undefined): void {
    const [first = '', ...others] = terms;
    if (others.length === 0)
      this.#forEachPostings(first, weight, field, (docs, worth, number) => {
        raiseTo(this.#best, docs, worth);
        if (number === TITLE) raiseTo(this.#isInTitle, docs, 1);
        else if (number === AUTHORS) raiseTo(this.#isInAuthors, docs, 1);
      });
    else this.#raiseRow(terms, weight, field);
  }

  /** Raises the documents that hold all words of a row; the row is held as well as the worst of them. */
  #raiseRow(row: readonly string[], weight: number, field: IndexField | undefined): void {
    const { docLimit } = this.#index;
    const worst = new Uint8Array(docLimit).fill(FULLY);
    const isInTitle = new Uint8Array(docLimit).fill(1);
    const latest = new Uint8Array(docLimit);
    const latestInTitle = new Uint8Array(docLimit);
    for (const word of row) {
      latest.fill(0);
      latestInTitle.fill(0);
      this.#forEachPostings(word, weight, field, (docs, worth, number) => {
        raiseTo(latest, docs, worth);
        if (number === TITLE) raiseTo(latestInTitle, docs, 1);
      });
      lowerToAll(worst, latest);
      lowerToAll(isInTitle, latestInTitle);
    }
    raiseToAll(this.#best, worst);
    raiseToAll(this.#isInTitle, isInTitle);
  }

  #forEachPostings(word: string, weight: number, field: IndexField | undefined, visit: PostingsVisitor): void {
    for (const { term, likeness } of this.#terms.listMatches(word)) {
      this.#index.getPostings(term).forEach((postings, number) => {
        const name = INDEX_FIELDS[number]!;
        if (!postings || (field !== undefined && name !== field)) return;
        visit(postings.docs, Math.max(1, Math.round(FULLY * weight * likeness * FIELD_WORTH[name])), number);
      });
    }
  }
}

// Small loops of their own: in a context that has just started nothing else is made fast as soon.

function raiseTo(values: Uint8Array, docs: Int32Array, least: number): void {
  for (let index = 0; index < docs.length; index += 1) {
    const doc = docs[index]!;
    if (values[doc]! < least) values[doc] = least;
  }
}

function raiseToAll(values: Uint8Array, others: Uint8Array): void {
  for (let doc = 0; doc < values.length; doc += 1) if (values[doc]! < others[doc]!) values[doc] = others[doc]!;
}

function lowerToAll(values: Uint8Array, others: Uint8Array): void {
  for (let doc = 0; doc < values.length; doc += 1) if (values[doc]! > others[doc]!) values[doc] = others[doc]!;
}
