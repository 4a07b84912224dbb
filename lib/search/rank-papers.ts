import type { FeedDay } from '../papers/feed-day.ts';
import type { Paper } from '../papers/paper.ts';
import { indexOfRow } from './meets-clause.ts';
import { foldWords } from './words.ts';

/** A paper and how well its text answers a query. */
export interface ScoredPaper {
  readonly paper: Paper;
  /** MiniSearch's. */
  readonly score: number;
}

/** Beside a text score of at most 1: who types a whole title or a name looks for that paper and no other. */
const WHOLE_TITLE = 4;
const TITLE_NAME = 1.5;
const AUTHOR = 1.5;
const TITLE_BEGINS = 0.6;
const TITLE_HOLDS_ROW = 0.3;
const TITLE_HOLDS_ALL = 0.15;
/** Gentle: they decide between papers whose texts answer alike. */
const FRESHNESS = 0.04;
const VOTES = 0.08;
/** Days after which a paper is half as fresh. */
const FRESHNESS_HALVES_DAYS = 365;
const MANY_VOTES = 200;

/**
 * Ranks papers for people: by their texts first, then by what else is known of them.
 *
 * @param typed the folded words of the query, as typed
 */
export function rankPapers<S extends ScoredPaper>(scored: readonly S[], typed: readonly string[]): S[] {
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0) || 1;
  const newestDay = scored.map(({ paper }) => paper.day).reduce((newest, day) => (day > newest ? day : newest), '');
  return scored
    .map((entry) => ({ entry, rank: entry.score / best + rankFacts(entry.paper, typed, newestDay) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ entry }) => entry);
}

function rankFacts(paper: Paper, typed: readonly string[], newestDay: string): number {
  return (
    rankTitle(paper.title, typed) +
    rankAuthors(paper.authors, typed) +
    FRESHNESS * rateFreshness(paper.day, newestDay) +
    VOTES * Math.min(1, Math.log1p(paper.upvotes) / Math.log1p(MANY_VOTES))
  );
}

function rankTitle(title: string, typed: readonly string[]): number {
  const words = foldWords(title);
  const start = typed.length === 0 ? -1 : indexOfBegunRow(words, typed);
  if (start === 0 && words.length === typed.length) return WHOLE_TITLE;
  // "LoRA: …" is what the paper is called by.
  const name = /^([^:]{2,40}):\s/.exec(title)?.[1];
  if (name !== undefined && start === 0 && foldWords(name).length === typed.length) return TITLE_NAME;
  if (start === 0) return TITLE_BEGINS;
  if (start > 0) return TITLE_HOLDS_ROW;
  const held = new Set(words);
  return typed.length > 0 && typed.every((word) => held.has(word)) ? TITLE_HOLDS_ALL : 0;
}

/** A whole name, in either order of its parts. */
function rankAuthors(authors: readonly string[], typed: readonly string[]): number {
  if (typed.length < 2 || typed.length > 5) return 0;
  const wanted = typed.toSorted().join(' ');
  return authors.some((author) => foldWords(author).toSorted().join(' ') === wanted) ? AUTHOR : 0;
}

/** Like indexOfRow, but the last word of the row may be the beginning of one. */
function indexOfBegunRow(words: readonly string[], row: readonly string[]): number {
  const whole = indexOfRow(words, row);
  if (whole >= 0) return whole;
  const last = row.at(-1)!;
  const start = indexOfRow(words, row.slice(0, -1));
  return start >= 0 && words[start + row.length - 1]?.startsWith(last) ? start : -1;
}

function rateFreshness(day: FeedDay, newestDay: string): number {
  const days = Math.max(0, (Date.parse(newestDay) - Date.parse(day)) / 86_400_000);
  return 0.5 ** (days / FRESHNESS_HALVES_DAYS);
}
