/** Numbers from 0 up to but not including 1, the same row for the same seed. */
export type Random = () => number;

/** Mulberry32: 32 bits of state, enough to draw texts and choose queries. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `from` up to but not including `to`. */
export function drawInteger(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from));
}

/** One of the values; there must be one. */
export function drawOne<T>(random: Random, values: readonly T[]): T {
  return values[drawInteger(random, 0, values.length)]!;
}
