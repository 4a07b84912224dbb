import { INDEX_FIELDS, type IndexField } from './index-options.ts';
import type { QueryTerms } from './query-terms.ts';
import type { Alternative, Meaning } from './query/query-tree.ts';
import type { SegmentedIndex } from './segments/segmented-index.ts';

/** Scoring more than these costs more than a frame and changes nothing among the first. */
const MAX_SCORED = 1_500;
/** A match in one of these says more than one in an abstract. */
const TELLING_FIELDS: readonly boolean[] = INDEX_FIELDS.map((field) => field !== 'abstract');
/** A paper number's upper bits are the month of its id (paper-numbers.ts). */
const MONTH_SHIFT = 17;
const MONTHS = 1 << 15;

/** A meaning and the field it must be met in, any when undefined. */
export interface Wanted {
  readonly meaning: Meaning;
  readonly field: IndexField | undefined;
}

/** What must not be met all together. */
export type Unwanted = readonly Wanted[];

/** Documents as marks, one byte each. */
export interface Candidates {
  readonly marks: Uint8Array;
  readonly count: number;
}

/**
 * The documents that meet all that is wanted, or where too many do, those with the most of it in their
 * title, keywords or names, newest first. Postings of all terms must have been loaded.
 */
export function findCandidates(
  index: SegmentedIndex,
  terms: QueryTerms,
  wanted: readonly Wanted[],
  unwanted: readonly Unwanted[],
): Candidates {
  const tally = tallyDocs(index, terms, wanted);
  return choose(index, tally, wanted.length, markUnwanted(index, terms, unwanted));
}

/** The documents that meet the most of what is wanted when none meets all: at least half of it. */
export function findNearCandidates(
  index: SegmentedIndex,
  terms: QueryTerms,
  wanted: readonly Wanted[],
  unwanted: readonly Unwanted[],
): Candidates {
  const tally = tallyDocs(index, terms, wanted);
  const most = tally.met.reduce((best, count) => Math.max(best, count), 0);
  if (most * 2 < wanted.length || most === 0) return { marks: new Uint8Array(index.docLimit), count: 0 };
  return choose(index, tally, most, markUnwanted(index, terms, unwanted));
}

interface Tally {
  /** How much of what is wanted each document meets. */
  readonly met: Uint8Array;
  /** How much of it in a telling field. */
  readonly telling: Uint8Array;
}

function tallyDocs(index: SegmentedIndex, terms: QueryTerms, wanted: readonly Wanted[]): Tally {
  const tally: Tally = { met: new Uint8Array(index.docLimit), telling: new Uint8Array(index.docLimit) };
  const latest: Tally = { met: new Uint8Array(index.docLimit), telling: new Uint8Array(index.docLimit) };
  wanted.forEach(({ meaning, field }, number) => {
    const turn = number + 1;
    const meet = (doc: number, isTelling: boolean): void => {
      if (latest.met[doc] !== turn) {
        latest.met[doc] = turn;
        tally.met[doc]! += 1;
      }
      if (isTelling && latest.telling[doc] !== turn) {
        latest.telling[doc] = turn;
        tally.telling[doc]! += 1;
      }
    };
    for (const alternative of meaning.alternatives) visitAlternative(index, terms, { alternative, field }, meet);
  });
  return tally;
}

function markUnwanted(index: SegmentedIndex, terms: QueryTerms, unwanted: readonly Unwanted[]): Uint8Array {
  const marks = new Uint8Array(index.docLimit);
  for (const together of unwanted) {
    const { met } = tallyDocs(index, terms, together);
    for (let doc = 0; doc < met.length; doc += 1) if (met[doc] === together.length) marks[doc] = 1;
  }
  return marks;
}

type DocVisitor = (doc: number, isTelling: boolean) => void;

/** Visits the documents that hold all terms of an alternative. */
function visitAlternative(
  index: SegmentedIndex,
  terms: QueryTerms,
  { alternative, field }: { readonly alternative: Alternative; readonly field: IndexField | undefined },
  visit: DocVisitor,
): void {
  const [first = '', ...others] = alternative.terms;
  if (others.length === 0) return visitWord(index, terms, { word: first, field }, visit);
  const reached = new Uint8Array(index.docLimit);
  alternative.terms.forEach((word, position) => {
    const isLast = position === alternative.terms.length - 1;
    visitWord(index, terms, { word, field }, (doc, isTelling) => {
      if (isLast && reached[doc]! >= position) visit(doc, isTelling);
      else if (reached[doc] === position) reached[doc] = position + 1;
    });
  });
}

function visitWord(
  index: SegmentedIndex,
  terms: QueryTerms,
  { word, field }: { readonly word: string; readonly field: IndexField | undefined },
  visit: DocVisitor,
): void {
  for (const term of terms.listTermsOf(word)) {
    index.getPostings(term).forEach((postings, number) => {
      if (!postings || (field !== undefined && INDEX_FIELDS[number] !== field)) return;
      const isTelling = TELLING_FIELDS[number]!;
      for (const doc of postings.docs) visit(doc, isTelling);
    });
  }
}

function choose(index: SegmentedIndex, { met, telling }: Tally, needed: number, unwanted: Uint8Array): Candidates {
  const marks = new Uint8Array(index.docLimit);
  const byTelling = new Uint32Array(needed + 1);
  let count = 0;
  for (let doc = 0; doc < met.length; doc += 1) {
    if (met[doc] !== needed || unwanted[doc] !== 0) continue;
    marks[doc] = 1;
    byTelling[telling[doc]!]! += 1;
    count += 1;
  }
  if (count <= MAX_SCORED) return { marks, count };
  return { marks, count: keepMostTelling(index, marks, telling, byTelling) };
}

/** Unmarks documents until few enough are left. */
function keepMostTelling(
  index: SegmentedIndex,
  marks: Uint8Array,
  telling: Uint8Array,
  byTelling: Uint32Array,
): number {
  let kept = 0;
  let least = byTelling.length - 1;
  while (least > 0 && kept + byTelling[least]! <= MAX_SCORED) {
    kept += byTelling[least]!;
    least -= 1;
  }
  const months = new Uint32Array(MONTHS);
  const monthOf = (doc: number): number => (index.getPaperNumber(doc) >>> MONTH_SHIFT) % MONTHS;
  forEachMarked(marks, (doc) => {
    if (telling[doc] === least) months[monthOf(doc)]! += 1;
  });
  let firstMonth = MONTHS;
  while (firstMonth > 0 && kept + months[firstMonth - 1]! <= MAX_SCORED) {
    firstMonth -= 1;
    kept += months[firstMonth]!;
  }
  let room = MAX_SCORED - kept;
  forEachMarked(marks, (doc) => {
    const isDecidedByMonth = telling[doc] === least;
    const month = isDecidedByMonth ? monthOf(doc) : 0;
    const isKept = isDecidedByMonth
      ? month >= firstMonth || (month === firstMonth - 1 && room-- > 0)
      : telling[doc]! > least;
    if (!isKept) marks[doc] = 0;
  });
  return MAX_SCORED;
}

function forEachMarked(marks: Uint8Array, visit: (doc: number) => void): void {
  for (let doc = 0; doc < marks.length; doc += 1) if (marks[doc] === 1) visit(doc);
}
