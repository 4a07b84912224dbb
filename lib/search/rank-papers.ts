import type { Paper } from '../papers/paper.ts';
import { indexOfRow } from './meets-clause.ts';
import { foldWords } from './words.ts';

/** A paper and how well it holds a query's words: about 1 when all stand in its title as typed. */
export interface ScoredPaper {
  readonly paper: Paper;
  readonly score: number;
}

/** A word as it was typed, and all the words it was searched as. */
export interface TypedWord {
  readonly word: string;
  readonly matches: ReadonlySet<string>;
}

/** Who types a whole title looks for that paper and no other. */
const WHOLE_TITLE = 4;
/** What stands before a title's colon is what the paper is called by. */
const WHOLE_NAME = 0.3;
const NAME_BEGUN = 0.05;
const WHOLE_AUTHOR = 0.5;
/** Li Jun may be Jun Li, but somebody else may be called so. */
const TURNED_AUTHOR = 0.45;
/** For words of one author's name among others. */
const PART_OF_AUTHOR = 0.15;
/** For typed neighbors that are neighbors in the title. */
const NEIGHBORS = 0.2;
/** Gentle: they decide between papers that hold the words alike. */
const FRESHNESS = 0.02;
const VOTES = 0.03;
/** Days after which a paper is half as fresh. */
const FRESHNESS_HALVES_DAYS = 365;
const MANY_VOTES = 200;

/** Ranks papers for people: by how well they hold the words first, then by how the words stand in them. */
export function rankPapers<S extends ScoredPaper>(scored: readonly S[], typed: readonly TypedWord[]): S[] {
  const newestDay = scored.map(({ paper }) => paper.day).reduce((newest, day) => (day > newest ? day : newest), '');
  return scored
    .map((entry) => ({ entry, rank: entry.score + rateFacts(entry.paper, typed, newestDay) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ entry }) => entry);
}

function rateFacts(paper: Paper, typed: readonly TypedWord[], newestDay: string): number {
  return (
    rateTitle(paper.title, typed) +
    rateAuthors(paper.authors, typed) +
    FRESHNESS * rateFreshness(paper.day, newestDay) +
    VOTES * Math.min(1, Math.log1p(paper.upvotes) / Math.log1p(MANY_VOTES))
  );
}

function rateTitle(title: string, typed: readonly TypedWord[]): number {
  if (typed.length === 0) return 0;
  const words = foldWords(title);
  const asTyped = typed.map(({ word }) => word);
  if (words.length === typed.length && indexOfRow(words, asTyped) === 0) return WHOLE_TITLE;
  return NEIGHBORS * countNeighbors(words, typed) + rateName(title, asTyped);
}

/** The share of typed neighbors that stand side by side in the title, each in any of its ways. */
function countNeighbors(words: readonly string[], typed: readonly TypedWord[]): number {
  if (typed.length < 2) return 0;
  const pairs = typed
    .slice(1)
    .filter((second, index) =>
      words.some((word, place) => typed[index]!.matches.has(word) && second.matches.has(words[place + 1] ?? '')),
    );
  return pairs.length / (typed.length - 1);
}

function rateName(title: string, typed: readonly string[]): number {
  const name = /^([^:]{2,40}):\s/.exec(title)?.[1];
  const words = name === undefined ? [] : foldWords(name);
  if (words.length !== typed.length) return 0;
  const last = typed.length - 1;
  const isBegun = typed.every(
    (word, place) => words[place] === word || (place === last && words[place]?.startsWith(word)),
  );
  if (!isBegun) return 0;
  return words[last] === typed[last] ? WHOLE_NAME : NAME_BEGUN;
}

/** A whole name, in either order of its parts, or at least two words of one name. */
function rateAuthors(authors: readonly string[], typed: readonly TypedWord[]): number {
  if (typed.length < 2) return 0;
  const wanted = new Set(typed.map(({ word }) => word));
  let best = 0;
  for (const author of authors) {
    const words = foldWords(author);
    const shared = words.filter((word) => wanted.has(word)).length;
    if (shared < 2) continue;
    best = Math.max(best, isName(words, wanted) ? rateOrder(words, typed) : (PART_OF_AUTHOR * shared) / wanted.size);
  }
  return best;
}

function rateOrder(name: readonly string[], typed: readonly TypedWord[]): number {
  return typed.every(({ word }, place) => word === name[place]) ? WHOLE_AUTHOR : TURNED_AUTHOR;
}

/** Whether words are the whole name of one of a paper's authors, in any order. */
export function hasAuthor({ authors }: Paper, words: ReadonlySet<string>): boolean {
  return authors.some((author) => isName(foldWords(author), words));
}

function isName(name: readonly string[], words: ReadonlySet<string>): boolean {
  return new Set(name).size === words.size && name.every((word) => words.has(word));
}

function rateFreshness(day: string, newestDay: string): number {
  const days = Math.max(0, (Date.parse(newestDay) - Date.parse(day)) / 86_400_000);
  return 0.5 ** (days / FRESHNESS_HALVES_DAYS);
}
