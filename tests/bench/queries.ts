import type { PageSubject } from '../../lib/pages/page-subject.ts';
import type { Paper } from '../../lib/papers/paper.ts';
import { foldTerm, splitWords } from '../../lib/search/words.ts';
import type { WeightedTerm } from './engines/engine.ts';
import { createRandom, drawInteger, drawOne } from './random.ts';

/** What all engines are asked, the same for each. */
export interface Queries {
  /** A page's weightiest terms, weightiest first; one list a page. */
  readonly related: readonly (readonly WeightedTerm[])[];
  /** Pages as their content script reduces them. */
  readonly subjects: readonly PageSubject[];
  /** One to three neighboring words of known titles. */
  readonly complete: readonly string[];
  /** The same as typed queries whose last word is unfinished. */
  readonly typed: readonly string[];
  /** Every state of the field while typed queries are typed, in order. */
  readonly keystrokes: readonly string[];
}

const TERMS_A_PAGE = 30;
const TYPED_COUNT = 30;
const SEED = 7;
/** Terms that every engine's tokenizer takes for one and the same. */
const PLAIN_TERM = /^[a-z][a-z0-9]+$/;
const TITLE_WORD = /^[a-z]{4,}$/;

/** Makes the queries from what is indexed and from the texts of pages. */
export function createQueries(
  papers: readonly Paper[],
  pageTexts: readonly string[],
  subjects: readonly PageSubject[] = [],
): Queries {
  const frequencies = countDocumentFrequencies(papers);
  const related = pageTexts
    .map((text) => chooseTerms(text, frequencies, papers.length))
    .filter((terms) => terms.length === TERMS_A_PAGE);
  const complete = chooseTitleWords(papers);
  return {
    related,
    subjects,
    complete,
    typed: complete.map(leaveUnfinished),
    keystrokes: complete.flatMap(listKeystrokes),
  };
}

/** In how many papers each term occurs. */
export function countDocumentFrequencies(papers: readonly Paper[]): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const { title, abstract, keywords } of papers) {
    const terms = new Set(listTerms(`${title} ${abstract} ${keywords.join(' ')}`));
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  return frequencies;
}

/** The weightiest terms of a text that occur in the corpus, by tf·idf; the weightiest has weight 1. */
export function chooseTerms(
  text: string,
  frequencies: ReadonlyMap<string, number>,
  paperCount: number,
): WeightedTerm[] {
  const counts = new Map<string, number>();
  for (const term of listTerms(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weigh = (term: string, count: number): number => {
    const frequency = frequencies.get(term) ?? 0;
    return frequency === 0 ? 0 : (1 + Math.log(count)) * Math.log(1 + paperCount / frequency);
  };
  const weighed = [...counts].map(([term, count]) => ({ term, weight: weigh(term, count) }));
  const best = weighed.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  const heaviest = best[0]?.weight ?? 1;
  return best.slice(0, TERMS_A_PAGE).map(({ term, weight }) => ({ term, weight: weight / heaviest }));
}

/** The states of a field while a text is typed, from its first letter on; a space at the end makes no new one. */
export function listKeystrokes(text: string): string[] {
  const states = Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1));
  return states.filter((state) => !state.endsWith(' '));
}

/** One to three neighboring words of known titles. */
function chooseTitleWords(papers: readonly Paper[]): string[] {
  const random = createRandom(SEED);
  const chosen: string[] = [];
  // Bounded for a corpus whose titles hold no plain words.
  for (let attempt = 0; chosen.length < TYPED_COUNT && attempt < 50 * TYPED_COUNT; attempt += 1) {
    const words = splitWords(drawOne(random, papers).title).map(foldTerm);
    const start = drawInteger(random, 0, words.length);
    const row = words.slice(start, start + 1 + (chosen.length % 3));
    if (row.length === 1 + (chosen.length % 3) && row.every((word) => TITLE_WORD.test(word)))
      chosen.push(row.join(' '));
  }
  return chosen;
}

/** Without the last third of the last word. */
function leaveUnfinished(text: string): string {
  const last = text.slice(text.lastIndexOf(' ') + 1);
  return text.slice(0, text.length - Math.floor(last.length / 3));
}

function listTerms(text: string): string[] {
  return splitWords(text)
    .map(foldTerm)
    .filter((term) => PLAIN_TERM.test(term));
}
