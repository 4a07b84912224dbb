import { askTitle, type Draft, type QueryMaker } from './known-item.ts';
import type { Random } from './random.ts';
import { foldText, holdsWords, isContentWord, remember, typedWordsOf, wordsOf } from './text.ts';
import { mistypeSome } from './typos.ts';
import { countHolders } from './vocabulary.ts';

const LONGEST_NAME = 3;

const foldBareText = remember((text) => foldText(toBareText(text)));

export const fullTitle: QueryMaker = ({ title }) => askTitle(title, wordsOf(title));

/** In small letters and without any punctuation: hyphens become spaces. */
export const bareTitle: QueryMaker = ({ title }) => askTitle(toBareText(title), wordsOf(title));

/** Three to five words that stand together, the first and the last of the matter. */
export const consecutiveWords: QueryMaker = ({ title }, random) => {
  const words = pickWindow(title, random);
  return words && askTitle(words.join(' '), wordsOf(words.join(' ')));
};

/** Three or four words of the matter from all over the title, in its order. */
export const spreadWords: QueryMaker = ({ title }, random) => {
  const words = pickSpread(title, random);
  return words && askTitle(words.join(' '), wordsOf(words.join(' ')));
};

/** A title as far as it is typed: some words and the beginning of the next one. */
export const unfinishedTitle: QueryMaker = ({ title }, random) => {
  const words = title.split(' ');
  const cuts = [...words.keys()].filter((place) => place >= 1 && place <= 5 && /^\p{L}{4,}/u.test(words[place]!));
  if (cuts.length === 0) return undefined;
  const cut = random.pick(cuts);
  const lettersShown = random.between(2, /^\p{L}+/u.exec(words[cut]!)![0].length - 1);
  const typed = [...words.slice(0, cut), words[cut]!.slice(0, lettersShown)].join(' ');
  const beginning = foldBareText(typed);
  const isTie: Draft['isTie'] = (paper) => foldBareText(paper.title).startsWith(beginning);
  const whole = wordsOf(words.slice(0, cut).join(' '));
  return { text: random.next() < 0.5 ? typed : typed.toLowerCase(), words: whole, isTie };
};

/** The whole title with one or two words mistyped. */
export const misspeltTitle: QueryMaker = ({ title }, random) => {
  const words = mistypeSome(toBareText(title).split(' '), random.between(1, 2), random);
  return words && askTitle(words.join(' '), wordsOf(title));
};

/** A part of the title with a word mistyped; two words in one query of three, where two are long enough. */
export const misspeltPart: QueryMaker = ({ title }, random) => {
  const part = random.next() < 0.5 ? pickWindow(title, random) : pickSpread(title, random);
  const words = part && mistypeSome(part, random.below(3) === 0 ? 2 : 1, random);
  return words && askTitle(words.join(' '), wordsOf(part.join(' ')));
};

/** Four to six words of the matter in another order. */
export const reorderedWords: QueryMaker = ({ title }, random) => {
  const content = contentWordsOf(title);
  if (content.length < 4) return undefined;
  const words = random.pickSome(content, random.between(4, 6));
  const reordered = random.shuffle(words);
  if (reordered.join(' ') === words.join(' ')) reordered.reverse();
  return askTitle(reordered.join(' '), wordsOf(words.join(' ')));
};

/** What a paper calls itself: up to three words before the colon. */
export const name: QueryMaker = ({ title }, random) => {
  const parts = splitName(title);
  if (!parts) return undefined;
  const { name } = parts;
  return askTitle(random.next() < 0.5 ? name : name.toLowerCase(), wordsOf(name));
};

export const nameAndWord: QueryMaker = ({ title }, random) => {
  const parts = splitName(title);
  const content = parts ? contentWordsOf(parts.rest) : [];
  if (!parts || content.length === 0) return undefined;
  const text = `${parts.name.toLowerCase()} ${random.pick(content)}`;
  return askTitle(text, wordsOf(text));
};

/** Four to six words of the matter from the abstract, in its order, none that every tenth paper holds. */
export const abstractWords: QueryMaker = ({ abstract }, random, vocabulary) => {
  const isTelling = (word: string): boolean =>
    /^[\p{L}-]{4,}$/u.test(word) && countHolders(vocabulary, word) < vocabulary.paperCount / 10;
  const content = [...new Set(contentWordsOf(abstract))].filter(isTelling);
  if (content.length < 12) return undefined;
  const text = random.pickSome(content, random.between(4, 6)).join(' ');
  const words = wordsOf(text);
  return {
    text,
    words,
    isTie: ({ title, abstract }) => words.every((word) => holdsWords(title, [word]) || holdsWords(abstract, [word])),
  };
};

/** Three to five words that stand together in a title and are not the whole of it; people remember no "of the" at an end. */
export function pickWindow(title: string, random: Random): string[] | undefined {
  const words = typedWordsOf(title);
  const length = random.between(3, 5);
  const starts = [...words.keys()].filter((start) => {
    const window = words.slice(start, start + length);
    return window.length === length && isContentWord(window[0]!) && isContentWord(window.at(-1)!);
  });
  if (words.length <= length || starts.length === 0) return undefined;
  const start = random.pick(starts);
  return words.slice(start, start + length);
}

/** The words of the matter in a text, as they are typed, in its order. */
export function contentWordsOf(text: string): string[] {
  return typedWordsOf(text).filter(isContentWord);
}

function pickSpread(title: string, random: Random): string[] | undefined {
  const content = contentWordsOf(title);
  const count = random.between(3, 4);
  return content.length > count ? random.pickSome(content, count) : undefined;
}

function splitName(title: string): { readonly name: string; readonly rest: string } | undefined {
  const [name = '', ...rest] = title.split(': ');
  const isName = name.split(' ').length <= LONGEST_NAME && wordsOf(name).some((word) => word.length > 1);
  return rest.length > 0 && isName ? { name, rest: rest.join(': ') } : undefined;
}

function toBareText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
