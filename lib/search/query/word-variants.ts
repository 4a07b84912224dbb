import { joinCompound, splitCompound } from './compounds.ts';
import { findNameLength, findSynonyms } from './find-synonyms.ts';
import { otherNumber, toSingular } from './plurals.ts';
import type { Alternative, Meaning } from './query-tree.ts';
import { findOtherSpelling } from './spellings.ts';

/*
 * How much a way to say something counts beside the typed one: chosen by known-item search, which lost
 * papers to rare plurals when these were near 1, and found fewer by other names when they were near 0.
 */
/** The same word, otherwise written: pretraining for pre-training, modelling for modeling. */
const WRITING_WEIGHT = 0.7;
/** One for many, many for one. */
const NUMBER_WEIGHT = 0.45;
/** Another name, which may also be one of something else. */
export const SYNONYM_WEIGHT = 0.4;
/** Each alternative costs a search; beyond these come plurals of synonyms of synonyms. */
const MAX_ALTERNATIVES = 6;

type Terms = readonly string[];

/**
 * What typed words say, in each of the ways it can be said: words that form one name together are one
 * meaning, the longest name first, from left to right.
 *
 * @param terms folded as the index folds them
 * @param isUnfinished whether the last of them is still being typed
 */
export function expandWords(terms: Terms, isUnfinished = false): Meaning[] {
  const meanings: Meaning[] = [];
  for (let start = 0; start < terms.length;) {
    const row = terms.slice(start, start + findRowLength(terms, start));
    start += row.length;
    meanings.push({ alternatives: listAlternatives(row), isUnfinished: isUnfinished && start === terms.length });
  }
  return meanings;
}

/** Words that say only what was typed: of names of people there are no plurals. */
export function takeLiterally(terms: Terms, isUnfinished = false): Meaning[] {
  return terms.map((term, position) => ({
    alternatives: [{ terms: [term], weight: 1 }],
    isUnfinished: isUnfinished && position === terms.length - 1,
  }));
}

function findRowLength(terms: Terms, start: number): number {
  const inName = findNameLength(terms, start);
  if (inName > 1) return inName;
  const pair = terms.slice(start, start + 2);
  return pair.length === 2 && findOtherWriting(pair) !== undefined ? 2 : 1;
}

function listAlternatives(row: Terms): Meaning['alternatives'] {
  const typed = { terms: row, weight: 1 };
  const seen = new Set([row.join(' ')]);
  const others = [...listWritings(row), ...listNumbers(row), ...listSynonyms(row)].filter(({ terms }) => {
    const key = terms.join(' ');
    return !seen.has(key) && seen.add(key);
  });
  const likeliest = others.toSorted((a, b) => b.weight - a.weight).slice(0, MAX_ALTERNATIVES - 1);
  return [typed, ...likeliest];
}

function listWritings(row: Terms): Alternative[] {
  const otherWriting = findOtherWriting(row);
  const respelt = row.flatMap((term, position) => {
    const other = findOtherSpelling(term);
    return other === undefined ? [] : [row.with(position, other)];
  });
  return [...(otherWriting === undefined ? [] : [otherWriting]), ...respelt].map((terms) => ({
    terms,
    weight: WRITING_WEIGHT,
  }));
}

function findOtherWriting(row: Terms): Terms | undefined {
  const [first = '', second] = row;
  if (row.length > 2) return undefined;
  if (second === undefined) return splitCompound(first);
  const joined = joinCompound(first, second);
  return joined === undefined ? undefined : [joined];
}

/** Of a name only its last word is counted: retrieval-augmented generations. */
function listNumbers(row: Terms): Alternative[] {
  const last = row.length - 1;
  return otherNumber(row[last] ?? '').map((other) => ({ terms: row.with(last, other), weight: NUMBER_WEIGHT }));
}

function listSynonyms(row: Terms): Alternative[] {
  const letters = toLetters(row);
  return findSynonyms(row).map((terms) => ({
    terms,
    weight: toLetters(terms) === letters ? WRITING_WEIGHT : SYNONYM_WEIGHT,
  }));
}

/** What two ways to write one word have in common: a data set, datasets. */
function toLetters(row: Terms): string {
  return toSingular(row.join(''));
}
