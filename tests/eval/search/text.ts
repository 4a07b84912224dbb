// Of its own and not the engine's: what a query means must not depend on how the engine makes words.
export const NO_WORD = /[^\p{L}\p{N}]+/u;
const AT_THE_EDGE = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about after all also an and any are as at be because been before between both but by can could do does for ' +
    'from has have how if in into is it its may more most much not of on only onto or other our over should so some ' +
    'such than that the their them then there these they this those through to toward towards under up upon via was ' +
    'we were what when where whether which while who why will with within without you your'
  ).split(' '),
);

/** A text without case and accents. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a text, folded; for comparing. */
export function wordsOf(text: string): string[] {
  return foldText(text)
    .split(NO_WORD)
    .filter((word) => word !== '');
}

/** The words of a text as people type them again: small letters, hyphens kept, no other punctuation around them. */
export function typedWordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(AT_THE_EDGE, ''))
    .filter((word) => word !== '');
}

/** Whether a word says something of the paper's matter. */
export function isContentWord(word: string): boolean {
  return !STOP_WORDS.has(word) && (/\p{L}.*\p{L}.*\p{L}/u.test(word) || /\d\p{L}|\p{L}-?\d/u.test(word));
}

/** Whether a text holds all of some folded words. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const held = wordSetOf(text);
  return words.every((word) => held.has(word));
}

const wordSetOf = remember((text) => new Set(wordsOf(text)));

/** A function of a text that is worked out once for each text: every title is compared with every query. */
export function remember<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) known.set(text, (result = work(text)));
    return result;
  };
}
