import { pairKey, type PageWords } from './page-words.ts';

/** The number of a word that the page does not have. */
export const NOT_ON_PAGE = -1;
/** More words than this are no compound. */
const MAX_COMPOUND = 4;

/** What abstracts say before the name of what is theirs, and within how many words. */
const INTRODUCING =
  /^(?:(?:introduc|propos|releas|creat|describ|provid|contribut)(?:e|es|ed|ing)|(?:present|construct|develop|collect|offer|build)(?:s|ed|ing)?|built|called|named|namely|dubbed|termed|coined|new|novel)$/;
const INTRODUCED_WITHIN = 5;

/** A word as it is written in papers. */
export interface PaperWord {
  readonly folded: string;
  /** Its number on the page. */
  readonly number: number;
  /** From 0 to 1; 0 as well where it was not worth looking up. */
  readonly rareness: number;
  readonly beginsName: boolean;
}

export type Sequence = readonly PaperWord[];

/** Words that stand in a row in a paper and, pair by pair, on the page. */
export interface Row {
  readonly length: number;
  /** The sum of their rareness. */
  readonly worth: number;
}

/** A page as far as names go. */
export type NamedPage = Pick<PageWords, 'nameKeys' | 'keyBeginnings'>;

const NO_ROW: Row = { length: 0, worth: 0 };

function sumWords(sequence: Sequence, worthOf: (word: PaperWord, place: number) => number): number {
  return sequence.reduce((total, word, place) => total + worthOf(word, place), 0);
}

/** From 0 to 1. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, part / whole);
}

/** The share of the words for which something holds, by rareness. */
export function shareWords(sequence: Sequence, holds: (word: PaperWord) => boolean): number {
  const whole = sumWords(sequence, ({ rareness }) => rareness);
  return share(
    sumWords(sequence, (word) => (holds(word) ? word.rareness : 0)),
    whole,
  );
}

/** The rareness of the neighbors that are neighbors on the page, each pair once. */
export function sumPairs(sequence: Sequence, pairs: ReadonlySet<number>): number {
  const seen = new Set<number>();
  let worth = 0;
  for (let place = 1; place < sequence.length; place += 1) {
    const first = sequence[place - 1]!;
    const second = sequence[place]!;
    if (first.number === NOT_ON_PAGE || second.number === NOT_ON_PAGE) continue;
    const key = pairKey(first.number, second.number);
    if (!pairs.has(key) || seen.has(key)) continue;
    seen.add(key);
    worth += first.rareness * second.rareness;
  }
  return worth;
}

/** The same as a share of all neighbors. */
export function sharePairs(sequence: Sequence, pairs: ReadonlySet<number>): number {
  const whole = sumWords(sequence, ({ rareness }, place) => rareness * (sequence[place + 1]?.rareness ?? 0));
  return share(sumPairs(sequence, pairs), whole);
}

/** Whether all neighbors are neighbors on the page. */
export function isRow(sequence: Sequence, pairs: ReadonlySet<number>): boolean {
  return sequence.every(({ number }, place) => {
    const previous = sequence[place - 1]?.number;
    return number !== NOT_ON_PAGE && (previous === undefined || pairs.has(pairKey(previous, number)));
  });
}

/** The row of the most worth. */
export function findRow(sequence: Sequence, pairs: ReadonlySet<number>): Row {
  let best = NO_ROW;
  let length = 0;
  let worth = 0;
  let previous = NOT_ON_PAGE;
  sequence.forEach(({ number, rareness }) => {
    const isOnPage = number !== NOT_ON_PAGE;
    const goesOn = isOnPage && length > 0 && pairs.has(pairKey(previous, number));
    length = goesOn ? length + 1 : Number(isOnPage);
    worth = goesOn ? worth + rareness : rareness;
    if (isOnPage && worth > best.worth) best = { length, worth };
    previous = number;
  });
  return best;
}

/** The greatest share of the page's name in a word or in some that stand together, by rareness. */
export function findName(sequence: Sequence, page: NamedPage, isCounted = (_place: number): boolean => true): number {
  let best = 0;
  for (let from = 0; from < sequence.length; from += 1) {
    if (sequence[from]!.beginsName && isCounted(from)) best = Math.max(best, rateNameAt(sequence, from, page));
  }
  return best;
}

/** The same of what is introduced there: "we present …", "a new data set called …". */
export function findIntroducedName(sequence: Sequence, page: NamedPage): number {
  return findName(sequence, page, (place) =>
    sequence.slice(Math.max(0, place - INTRODUCED_WITHIN), place).some(({ folded }) => INTRODUCING.test(folded)),
  );
}

function rateNameAt(sequence: Sequence, from: number, page: NamedPage): number {
  let best = 0;
  let key = '';
  let rarest = 0;
  for (const { folded, rareness } of sequence.slice(from, from + MAX_COMPOUND)) {
    key += folded;
    if (!page.keyBeginnings.has(key)) break;
    rarest = Math.max(rarest, rareness);
    best = Math.max(best, (page.nameKeys.get(key) ?? 0) * rarest);
  }
  return best;
}
