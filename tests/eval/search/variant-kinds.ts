import { askTitle, type QueryMaker } from './known-item.ts';
import type { Random } from './random.ts';
import { foldText, isContentWord, NO_WORD, STOP_WORDS, typedWordsOf, wordsOf } from './text.ts';
import { countHolders, type Vocabulary } from './vocabulary.ts';

/** How many times rarer the other number of a word may be. */
const RARER = 10;
/** TeX's sign of a space that does not break. */
const TIE = '~';

type Respelling = (word: string, vocabulary: Vocabulary) => readonly string[];

/** "pre-training" for "pretraining" or "pre training", in every direction. */
export const hyphenVariant: QueryMaker = (paper, random, vocabulary) =>
  askRespelt(paper.title, respellHyphens, { random, vocabulary });

/** "llama 3" for "llama3" or "llama-3", in every direction. */
export const digitVariant: QueryMaker = (paper, random, vocabulary) =>
  askRespelt(joinDigits(paper.title), respellDigits, { random, vocabulary });

/** One word in the singular for the plural, or in the plural for the singular. */
export const pluralVariant: QueryMaker = (paper, random, vocabulary) =>
  askRespelt(paper.title, respellPlural, { random, vocabulary });

/** "moe" for "mixture of experts", or the other way round. */
export const acronymVariant: QueryMaker = ({ title }, random, { acronyms }) => {
  const words = wordsOf(title);
  const found = [...acronyms].flatMap(([short, long]) => findForms({ title, words }, { short, long }));
  if (found.length === 0) return undefined;
  const { place, length, typed } = random.pick(found);
  const { before, after } = pickAround(words, { place, length }, random);
  if (![...before, ...after].some(isContentWord)) return undefined;
  const meant = [...before, ...words.slice(place, place + length), ...after];
  return askTitle([...before, ...typed, ...after].join(' '), meant);
};

interface Form {
  readonly place: number;
  readonly length: number;
  /** What is typed instead. */
  readonly typed: readonly string[];
}

/** Where a title has the short or the long form. */
function findForms(
  { title, words }: { title: string; words: readonly string[] },
  { short, long }: { short: string; long: readonly string[] },
): Form[] {
  const forms: Form[] = [];
  // "Re" and "AI" are told apart by their capitals alone.
  const isInCapitals = title
    .split(NO_WORD)
    .some((word) => isSame(foldText(word), short) && /\p{Lu}.*\p{Lu}/u.test(word));
  const shortPlace = words.findIndex((word) => isSame(word, short));
  if (shortPlace >= 0 && isInCapitals) forms.push({ place: shortPlace, length: 1, typed: long });
  const longPlace = words.findIndex((_, start) => long.every((word, step) => isSame(words[start + step], word)));
  if (longPlace >= 0) forms.push({ place: longPlace, length: long.length, typed: [short] });
  return forms;
}

/** Respells one word that can be respelt and asks for it with the words around it. */
function askRespelt(
  title: string,
  respell: Respelling,
  { random, vocabulary }: { random: Random; vocabulary: Vocabulary },
) {
  const words = typedWordsOf(title);
  const places = [...words.keys()].filter((place) => respell(words[place]!, vocabulary).length > 0);
  if (places.length === 0) return undefined;
  const place = random.pick(places);
  const respelt = random.pick(respell(words[place]!, vocabulary));
  const { before, after } = pickAround(words, { place, length: 1 }, random);
  if (![...before, ...after].some(isContentWord)) return undefined;
  const meant = [...before, words[place]!, ...after].join(' ').replaceAll(TIE, ' ');
  return askTitle([...before, respelt, ...after].join(' ').replaceAll(TIE, ' '), wordsOf(meant));
}

/** Up to four of the words right before and after a stretch, no small ones at the ends. */
function pickAround(words: readonly string[], at: { place: number; length: number }, random: Random) {
  const count = random.between(2, 4);
  const beforeCount = Math.min(random.between(0, count), at.place);
  const end = at.place + at.length;
  const before = words.slice(at.place - beforeCount, at.place);
  const after = words.slice(end, end + count - beforeCount);
  const first = before.findIndex(isContentWord);
  return {
    before: first < 0 ? [] : before.slice(first),
    after: after.slice(0, after.findLastIndex(isContentWord) + 1),
  };
}

function respellHyphens(word: string, { words, hyphenated }: Vocabulary): string[] {
  const parts = word.split('-');
  if (parts.length === 2 && parts.every((part) => /^\p{L}{2,}$/u.test(part))) {
    const joined = parts.join('');
    return words.has(joined) ? [parts.join(' '), joined] : [parts.join(' ')];
  }
  // Only where somebody writes it so: "multi-modal", but not "inter-active".
  const cuts = Array.from(word, (_, place) => `${word.slice(0, place)}-${word.slice(place)}`);
  return cuts.filter((cut) => hyphenated.has(cut)).slice(0, 1);
}

/** Makes "Llama 3" one word, so that it can be respelt as one. */
function joinDigits(title: string): string {
  return title.replace(/(?<=\p{L}{2}) (?=\d+(?:\.\d+)?\b)/gu, TIE);
}

function respellDigits(word: string): string[] {
  const match = /^(\p{L}{2,})([-~]?)(\d+(?:\.\d+)?)$/u.exec(word);
  if (!match || STOP_WORDS.has(match[1]!)) return [];
  const [, letters = '', between, digits = ''] = match;
  return ['', '-', TIE].filter((other) => other !== between).map((other) => letters + other + digits);
}

function respellPlural(word: string, vocabulary: Vocabulary): string[] {
  if (!/^[a-z]{4,}$/.test(word) || !isContentWord(word)) return [];
  const others = [
    word.replace(/ies$/, 'y'),
    word.replace(/(?<=[sxz]|ch|sh)es$/, ''),
    word.replace(/(?<=[^siu])s$/, ''),
    word.replace(/(?<=[^aeiou])y$/, 'ies'),
    word.replace(/(?<=[sxz]|ch|sh)$/, 'es'),
    word.replace(/(?<=[^sy])$/, 's'),
  ];
  // "Generations" and "visuals" are words, but hardly anybody's number of generation and visual.
  const isCommon = (other: string): boolean =>
    countHolders(vocabulary, other) * RARER >= Math.max(1, countHolders(vocabulary, word));
  return others.filter((other) => other !== word && isCommon(other)).slice(0, 1);
}

function isSame(word: string | undefined, other: string): boolean {
  return word === other || word === `${other}s`;
}
