import type { PaperId } from '../papers/arxiv-id.ts';
import { INDEX_FIELDS } from '../search/index-options.ts';
import { otherNumber } from '../search/query/plurals.ts';
import type { IndexTerm } from '../search/segments/index-terms.ts';
import type { SegmentedIndex } from '../search/segments/segmented-index.ts';
import type { PageWords } from './page-words.ts';

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

/** Bytes of postings that one page's candidates may cost, of about two bytes a paper. */
const POSTINGS_BUDGET = 90_000;
const MAX_TERMS = 160;
/** Bytes that a paper takes in a term's postings, on the average. */
const BYTES_A_POSTING = 2.2;

/** Rare words count more than their inverse frequency alone would make them. */
const RARENESS_POWER = 1.3;

const TITLE = INDEX_FIELDS.indexOf('title');
const ABSTRACT = INDEX_FIELDS.indexOf('abstract');
const KEYWORDS = INDEX_FIELDS.indexOf('keywords');

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

/** The papers that share the most with a page, best first. */
export async function findCandidatesForPage(
  index: SegmentedIndex,
  page: PageWords,
  limit: number,
): Promise<PageCandidate[]> {
  const terms = chooseTerms(index, page);
  await index.load(terms.map(({ term }) => term));
  const tally = new PageTally(index);
  for (const term of terms) tally.add(term);
  return tally.best(limit);
}

function chooseTerms(index: SegmentedIndex, page: PageWords): PageTerm[] {
  const found: PageTerm[] = [];
  page.forms.forEach((forms, number) => {
    const weight = page.weights[number]!;
    if (weight === 0) return;
    for (const form of new Set(forms.flatMap((each) => [each, ...otherNumber(each)]))) {
      const term = index.terms.find(form);
      if (term) found.push({ term, number, worth: weight * rateTerm(index, term) ** RARENESS_POWER });
    }
  });
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
    for (const field of [TITLE, ABSTRACT, KEYWORDS]) {
      for (const doc of postings[field]?.docs ?? []) {
        if (this.#lastText[doc] !== number) this.#text[doc]! += worth;
        this.#lastText[doc] = number;
        if (field !== TITLE || this.#lastTitle[doc] === number) continue;
        this.#lastTitle[doc] = number;
        this.#title[doc]! += worth;
        this.#titleCount[doc]! += 1;
      }
    }
  }

  best(limit: number): PageCandidate[] {
    const scored: { doc: number; score: number }[] = [];
    for (let doc = 0; doc < this.#text.length; doc += 1)
      if (this.#text[doc]! > 0) scored.push({ doc, score: this.#rate(doc) });
    scored.sort((a, b) => b.score - a.score);
    return scored.slice(0, limit).map(({ doc }, place) => ({
      id: this.#index.getPaperId(doc),
      title: this.#title[doc]!,
      text: this.#text[doc]!,
      length: this.#index.getFieldLength(doc, TITLE) + this.#index.getFieldLength(doc, ABSTRACT),
      place,
    }));
  }

  #share(doc: number): number {
    return this.#titleCount[doc]! / Math.max(1, this.#index.getFieldLength(doc, TITLE));
  }

  #rate(doc: number): number {
    const length = this.#index.getFieldLength(doc, ABSTRACT);
    return this.#text[doc]! / (1 + length / 150) + this.#title[doc]! * (0.5 + 1.5 * this.#share(doc));
  }
}
