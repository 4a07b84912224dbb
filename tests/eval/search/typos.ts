import type { Random } from './random.ts';

const LEAST_LETTERS = 5;
const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

type Slip = (word: string, place: number, random: Random) => string;

const transpose: Slip = (word, place) =>
  word.slice(0, place) + (word[place + 1] ?? '') + word[place]! + word.slice(place + 2);
const drop: Slip = (word, place) => word.slice(0, place) + word.slice(place + 1);
const double: Slip = (word, place) => word.slice(0, place) + word[place]! + word.slice(place);
const hitNeighborKey: Slip = (word, place, random) => {
  const neighbors = neighborKeys(word[place]!);
  return neighbors.length === 0 ? word : word.slice(0, place) + random.pick(neighbors) + word.slice(place + 1);
};
const SLIPS: readonly Slip[] = [transpose, drop, double, hitNeighborKey];

/** Whether a word is long enough to be mistyped, and made of letters alone. */
export function canBeMistyped(word: string): boolean {
  return word.length >= LEAST_LETTERS && /^[a-z]+$/.test(word);
}

/** A word with one slip of the fingers; never the word itself. The first letter stays: it is rarely the wrong one. */
export function mistype(word: string, random: Random): string {
  for (;;) {
    const slip = random.pick(SLIPS);
    const mistyped = slip(word, random.between(1, word.length - 1), random);
    if (mistyped !== word) return mistyped;
  }
}

/** Mistypes up to `count` of the words, each once; undefined where none is long enough. */
export function mistypeSome(words: readonly string[], count: number, random: Random): string[] | undefined {
  const places = [...words.keys()].filter((place) => canBeMistyped(words[place]!));
  if (places.length === 0) return undefined;
  const chosen = new Set(random.pickSome(places, count));
  return words.map((word, place) => (chosen.has(place) ? mistype(word, random) : word));
}

/** The keys left and right of a key and, a little askew, above and below it. */
function neighborKeys(letter: string): string[] {
  const row = KEY_ROWS.findIndex((keys) => keys.includes(letter));
  if (row < 0) return [];
  const column = KEY_ROWS[row]!.indexOf(letter);
  const around = [
    [row, column - 1],
    [row, column + 1],
    [row - 1, column],
    [row - 1, column + 1],
    [row + 1, column - 1],
    [row + 1, column],
  ] as const;
  return around.map(([row, column]) => KEY_ROWS[row]?.[column]).filter((key) => key !== undefined);
}
