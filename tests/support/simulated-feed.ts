import { addDays, currentFeedDay, type FeedDay } from '../../lib/papers/feed-day.ts';
import { aDay, aPaper, anId } from './a-paper.ts';
import type { PaperId } from '../../lib/papers/arxiv-id.ts';
import type { Paper } from '../../lib/papers/paper.ts';

const HOUR_MS = 60 * 60 * 1_000;
/** After so long a paper has two thirds of its votes. */
const RISE_MS = 36 * HOUR_MS;
/** A list goes on growing for so long after its day has begun in the evening before. */
const FILL_MS = 14 * HOUR_MS;
const LAST_VOTES = [3, 8, 15, 40, 70, 160];
const HOLIDAYS = /-(?:12-2[4-9]|12-3\d|01-01|07-04)$/;

/** A feed as the Hub's: days roll in New York's evening, fill slowly, and are empty at most weekends. */
export interface SimulatedFeed {
  /** The papers of a day at an instant, with the votes they have by then. */
  read(day: FeedDay, at: number): Paper[];
}

/** @param seed other seeds make other papers */
export function createSimulatedFeed(seed: number): SimulatedFeed {
  const days = new Map<FeedDay, readonly Listing[]>();
  const listingsOf = (day: FeedDay): readonly Listing[] => {
    const listings = days.get(day) ?? makeListings(day, seed);
    days.set(day, listings);
    return listings;
  };
  return {
    read: (day, at) =>
      listingsOf(day)
        .filter(({ arrivesAt }) => arrivesAt <= at)
        .map(({ id, arrivesAt, lastVotes }) =>
          aPaper({ id, day, upvotes: Math.floor(lastVotes * (1 - Math.exp(-(at - arrivesAt) / RISE_MS))) }),
        ),
  };
}

interface Listing {
  readonly id: PaperId;
  readonly arrivesAt: number;
  readonly lastVotes: number;
}

function makeListings(day: FeedDay, seed: number): Listing[] {
  const random = createDice(`${day} ${seed}`);
  const beginsAt = dayBeginsAt(day);
  return Array.from({ length: countPapers(day, random) }, (_, n) => ({
    id: anId(`${day.slice(2, 4)}${day.slice(5, 7)}.${day.slice(8)}${String(n).padStart(3, '0')}`),
    // Most are there by the next morning; the first one comes with the day.
    arrivesAt: beginsAt + (n === 0 ? 0 : random() ** 2 * FILL_MS),
    lastVotes: LAST_VOTES[Math.floor(random() * LAST_VOTES.length)] ?? 0,
  }));
}

function countPapers(day: FeedDay, random: () => number): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (HOLIDAYS.test(day)) return 0;
  if (weekday === 0 || weekday === 6) return random() < 0.8 ? 0 : 2;
  return 3 + Math.floor(random() * 4);
}

/** The instant at which the feed rolls to a day, to the minute. */
function dayBeginsAt(day: FeedDay): number {
  const start = Date.parse(`${addDays(day, -1)}T21:00:00Z`);
  const minutes = Array.from({ length: 12 * 4 }, (_, quarter) => start + quarter * (HOUR_MS / 4));
  return minutes.find((at) => currentFeedDay(at) >= aDay(day)) ?? start;
}

/** Numbers from 0 to 1, always the same for the same name (mulberry32). */
export function createDice(name: string): () => number {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) state = Math.imul(state ^ byte, 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
