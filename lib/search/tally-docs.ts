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
const ABSTRACT = INDEX_FIELDS.indexOf('abstract');

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
  readonly #meaning: MeaningDocs;
  /** Of the words of a row, used again for the next one: they are as long as the index has documents. */
  readonly #rowWords: MeaningDocs[] = [];

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
    this.#meaning = new MeaningDocs(docLimit);
  }

  add({ meaning, field }: Wanted): void {
    for (const alternative of meaning.alternatives) this.#raise(alternative, field);
    this.#meaning.countInto(this.tally, meaning.alternatives[0].terms.length);
  }

  #raise({ terms, weight }: Alternative, field: IndexField | undefined): void {
    const [first = '', ...others] = terms;
    if (others.length === 0)
      this.#forEachPostings(first, weight, field, (docs, worth, number) => this.#meaning.raise(docs, worth, number));
    else this.#raiseRow(terms, weight, field);
  }

  /** Raises the documents that hold all words of a row; the row is held as well as the worst of them. */
  #raiseRow(row: readonly string[], weight: number, field: IndexField | undefined): void {
    const words = row.map((word, place) => {
      const docs = (this.#rowWords[place] ??= new MeaningDocs(this.#index.docLimit));
      this.#forEachPostings(word, weight, field, (...postings) => docs.raise(...postings));
      return docs;
    });
    this.#meaning.raiseToAll(words);
    for (const docs of words) docs.clear();
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

/**
 * The documents of one meaning, and how well each holds it. They are listed, since most are not among them and
 * looking at all takes longer, above all before anything is compiled.
 */
class MeaningDocs {
  readonly #best: Uint8Array;
  readonly #isInTitle: Uint8Array;
  readonly #isInAuthors: Uint8Array;
  readonly #docs: Int32Array;
  #count = 0;

  constructor(docLimit: number) {
    this.#best = new Uint8Array(docLimit);
    this.#isInTitle = new Uint8Array(docLimit);
    this.#isInAuthors = new Uint8Array(docLimit);
    this.#docs = new Int32Array(docLimit);
  }

  raise(docs: Int32Array, worth: number, field: number): void {
    const [best, listed] = [this.#best, this.#docs];
    let count = this.#count;
    for (let index = 0; index < docs.length; index += 1) {
      const doc = docs[index]!;
      const before = best[doc]!;
      if (before >= worth) continue;
      if (before === 0) listed[count++] = doc;
      best[doc] = worth;
    }
    this.#count = count;
    if (field === TITLE) mark(this.#isInTitle, docs);
    else if (field === AUTHORS) mark(this.#isInAuthors, docs);
  }

  /** Raises those that all of some words have, as much as the least of these; a row of words is no author's name. */
  raiseToAll(words: readonly MeaningDocs[]): void {
    const [rarest] = words.toSorted((a, b) => a.#count - b.#count);
    if (!rarest) return;
    const docs = rarest.#docs.subarray(0, rarest.#count);
    // By worths, of which there are few.
    const inTitle = new Map<number, number[]>();
    const elsewhere = new Map<number, number[]>();
    for (const doc of docs) {
      let worth = FULLY;
      let isInTitle = 1;
      for (const word of words) {
        worth = Math.min(worth, word.#best[doc]!);
        isInTitle &= word.#isInTitle[doc]!;
      }
      if (worth === 0) continue;
      const alike = isInTitle === 1 ? inTitle : elsewhere;
      const others = alike.get(worth);
      if (others) others.push(doc);
      else alike.set(worth, [doc]);
    }
    inTitle.forEach((alike, worth) => this.raise(Int32Array.from(alike), worth, TITLE));
    elsewhere.forEach((alike, worth) => this.raise(Int32Array.from(alike), worth, ABSTRACT));
  }

  /** Counts the documents, and leaves none. */
  countInto({ met, inTitle, inAuthors, held }: Tally, typedCount: number): void {
    const [docs, best, isInTitle, isInAuthors] = [this.#docs, this.#best, this.#isInTitle, this.#isInAuthors];
    for (let index = 0; index < this.#count; index += 1) {
      const doc = docs[index]!;
      met[doc]! += 1;
      inTitle[doc]! += isInTitle[doc]!;
      inAuthors[doc]! += isInAuthors[doc]!;
      held[doc]! += best[doc]! * typedCount;
    }
    this.clear();
  }

  clear(): void {
    for (const marks of [this.#best, this.#isInTitle, this.#isInAuthors]) marks.fill(0);
    this.#count = 0;
  }
}

function mark(marks: Uint8Array, docs: Int32Array): void {
  for (let index = 0; index < docs.length; index += 1) marks[docs[index]!] = 1;
}
