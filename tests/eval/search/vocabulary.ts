import type { Paper } from '../../../lib/papers/paper.ts';
import { foldText, wordsOf } from './text.ts';

/** What a corpus as a whole knows of words; by it a spelling is known to be one that people use. */
export interface Vocabulary {
  /** For each folded word the papers that hold it in title, abstract or authors. */
  readonly words: ReadonlyMap<string, readonly Paper[]>;
  readonly paperCount: number;
  /** Words of two parts as several papers write them with a hyphen. */
  readonly hyphenated: ReadonlySet<string>;
  /** Short form to the words of its long form, as abstracts introduce them: "mixture of experts (MoE)". */
  readonly acronyms: ReadonlyMap<string, readonly string[]>;
}

const INTRODUCTION = /((?:[\p{L}\p{N}-]+ ){1,7})\((\p{Lu}[\p{L}\p{N}]{1,6})\)/gu;
const HYPHENATED = /(?<![\p{L}\p{N}-])\p{L}{2,}-\p{L}{2,}(?![\p{L}\p{N}-])/gu;
/** Papers that must write a word alike: one paper's own name or slip is no common word. */
const LEAST_PAPERS = 5;
/** Two letters mean something else in too many titles. */
const LEAST_PAPERS_FOR_TWO_LETTERS = 30;

/** How many papers hold a folded word. */
export function countHolders({ words }: Vocabulary, word: string): number {
  return words.get(word)?.length ?? 0;
}

/** Reads the words and the common short forms out of the papers themselves. */
export function buildVocabulary(papers: readonly Paper[]): Vocabulary {
  const words = new Map<string, Paper[]>();
  const hyphenated = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const paper of papers) {
    const { title, abstract, authors } = paper;
    const text = `${title} ${abstract}`;
    for (const word of new Set(wordsOf(`${text} ${authors.join(' ')}`))) {
      const holders = words.get(word);
      if (holders) holders.push(paper);
      else words.set(word, [paper]);
    }
    for (const word of new Set(foldText(text).match(HYPHENATED))) hyphenated.set(word, (hyphenated.get(word) ?? 0) + 1);
    for (const pair of findIntroductions(abstract)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const acronyms = new Map<string, readonly string[]>();
  for (const [pair, count] of [...counts].toSorted((a, b) => a[1] - b[1])) {
    const [short = '', long = ''] = pair.split('=');
    if (count >= (short.length > 2 ? LEAST_PAPERS : LEAST_PAPERS_FOR_TWO_LETTERS)) acronyms.set(short, long.split(' '));
  }
  // One paper's "train-ing" is the end of a line.
  const written = [...hyphenated].filter(([, count]) => count >= LEAST_PAPERS).map(([word]) => word);
  return { words, paperCount: papers.length, hyphenated: new Set(written), acronyms };
}

/** The pairs `short=long form` an abstract introduces, both in the singular. */
function findIntroductions(abstract: string): Set<string> {
  const pairs = new Set<string>();
  for (const [, before = '', short = ''] of abstract.matchAll(INTRODUCTION)) {
    const long = findLongForm(wordsOf(before), foldText(short).replace(/s$/, ''));
    if (long !== undefined) pairs.add(`${foldText(short).replace(/s$/, '')}=${long.join(' ')}`);
  }
  return pairs;
}

/** The last words whose first letters spell the short form; small words may stand between or be spelt. */
function findLongForm(words: readonly string[], short: string): string[] | undefined {
  const small = new Set(['of', 'and', 'the', 'for', 'in', 'to', 'with']);
  for (let start = words.length - 1; start >= 0; start--) {
    const long = words.slice(start);
    const letters = long.map((word) => word[0]).join('');
    const main = long.filter((word) => !small.has(word)).map((word) => word[0]);
    if (long.length > 1 && (letters === short || main.join('') === short)) {
      return [...long.slice(0, -1), long.at(-1)!.replace(/([^s])s$/, '$1')];
    }
  }
  return undefined;
}
