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
const FIELD_WORTH: Readonly<Record<IndexField, number>> = {
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

/** Is told of each document that holds a word: how well, from 1 to FULLY, and in which field. */
type DocVisitor = (doc: number, worth: number, field: number) => void;

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
    const { met, inTitle, inAuthors, held } = this.tally;
    const typedCount = meaning.alternatives[0].terms.length;
    for (let doc = 0; doc < met.length; doc += 1) {
      const worth = this.#best[doc]!;
      if (worth === 0) continue;
      met[doc]! += 1;
      inTitle[doc]! += this.#isInTitle[doc]!;
      inAuthors[doc]! += this.#isInAuthors[doc]!;
      held[doc]! += worth * typedCount;
    }
  }

  #raise({ terms, weight }: Alternative, field: IndexField | undefined): void {
    const raise: DocVisitor = (doc, worth, number) => {
      if (this.#best[doc]! < worth) this.#best[doc] = worth;
      if (number === TITLE) this.#isInTitle[doc] = 1;
      else if (number === AUTHORS) this.#isInAuthors[doc] = 1;
    };
    const [first = '', ...others] = terms;
    if (others.length === 0) this.#visitWord(first, weight, field, raise);
    else this.#visitRow(terms, weight, field, raise);
  }

  /** Visits the documents that hold all words of a row; the row is held as well as the worst of them. */
  #visitRow(row: readonly string[], weight: number, field: IndexField | undefined, visit: DocVisitor): void {
    const reached = new Uint8Array(this.#index.docLimit);
    const worst = new Uint8Array(this.#index.docLimit).fill(FULLY);
    const latest = new Uint8Array(this.#index.docLimit);
    row.forEach((word, position) => {
      const isLast = position === row.length - 1;
      const docs: number[] = [];
      this.#visitWord(word, weight, field, (doc, worth, number) => {
        if (reached[doc] === position) {
          reached[doc] = position + 1;
          docs.push(doc);
        }
        if (reached[doc] !== position + 1) return;
        if (latest[doc]! < worth) latest[doc] = worth;
        if (isLast) visit(doc, Math.min(worst[doc]!, latest[doc]!), number);
      });
      for (const doc of docs) {
        worst[doc] = Math.min(worst[doc]!, latest[doc]!);
        latest[doc] = 0;
      }
    });
  }

  #visitWord(word: string, weight: number, field: IndexField | undefined, visit: DocVisitor): void {
    for (const { term, likeness } of this.#terms.listMatches(word)) {
      this.#index.getPostings(term).forEach((postings, number) => {
        const name = INDEX_FIELDS[number]!;
        if (!postings || (field !== undefined && name !== field)) return;
        const worth = Math.max(1, Math.round(FULLY * weight * likeness * FIELD_WORTH[name]));
        for (const doc of postings.docs) visit(doc, worth, number);
      });
    }
  }
}
