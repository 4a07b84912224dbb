import type { PaperId } from '../papers/arxiv-id.ts';
import { otherNumber } from '../search/query/plurals.ts';
import type { SegmentedIndex } from '../search/segments/segmented-index.ts';
import { loadRatedDocs, PageTally, type TalliedTerm } from './page-tally.ts';
import type { PageWords } from './page-words.ts';
import { readInGroups } from './read-in-groups.ts';

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

/** Words of a page that are weighed, those that say the most on it: more of them bring no more pages right. */
const MAX_WORDS = 200;
/** Only of a word that weighs this much singular and plural are looked up where the page has one of them. */
const BOTH_NUMBERS_FROM = 0.6;
/** Bytes of postings that one page's candidates may cost, of about two bytes a paper. */
const POSTINGS_BUDGET = 36_000;
/** Each costs reading a page of the index, or nearly. */
const MAX_TERMS = 100;
/** Forms that are read together, or a few more. */
const GROUP = 25;
/** Bytes that a paper takes in a term's postings, on the average. */
const BYTES_A_POSTING = 2.2;

/** Rare words count more than their inverse frequency alone would make them. */
const RARENESS_POWER = 1.3;

interface PageForm {
  readonly form: string;
  /** Of its word. */
  readonly number: number;
}

interface RatedForm extends PageForm {
  /** Bytes of its postings; 0 where it is no term. */
  readonly weight: number;
  readonly worth: number;
}

type PageTerm = RatedForm & TalliedTerm;

/** How rare a word is, from the bytes of its postings. */
export function rateWeight(index: SegmentedIndex, weight: number): number {
  return Math.log1p(index.documentCount / (1 + weight / BYTES_A_POSTING));
}

/**
 * Finds the papers that share the most with a page, best first.
 *
 * @throws StoreError, and SegmentError when the index is unsound
 */
export async function findCandidatesForPage(
  index: SegmentedIndex,
  page: PageWords,
  limit: number,
): Promise<PageCandidate[]> {
  const tally = await tallyForms(index, page, await chooseForms(index, page));
  return tally
    .best(limit)
    .map(({ doc, title, text, length }, place) => ({ id: index.getPaperId(doc), title, text, length, place }));
}

/**
 * The forms that are worth reading a page of the index, in groups of whole words. Few are not weighed before, for that
 * is read as well; they are one group, of which the worthiest can be told only when all of it is there.
 */
async function chooseForms(index: SegmentedIndex, page: PageWords): Promise<readonly (readonly PageForm[])[]> {
  const forms = listForms(page);
  if (forms.length <= MAX_TERMS) return [forms];
  await index.loadWeights();
  return cutGroups(page, chooseWorthiest(forms.map((each) => rateForm(index, page, each, index.weigh(each.form)))));
}

/** Cuts forms into groups by the alphabet, as the pages of the index are: seldom do two groups want the same page. */
function cutGroups(page: PageWords, forms: readonly PageForm[]): PageForm[][] {
  const wordOf = ({ number }: PageForm): string => page.forms[number]![0]!;
  const sorted = forms.toSorted((a, b) => (a.number === b.number ? 0 : wordOf(a) < wordOf(b) ? -1 : 1));
  const groups: PageForm[][] = [];
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    end = start + GROUP;
    while (end < sorted.length && sorted[end]!.number === sorted[end - 1]!.number) end += 1;
    groups.push(sorted.slice(start, end));
  }
  return groups;
}

/** Tallies the terms that forms are: one group is, while the next ones and what documents are rated by are being read. */
async function tallyForms(
  index: SegmentedIndex,
  page: PageWords,
  groups: readonly (readonly PageForm[])[],
): Promise<PageTally> {
  const tally = new PageTally(index);
  const load = (forms: readonly PageForm[]): Promise<void> => index.loadTerms(forms.map(({ form }) => form));
  const add = (forms: readonly PageForm[]): void => {
    const found = forms.flatMap((each): PageTerm[] => {
      const term = index.terms.find(each.form);
      return term ? [{ ...rateForm(index, page, each, term.weight), term }] : [];
    });
    for (const term of chooseWorthiest(found)) tally.add(term);
  };
  await Promise.all([readInGroups(groups, load, add), loadRatedDocs(index)]);
  return tally;
}

/** The forms in which the weightiest words of a page are looked up. */
function listForms(page: PageWords): PageForm[] {
  return listWeightiest(page).flatMap((number) => {
    const written = page.forms[number]!;
    const others = page.weights[number]! < BOTH_NUMBERS_FROM ? [] : written.flatMap(otherNumber);
    const forms = [...written, ...others.filter((form) => !written.includes(form))];
    return forms.map((form) => ({ form, number }));
  });
}

function rateForm(index: SegmentedIndex, page: PageWords, form: PageForm, weight: number): RatedForm {
  return { ...form, weight, worth: page.weights[form.number]! * rateWeight(index, weight) ** RARENESS_POWER };
}

/** The worthiest forms that are in the index and within the budget, by their words. */
function chooseWorthiest<T extends RatedForm>(forms: readonly T[]): T[] {
  const chosen: T[] = [];
  let left = POSTINGS_BUDGET;
  for (const form of forms.toSorted((a, b) => b.worth - a.worth)) {
    if (chosen.length === MAX_TERMS) break;
    if (form.weight === 0 || form.weight > left) continue;
    chosen.push(form);
    left -= form.weight;
  }
  return chosen.sort((a, b) => a.number - b.number);
}

/** The numbers of the words that weigh something, the weightiest where there are too many. */
function listWeightiest({ weights }: PageWords): number[] {
  const numbers = Array.from(weights.keys()).filter((number) => weights[number]! > 0);
  if (numbers.length <= MAX_WORDS) return numbers;
  return numbers.sort((a, b) => weights[b]! - weights[a]!).slice(0, MAX_WORDS);
}
