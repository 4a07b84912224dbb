import type { PaperId } from '../papers/arxiv-id.ts';
import { INDEX_FIELDS } from '../search/index-options.ts';
import { otherNumber } from '../search/query/plurals.ts';
import type { IndexTerm } from '../search/segments/index-terms.ts';
import type { SegmentedIndex } from '../search/segments/segmented-index.ts';
import type { PageWords } from './page-words.ts';
import { TermLookup } from './term-lookup.ts';

/** A paper that may belong to a page, by what the index alone tells. */
export interface PageCandidate {
  readonly id: PaperId;
  /** Weight of the page's words in the paper's title. */
  readonly title: number;
  /** Weight of the page's words in title or abstract. */
  readonly text: number;
  /** Different words of title and abstract. */
  readonly length: number;
  /** From 0, by how promising it is. */
  readonly place: number;
}

/** Words of a page that are looked up, the weightiest; few pages of papers have more different ones. */
const MAX_WORDS = 300;
/** Only of a word that weighs this much singular and plural are looked up where the page has one of them. */
const BOTH_NUMBERS_FROM = 0.6;
/** Bytes of postings that one page's candidates may cost, of about two bytes a paper. */
const POSTINGS_BUDGET = 90_000;
/** Each costs reading a page of the index, or nearly. */
const MAX_TERMS = 120;
/** Bytes that a paper takes in a term's postings, on the average. */
const BYTES_A_POSTING = 2.2;

/** Rare words count more than their inverse frequency alone would make them. */
const RARENESS_POWER = 1.3;

const TITLE = INDEX_FIELDS.indexOf('title');
const ABSTRACT = INDEX_FIELDS.indexOf('abstract');
const KEYWORDS = INDEX_FIELDS.indexOf('keywords');

interface PageForm {
  readonly form: string;
  /** Of its word. */
  readonly number: number;
}

interface PageTerm {
  readonly term: IndexTerm;
  readonly number: number;
  readonly worth: number;
}

/** How rare a term is, from its postings' bytes, which costs no reading. */
export function rateTerm(index: SegmentedIndex, term: IndexTerm | undefined): number {
  const count = (term?.weight ?? 0) / BYTES_A_POSTING;
  return Math.log1p(index.documentCount / (1 + count));
}

/** Reads what documents are rated by, where that has not been done. */
export function loadRatedDocs(index: SegmentedIndex): Promise<void> {
  return index.loadDocs([TITLE, ABSTRACT]);
}

/** The papers that share the most with a page, best first. */
export async function findCandidatesForPage(
  index: SegmentedIndex,
  page: PageWords,
  limit: number,
  lookup = new TermLookup(index),
): Promise<PageCandidate[]> {
  const forms = listForms(page);
  const readingTerms = index.loadTerms(forms.map(({ form }) => form));
  const readingDocs = loadRatedDocs(index);
  // It is waited for below, but what fails first is told.
  readingDocs.catch(() => undefined);
  await readingTerms;
  const terms = chooseTerms(index, page, forms, lookup);
  await index.load(terms.map(({ term }) => term));
  const tally = new PageTally(index);
  for (const term of terms) tally.add(term);
  await readingDocs;
  return tally.best(limit);
}

/** The forms in which the weightiest words of a page are looked up. */
function listForms(page: PageWords): PageForm[] {
  return listWeightiest(page).flatMap((number) => {
    const forms = page.forms[number]!;
    const others = page.weights[number]! < BOTH_NUMBERS_FROM ? [] : forms.flatMap(otherNumber);
    return Array.from(new Set([...forms, ...others]), (form) => ({ form, number }));
  });
}

function chooseTerms(
  index: SegmentedIndex,
  page: PageWords,
  forms: readonly PageForm[],
  lookup: TermLookup,
): PageTerm[] {
  const found: PageTerm[] = [];
  for (const { form, number } of forms) {
    const term = lookup.find(form);
    if (term) found.push({ term, number, worth: page.weights[number]! * rateTerm(index, term) ** RARENESS_POWER });
  }
  const chosen: PageTerm[] = [];
  let left = POSTINGS_BUDGET;
  for (const each of found.sort((a, b) => b.worth - a.worth)) {
    if (chosen.length === MAX_TERMS) break;
    if (each.term.weight > left) continue;
    chosen.push(each);
    left -= each.term.weight;
  }
  return chosen.sort((a, b) => a.number - b.number);
}

/** The numbers of the words that weigh something, the weightiest where there are too many. */
function listWeightiest({ weights }: PageWords): number[] {
  const numbers = Array.from(weights.keys()).filter((number) => weights[number]! > 0);
  if (numbers.length <= MAX_WORDS) return numbers;
  return numbers.sort((a, b) => weights[b]! - weights[a]!).slice(0, MAX_WORDS);
}

class PageTally {
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
  add({ term, number, worth }: PageTerm): void {
    const postings = this.#index.getPostings(term);
    const titleDocs = postings[TITLE]?.docs ?? NO_DOCS;
    count(titleDocs, number, worth, { sums: this.#title, last: this.#lastTitle, counts: this.#titleCount });
    const all = { sums: this.#text, last: this.#lastText };
    for (const field of [TITLE, ABSTRACT, KEYWORDS]) count(postings[field]?.docs ?? NO_DOCS, number, worth, all);
  }

  /** Its loop, too, sees nothing but arrays. */
  best(limit: number): PageCandidate[] {
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
    return best.docs.map((doc, place) => ({
      id: this.#index.getPaperId(doc),
      title: title[doc]!,
      text: text[doc]!,
      length: titleLengths[doc]! + textLengths[doc]!,
      place,
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
