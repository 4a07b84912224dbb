import type { Paper } from '../papers/paper.ts';
import type { PaperMatcher, SharedWord } from './match-paper.ts';

/** Neighboring words that paper and page share, as the paper writes them. */
interface Phrase {
  readonly words: readonly SharedWord[];
  readonly worth: number;
  readonly text: string;
}

/** More words than this are a sentence. */
const MAX_WORDS = 3;
/** Beside the weightiest, what carries less than this share of it says nothing. */
const LEAST_SHARE = 0.15;
/** What may stand between the words of a phrase. */
const JOINT = /^[ -]$/;

/** The phrases and words that a page shares with a paper and that carry the most, as the paper writes them. */
export function findSharedPhrases(
  matcher: PaperMatcher,
  { title, abstract }: Pick<Paper, 'title' | 'abstract'>,
  count: number,
): string[] {
  const phrases = [title, abstract].flatMap((text) => joinPhrases(text, matcher)).sort((a, b) => b.worth - a.worth);
  const least = LEAST_SHARE * (phrases[0]?.worth ?? 0);
  const told = new Set<number>();
  const chosen: string[] = [];
  for (const { words, worth, text } of phrases) {
    if (chosen.length === count || worth < least) break;
    // A word once told is told again in company only where all of it is new.
    if (words.some(({ number }) => told.has(number))) continue;
    for (const { number } of words) told.add(number);
    chosen.push(text);
  }
  return chosen;
}

/** The words of a title that the page has too, as the title writes them, each once. */
export function findSharedWords(matcher: PaperMatcher, title: string): string[] {
  return [...new Set(matcher.readShared(title).map(({ start, end }) => title.slice(start, end)))];
}

function joinPhrases(text: string, matcher: PaperMatcher): Phrase[] {
  const rows: SharedWord[][] = [];
  for (const word of matcher.readShared(text)) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const isNext = last && row!.length < MAX_WORDS && JOINT.test(text.slice(last.end, word.start));
    if (isNext && matcher.isPair(last.number, word.number)) row!.push(word);
    else rows.push([word]);
  }
  return rows.map((words) => ({
    words,
    worth: words.reduce((sum, { worth }) => sum + worth, 0),
    text: text.slice(words[0]!.start, words.at(-1)!.end),
  }));
}
