const MINUTE = 60 * 1_000;
const LONGEST = 60 * MINUTE;

/**
 * When to try again after a number of failures in a row: one minute, doubled each time up to an hour,
 * spread by a fifth so that many copies of Ibid do not come back together.
 *
 * @param now epoch milliseconds
 * @param random a number from 0 to 1
 */
export function nextAttemptAt(failures: number, now: number, random: number): number {
  const wait = Math.min(MINUTE * 2 ** Math.max(0, failures - 1), LONGEST);
  return now + wait * (0.9 + 0.2 * random);
}
