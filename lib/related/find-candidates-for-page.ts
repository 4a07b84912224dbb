import type { PaperId } from '../papers/arxiv-id.ts';
import { otherNumber } from '../search/query/plurals.ts';
import type { SegmentedIndex } from '../search/segments/segmented-index.ts';
import { loadRatedDocs, PageTally, type TalliedTerm } from './page-tally.ts';
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

/** Words of a page that are weighed, those that say the most on it: more of them bring no more pages right. */
const MAX_WORDS = 200;
/** Only of a word that weighs this much singular and plural are looked up where the page has one of them. */
const BOTH_NUMBERS_FROM = 0.6;
/** Bytes of postings that one page's candidates may cost, of about two bytes a paper. */
const POSTINGS_BUDGET = 50_000;
/** Each costs reading a page of the index, or nearly. */
const MAX_TERMS = 100;
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

/** The papers that share the most with a page, best first. */
export async function findCandidatesForPage(
  index: SegmentedIndex,
  page: PageWords,
  limit: number,
): Promise<PageCandidate[]> {
  const readingDocs = loadRatedDocs(index);
  // It is waited for below, but what fails first is told.
  readingDocs.catch(() => undefined);
  const terms = await loadTerms(index, page, await chooseForms(index, page));
  const tally = new PageTally(index);
  for (const term of terms) tally.add(term);
  await readingDocs;
  return tally
    .best(limit)
    .map(({ doc, title, text, length }, place) => ({ id: index.getPaperId(doc), title, text, length, place }));
}

/** The forms that are worth reading a page of the index. Few are not weighed before, for that is read as well. */
async function chooseForms(index: SegmentedIndex, page: PageWords): Promise<readonly PageForm[]> {
  const forms = listForms(page);
  if (forms.length <= MAX_TERMS) return forms;
  await index.loadWeights();
  return chooseWorthiest(forms.map((each) => rateForm(index, page, each, index.weigh(each.form))));
}

/** Reads the terms that forms are, and their postings. */
async function loadTerms(
  index: SegmentedIndex,
  page: PageWords,
  forms: readonly PageForm[],
): Promise<readonly PageTerm[]> {
  await index.loadTerms(forms.map(({ form }) => form));
  const found = forms.flatMap((each) => {
    const term = index.terms.find(each.form);
    return term ? [{ ...rateForm(index, page, each, term.weight), term }] : [];
  });
  return chooseWorthiest(found);
}

/** The forms in which the weightiest words of a page are looked up. */
function listForms(page: PageWords): PageForm[] {
  return listWeightiest(page).flatMap((number) => {
    const forms = page.forms[number]!;
    const others = page.weights[number]! < BOTH_NUMBERS_FROM ? [] : forms.flatMap(otherNumber);
    return Array.from(new Set([...forms, ...others]), (form) => ({ form, number }));
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
