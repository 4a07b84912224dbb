import { segmentRun } from './word-segments.ts';

/** Letters, digits and the accents on them. MiniSearch's own tokenizer keeps symbols, which nobody types. */
const WORD_HERE = /[\p{L}\p{N}\p{M}]+/uy;
/** Scripts that set no spaces between words. Hangul does. */
const UNSPACED = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}`;
// Made when they are needed: most texts are of other scripts.
let hasUnspaced: RegExp | undefined;
let run: RegExp | undefined;

const LETTER = 1;
/** Phonetic letters and signs in turn. */
const UNSURE = 2;
/** Latin, Greek and Cyrillic end here. */
const BEYOND_TABLE = 0x530;
/**
 * What a unit of European text is: a look into a table is what makes the common case fast, and a page in English
 * spares the two milliseconds that compiling expressions for all scripts takes, though a paper be called π0.
 */
const KIND = new Uint8Array(BEYOND_TABLE);
// 0 to 9, A to Z, a to z, and all from À on, accents among them.
KIND.fill(LETTER, 0x30, 0x3a).fill(LETTER, 0x41, 0x5b).fill(LETTER, 0x61, 0x7b).fill(LETTER, 0xc0);
KIND.fill(UNSURE, 0x250, 0x300);
for (const letter of 'ªºµ²³¹¼½¾') KIND[letter.charCodeAt(0)] = LETTER;
// Signs among the letters, and what stands for nothing.
const NO_LETTERS = '×÷\u0375\u0378\u0379\u037e\u0380\u0381\u0382\u0383\u0384\u0385\u0387\u038b\u038d\u03a2\u03f6\u0482';
for (const unit of NO_LETTERS) KIND[unit.charCodeAt(0)] = 0;
/** Punctuation, arrows, mathematical signs and small pictures: none of these units is of a letter, digit or accent. */
const SIGNS: readonly (readonly [first: number, last: number])[] = [
  [0x2000, 0x206f],
  [0x2190, 0x245f],
  [0x2500, 0x2775],
  [0x2794, 0x2bff],
];

/** Is told where a word begins and, exclusively, ends, in UTF-16 units. */
export type WordVisitor = (start: number, end: number) => void;

/**
 * Visits the words of a text in order: the one tokenizer of index, query and highlighting.
 * Scripts without spaces are cut into words as the browser's dictionary knows them.
 */
export function forEachWord(text: string, visit: WordVisitor): void {
  const { length } = text;
  let position = 0;
  while (position < length) {
    let code = text.charCodeAt(position);
    const start = position;
    while (code < BEYOND_TABLE && KIND[code] === LETTER) {
      position += 1;
      code = position < length ? text.charCodeAt(position) : 0;
    }
    const signLength = code < BEYOND_TABLE ? Number(KIND[code] !== UNSURE) : measureSign(text, position, code);
    if (signLength === 0) position = visitAnyScript(text, start, visit);
    else {
      if (position > start) visit(start, position);
      position += signLength;
    }
  }
}

/** The words of a text, as they are written in it. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  forEachWord(text, (start, end) => words.push(text.slice(start, end)));
  return words;
}

/** The words of a text as the index knows them, without those that are accents alone. */
export function foldWords(text: string): string[] {
  return splitWords(text)
    .map(foldTerm)
    .filter((term) => term !== '');
}

/** The units of a sign that surely belongs to no word; 0 where that is not sure. */
function measureSign(text: string, position: number, code: number): number {
  if (SIGNS.some(([first, last]) => code >= first && code <= last)) return 1;
  if (code < 0xd83c || code > 0xd83e) return 0;
  const low = text.charCodeAt(position + 1);
  const isPicture = low >= (code === 0xd83c ? 0xdf00 : 0xdc00) && low <= (code === 0xd83e ? 0xdfef : 0xdfff);
  return isPicture ? 2 : 0;
}

/** Visits the word that begins at `start`, if one does, and gives the place to go on from. */
function visitAnyScript(text: string, start: number, visit: WordVisitor): number {
  WORD_HERE.lastIndex = start;
  const word = WORD_HERE.exec(text)?.[0];
  // A symbol outside the basic plane takes two units.
  if (word === undefined) return start + (text.codePointAt(start)! > 0xffff ? 2 : 1);
  hasUnspaced ??= new RegExp(`[${UNSPACED}]`, 'u');
  if (hasUnspaced.test(word)) visitRuns(word, start, visit);
  else visit(start, start + word.length);
  return start + word.length;
}

function visitRuns(word: string, offset: number, visit: WordVisitor): void {
  run ??= new RegExp(`[${UNSPACED}][${UNSPACED}\\p{M}]*|[^${UNSPACED}]+`, 'gu');
  for (const { 0: letters, index } of word.matchAll(run)) {
    const start = offset + index;
    if (hasUnspaced?.test(letters)) segmentRun(letters, (from, to) => visit(start + from, start + to));
    else visit(start, start + letters.length);
  }
}

/** Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic: written or left out at will. */
const ACCENTS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
const FOLDED_ASCII = /^[a-z0-9]*$/;
const ASCII = /^[\0-\x7f]*$/;

/** Letters that Unicode does not take apart, and what people type for them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};
const ODD_LETTER = /[łøđðħıþßæœ]/g;

/** From α on; ς and σ are one letter. */
const GREEK_NAMES = (
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho ' +
  'sigma sigma tau upsilon phi chi psi omega'
).split(' ');
const ALPHA = 'α'.charCodeAt(0);
/** A Greek letter in no Greek word: a symbol, which TeX and people call by its name. */
const GREEK_SYMBOL = /(?<![α-ω])[α-ω](?![α-ω])/g;

/**
 * Folds case, accents and the ways to write a letter, so that "godel" finds "Gödel" and "pi0" finds "π₀".
 * Folding twice changes nothing; what is accents alone folds to nothing.
 */
export function foldTerm(term: string): string {
  if (FOLDED_ASCII.test(term)) return term;
  if (ASCII.test(term)) return term.toLowerCase();
  return term
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(ODD_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(GREEK_SYMBOL, (letter) => GREEK_NAMES[letter.charCodeAt(0) - ALPHA] ?? letter)
    .normalize('NFC');
}
