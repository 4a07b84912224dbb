import { INDEX_FIELDS } from '../search/index-options.ts';
import type { IndexTerm } from '../search/segments/index-terms.ts';
import type { PostingsBuffer } from '../search/segments/postings.ts';
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
const COUNTED = [TITLE, ABSTRACT, KEYWORDS];

/** Reads what documents are rated by, where that has not been done. */
export function loadRatedDocs(index: SegmentedIndex): Promise<void> {
  return index.loadDocs([TITLE, ABSTRACT]);
}

/** A worth is counted in whole numbers of this many: fractions would be objects before anything is compiled. */
const UNITS = 4_096;

/** Sums up what the documents of an index share with a page. Its loops see nothing but arrays for the same reason. */
export class PageTally {
  readonly #index: SegmentedIndex;
  readonly #title: Tally & { readonly counts: Uint8Array };
  readonly #text: Tally;

  constructor(index: SegmentedIndex) {
    const { docLimit } = index;
    this.#index = index;
    this.#title = { ...createTally(docLimit), counts: new Uint8Array(docLimit) };
    this.#text = createTally(docLimit);
  }

  /**
   * Terms of one word, in its two numbers, must follow one another: they count once.
   *
   * @throws SegmentError when its postings have not been loaded or are unsound
   */
  add({ term, number, worth }: TalliedTerm): void {
    const units = Math.round(worth * UNITS);
    const word = number + 1;
    this.#index.readPostings(term, (fields) => {
      count(fields[TITLE]!, word, units, this.#title);
      COUNTED.forEach((field) => count(fields[field]!, word, units, this.#text));
    });
  }

  /** The documents that share the most, best first. */
  best(limit: number): TalliedDoc[] {
    const best = new BestDocs(limit);
    const { sums: text } = this.#text;
    const { sums: title, counts: titleCount } = this.#title;
    const titleLengths = this.#index.getLengths(TITLE);
    const textLengths = this.#index.getLengths(ABSTRACT);
    let least = 0;
    for (let doc = 0; doc < text.length; doc += 1) {
      // No rate is higher: lengths only lower it.
      if (text[doc]! + 2 * title[doc]! <= least) continue;
      let rate = text[doc]! / (1 + textLengths[doc]! / 150);
      if (title[doc] !== 0) rate += title[doc]! * (0.5 + (1.5 * titleCount[doc]!) / titleLengths[doc]!);
      if (rate > least) least = best.add(doc, rate);
    }
    return best.docs.map((doc) => ({
      doc,
      title: title[doc]! / UNITS,
      text: text[doc]! / UNITS,
      length: titleLengths[doc]! + textLengths[doc]!,
    }));
  }
}

/** By document. */
interface Tally {
  readonly sums: Int32Array;
  /** The word that counted last, by its number plus one. */
  readonly last: Int32Array;
  readonly counts?: Uint8Array;
}

function createTally(docLimit: number): Tally {
  return { sums: new Int32Array(docLimit), last: new Int32Array(docLimit) };
}

/** Counts a word once for each document. */
function count({ docs, length }: PostingsBuffer, word: number, units: number, { sums, last, counts }: Tally): void {
  for (let place = 0; place < length; place += 1) {
    const doc = docs[place]!;
    if (last[doc] === word) continue;
    last[doc] = word;
    sums[doc]! += units;
    if (counts) counts[doc]! += 1;
  }
}

/** The documents of the highest scores; of equal ones those that were added first. */
class BestDocs {
  /** Best first. */
  readonly docs: number[] = [];
  readonly #scores: number[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @returns what a score must be above to be among them from now on */
  add(doc: number, score: number): number {
    let place = this.docs.length;
    while (place > 0 && this.#scores[place - 1]! < score) place -= 1;
    this.docs.splice(place, 0, doc);
    this.#scores.splice(place, 0, score);
    if (this.docs.length > this.#limit) {
      this.docs.pop();
      this.#scores.pop();
    }
    return this.docs.length === this.#limit ? this.#scores.at(-1)! : 0;
  }
}
