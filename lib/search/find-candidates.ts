import { INDEX_FIELDS } from './index-options.ts';
import type { QueryTerms } from './query-terms.ts';
import { getMonth, MONTH_LIMIT } from './segments/paper-numbers.ts';
import type { SegmentedIndex } from './segments/segmented-index.ts';
import { FIELD_WORTH, FULLY, tallyDocs, type Tally, type Wanted } from './tally-docs.ts';

/** More than these are looked at only by how well they hold the words. */
const MAX_CANDIDATES = 1_500;
/** Beside how well the words are held, from 0 to 1: how much of the title they are. */
const OF_TITLE = 0.15;
/** Who types nothing but names wants their papers, wherever else the words stand. */
const ALL_IN_NAMES = 1.2;

const TITLE = INDEX_FIELDS.indexOf('title');
const AUTHORS = INDEX_FIELDS.indexOf('authors');

/** What must not be met all together. */
export type Unwanted = readonly Wanted[];

/** A document that may answer. */
export interface Candidate {
  readonly doc: number;
  /** How well it holds what is wanted: about 1 when all of it stands in the title as typed. */
  readonly score: number;
  /** Whether all words stand in the names of its authors, perhaps of several; and whether they do as typed. */
  readonly isOfNames: boolean;
  readonly isOfTypedNames: boolean;
}

/**
 * The documents that meet all that is wanted, best first, or where too many do, those that hold it best,
 * the newest among equals. Postings of all terms must have been loaded.
 */
export function findCandidates(
  index: SegmentedIndex,
  terms: QueryTerms,
  wanted: readonly Wanted[],
  unwanted: readonly Unwanted[],
): Candidate[] {
  const tally = tallyDocs(index, terms, wanted);
  return choose(index, tally, { wanted, needed: wanted.length, isUnwanted: markUnwanted(index, terms, unwanted) });
}

/** The documents that meet the most of what is wanted when none meets all: at least half of it. */
export function findNearCandidates(
  index: SegmentedIndex,
  terms: QueryTerms,
  wanted: readonly Wanted[],
  unwanted: readonly Unwanted[],
): Candidate[] {
  const tally = tallyDocs(index, terms, wanted);
  const needed = tally.met.reduce((best, count) => Math.max(best, count), 0);
  if (needed * 2 < wanted.length || needed === 0) return [];
  return choose(index, tally, { wanted, needed, isUnwanted: markUnwanted(index, terms, unwanted) });
}

function markUnwanted(index: SegmentedIndex, terms: QueryTerms, unwanted: readonly Unwanted[]): Uint8Array {
  const marks = new Uint8Array(index.docLimit);
  for (const together of unwanted) {
    const { met } = tallyDocs(index, terms, together);
    const all = together.length;
    for (let doc = met.indexOf(all); doc >= 0; doc = met.indexOf(all, doc + 1)) marks[doc] = 1;
  }
  return marks;
}

interface Choice {
  readonly wanted: readonly Wanted[];
  /** How many of the meanings must be met. */
  readonly needed: number;
  readonly isUnwanted: Uint8Array;
}

function choose(index: SegmentedIndex, tally: Tally, { wanted, needed, isUnwanted }: Choice): Candidate[] {
  const { met, held } = tally;
  const docs: number[] = [];
  for (let doc = met.indexOf(needed); doc >= 0; doc = met.indexOf(needed, doc + 1)) {
    if (isUnwanted[doc] === 0) docs.push(doc);
  }
  const fully = FULLY * wanted.reduce((sum, { meaning }) => sum + meaning.alternatives[0].terms.length, 0);
  const kept = docs.length > MAX_CANDIDATES ? keepBest(index, docs, held, fully) : docs;
  const titleLengths = index.getLengths(TITLE);
  const toCandidate = (doc: number): Candidate => {
    const isOfNames = wanted.length > 1 && tally.inAuthors[doc] === wanted.length;
    const isOfTypedNames = isOfNames && held[doc]! >= Math.round(fully * FIELD_WORTH.authors);
    const titleLength = Math.max(1, titleLengths[doc]!);
    const score = held[doc]! / fully + (OF_TITLE * tally.inTitle[doc]!) / titleLength;
    return { doc, score: isOfNames ? Math.max(score, ALL_IN_NAMES) : score, isOfNames, isOfTypedNames };
  };
  return kept.map(toCandidate).sort((a, b) => b.score - a.score || compareNames(index, a, b));
}

/** Names as they were typed come first; of those the shorter lists, whose words are likelier of one name. */
function compareNames(index: SegmentedIndex, a: Candidate, b: Candidate): number {
  if (!a.isOfNames || !b.isOfNames) return 0;
  const lengths = index.getLengths(AUTHORS);
  const byTyped = Number(b.isOfTypedNames) - Number(a.isOfTypedNames);
  return byTyped || lengths[a.doc]! - lengths[b.doc]!;
}

/** The documents that hold the words best; of those that hold them alike, the newest. */
function keepBest(index: SegmentedIndex, docs: readonly number[], held: Uint16Array, fully: number): number[] {
  const byWorth = new Uint32Array(fully + 1);
  for (const doc of docs) byWorth[held[doc]!]! += 1;
  const worth = findThreshold(byWorth, MAX_CANDIDATES);
  const better = docs.filter((doc) => held[doc]! > worth);
  const alike = docs.filter((doc) => held[doc] === worth);
  return [...better, ...keepNewest(index, alike, MAX_CANDIDATES - better.length)];
}

function keepNewest(index: SegmentedIndex, docs: readonly number[], count: number): number[] {
  const months = docs.map((doc) => getMonth(index.getPaperNumber(doc)));
  const byMonth = new Uint32Array(MONTH_LIMIT);
  for (const month of months) byMonth[month]! += 1;
  const last = findThreshold(byMonth, count);
  const newer = docs.filter((_, place) => months[place]! > last);
  const asNew = docs.filter((_, place) => months[place] === last);
  return [...newer, ...asNew.slice(0, count - newer.length)];
}

/** The value down to which, but without which, no more than `most` are counted. */
function findThreshold(counts: Uint32Array, most: number): number {
  let sum = 0;
  let value = counts.length - 1;
  while (value > 0 && sum + counts[value]! <= most) {
    sum += counts[value]!;
    value -= 1;
  }
  return value;
}
