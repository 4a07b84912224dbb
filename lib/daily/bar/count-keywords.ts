import type { Paper } from '../../papers/paper.ts';
import { findSynonyms } from '../../search/query/find-synonyms.ts';
import { toSingular } from '../../search/query/plurals.ts';
import { foldWords } from '../../search/words.ts';

/** A keyword in all the ways it is written. */
export interface KeywordCount {
  /** The writing that is met most; empty for one that is met in short forms alone. */
  readonly writing: string;
  /** Papers that have it, each once. */
  readonly paperCount: number;
}

/** The same key for keywords that say the same; empty for one that says nothing. */
export type FoldKeyword = (keyword: string) => string;

/** "large language models (LLMs)" */
const WITH_SHORT_FORM = /^(.{3,}?)\s*\(([^()]{2,12})\)$/;
const LONGEST_SHORT_FORM = 12;

/**
 * Makes a fold for which case, number, hyphens and other names make no difference, as far as papers use them.
 *
 * @param papers that say what short forms stand for
 */
export function createKeywordFold(papers: readonly Paper[]): FoldKeyword {
  const longForms = findLongForms(papers);
  const known = new Map<string, string>();
  return (keyword) => {
    const key = known.get(keyword) ?? foldAsItIs(keyword.replace(WITH_SHORT_FORM, '$1'));
    known.set(keyword, key);
    return longForms.get(key) ?? key;
  };
}

/** Counts the papers that have each keyword, by its fold. */
export function countKeywords(papers: readonly Paper[], fold: FoldKeyword): Map<string, KeywordCount> {
  const writingsOf = new Map<string, Map<string, number>>();
  const paperCounts = new Map<string, number>();
  for (const { keywords } of papers) {
    for (const keyword of keywords) {
      const writing = keyword.replace(WITH_SHORT_FORM, '$1');
      const key = fold(keyword);
      // A short form names its keyword only for those who know it.
      if (writing.length > LONGEST_SHORT_FORM || foldAsItIs(writing) === key) addWriting(writingsOf, key, writing);
    }
    for (const key of new Set(keywords.map(fold))) paperCounts.set(key, (paperCounts.get(key) ?? 0) + 1);
  }
  paperCounts.delete('');
  return new Map(
    Array.from(paperCounts, ([key, paperCount]) => [key, { writing: chooseWriting(writingsOf.get(key)), paperCount }]),
  );
}

function addWriting(writingsOf: Map<string, Map<string, number>>, key: string, writing: string): void {
  const writings = writingsOf.get(key) ?? new Map<string, number>();
  writingsOf.set(key, writings.set(writing, (writings.get(writing) ?? 0) + 1));
}

function chooseWriting(writings: ReadonlyMap<string, number> | undefined): string {
  return [...(writings ?? [])].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

/** A keyword with one other name is folded with it; what has several may be any of them. */
function foldAsItIs(keyword: string): string {
  const key = foldName(foldWords(keyword));
  const [other, ...more] = listOtherNames(key);
  const isPair = other !== undefined && more.length === 0 && listOtherNames(other).length === 1;
  return isPair && other < key ? other : key;
}

function listOtherNames(key: string): string[] {
  return [...new Set(findSynonyms(key.split(' ')).map(foldName))].filter((name) => name !== key);
}

function foldName(words: readonly string[]): string {
  return words.map(toSingular).join(' ');
}

/** What short forms stand for, where the papers agree on it. */
function findLongForms(papers: readonly Paper[]): ReadonlyMap<string, string> {
  const meanings = new Map<string, Set<string>>();
  for (const keyword of papers.flatMap(({ keywords }) => keywords)) {
    const [, long = '', short = ''] = (keyword.endsWith(')') && WITH_SHORT_FORM.exec(keyword)) || [];
    const key = foldAsItIs(short);
    const longKey = foldAsItIs(long);
    if (key !== '' && longKey !== key) meanings.set(key, (meanings.get(key) ?? new Set()).add(longKey));
  }
  const agreed = [...meanings].filter(([, longs]) => longs.size === 1);
  return new Map(agreed.map(([short, longs]) => [short, [...longs][0] ?? short]));
}
