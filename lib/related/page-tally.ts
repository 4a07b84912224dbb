import { INDEX_FIELDS } from '../search/index-options.ts';
import type { IndexTerm } from '../search/segments/index-terms.ts';
import type { SegmentedIndex } from '../search/segments/segmented-index.ts';

/** A term of a page's word, and what the word is worth there. */
export interface TalliedTerm {
  readonly term: IndexTerm;
  /** Of the word; its terms are in several numbers. */
  readonly number: number;
  readonly worth: number;
}

/** A document and what it shares with a page. */
export interface TalliedDoc {
  readonly doc: number;
  /** Worth of the page's words in its title. */
  readonly title: number;
  /** Worth of the page's words in title, abstract or keywords. */
  readonly text: number;
  /** Different words of title and abstract. */
  readonly length: number;
}

const TITLE = INDEX_FIELDS.indexOf('title');
const ABSTRACT = INDEX_FIELDS.indexOf('abstract');
const KEYWORDS = INDEX_FIELDS.indexOf('keywords');

/** Reads what documents are rated by, where that has not been done. */
export function loadRatedDocs(index: SegmentedIndex): Promise<void> {
  return index.loadDocs([TITLE, ABSTRACT]);
}

/** Sums up what the documents of an index share with a page. */
export class PageTally {
  readonly #index: SegmentedIndex;
  readonly #title: Float32Array;
  readonly #text: Float32Array;
  readonly #titleCount: Uint8Array;
  readonly #lastTitle: Int32Array;
  readonly #lastText: Int32Array;

  constructor(index: SegmentedIndex) {
    const { docLimit } = index;
    this.#index = index;
    this.#title = new Float32Array(docLimit);
    this.#text = new Float32Array(docLimit);
    this.#titleCount = new Uint8Array(docLimit);
    this.#lastTitle = new Int32Array(docLimit).fill(-1);
    this.#lastText = new Int32Array(docLimit).fill(-1);
  }

  /** Terms of one word, in its two numbers, must follow one another: they count once. */
  add({ term, number, worth }: TalliedTerm): void {
    const postings = this.#index.getPostings(term);
    const titleDocs = postings[TITLE]?.docs ?? NO_DOCS;
    count(titleDocs, number, worth, { sums: this.#title, last: this.#lastTitle, counts: this.#titleCount });
    const all = { sums: this.#text, last: this.#lastText };
    for (const field of [TITLE, ABSTRACT, KEYWORDS]) count(postings[field]?.docs ?? NO_DOCS, number, worth, all);
  }

  /** The documents that share the most, best first. Its loop, too, sees nothing but arrays. */
  best(limit: number): TalliedDoc[] {
    const best = new BestDocs(limit);
    const [text, title, titleCount] = [this.#text, this.#title, this.#titleCount];
    const [titleLengths, textLengths] = [this.#index.getLengths(TITLE), this.#index.getLengths(ABSTRACT)];
    for (let doc = 0; doc < text.length; doc += 1) {
      let rate = text[doc]!;
      if (rate === 0) continue;
      rate /= 1 + textLengths[doc]! / 150;
      if (title[doc] !== 0) rate += title[doc]! * (0.5 + (1.5 * titleCount[doc]!) / titleLengths[doc]!);
      if (rate > best.least) best.add(doc, rate);
    }
    return best.docs.map((doc) => ({
      doc,
      title: title[doc]!,
      text: text[doc]!,
      length: titleLengths[doc]! + textLengths[doc]!,
    }));
  }
}

const NO_DOCS = new Int32Array();

interface Tally {
  readonly sums: Float32Array;
  /** The number of the word that counted last. */
  readonly last: Int32Array;
  readonly counts?: Uint8Array;
}

/** Counts a word once for each document. Its loop sees nothing but arrays: it runs before anything is compiled. */
function count(docs: Int32Array, number: number, worth: number, { sums, last, counts }: Tally): void {
  for (let place = 0; place < docs.length; place += 1) {
    const doc = docs[place]!;
    if (last[doc] === number) continue;
    last[doc] = number;
    sums[doc]! += worth;
    if (counts) counts[doc]! += 1;
  }
}

/** The documents of the highest scores; of equal ones those that were added first. */
class BestDocs {
  /** Best first. */
  readonly docs: number[] = [];
  /** A score must be above this to be among them. */
  least = 0;
  readonly #scores: number[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(doc: number, score: number): void {
    if (score <= this.least) return;
    let place = this.docs.length;
    while (place > 0 && this.#scores[place - 1]! < score) place -= 1;
    this.docs.splice(place, 0, doc);
    this.#scores.splice(place, 0, score);
    if (this.docs.length > this.#limit) {
      this.docs.pop();
      this.#scores.pop();
    }
    if (this.docs.length === this.#limit) this.least = this.#scores.at(-1)!;
  }
}
