/** Choices that come out the same for the same seed. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  /** A whole number from 0 up to but not including `bound`. */
  below(bound: number): number;
  /** A whole number from `least` up to and with `most`. */
  between(least: number, most: number): number;
  /** Throws when there is nothing to pick from. */
  pick<T>(list: readonly T[]): T;
  /** Some entries of a list, in the list's order. */
  pickSome<T>(list: readonly T[], count: number): T[];
  shuffle<T>(list: readonly T[]): T[];
}

/**
 * Mulberry32 over a hash of seed and purpose: each purpose has choices of its own, so that a new kind
 * of query changes none of the others.
 */
export function createRandom(seed: number, purpose: string): Random {
  let state = hash(`${seed}/${purpose}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((entry) => ({ entry, place: next() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ entry }) => entry);
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    pick: (list) => {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[below(list.length)]!;
    },
    pickSome: (list, count) => {
      const places = new Set(shuffle([...list.keys()]).slice(0, count));
      return list.filter((_, place) => places.has(place));
    },
    shuffle,
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value | 0;
}
