import type { FeedDay } from '../papers/feed-day.ts';
import type { Ledger } from '../store/ledger.ts';

/** How long a day that could not be read is left alone. */
const SET_ASIDE_MS = 60 * 60 * 1_000;

/**
 * The days that are set aside for now, with the time until which they are: what fails in one day must
 * not keep the others from being copied.
 *
 * @param now epoch milliseconds
 */
export async function loadSetAside(ledger: Ledger, now: number): Promise<Map<FeedDay, number>> {
  const days = Object.entries((await ledger.get('setAside')) ?? {}) as [FeedDay, number][];
  return new Map(days.filter(([, until]) => until > now && until - now <= SET_ASIDE_MS));
}

/** Sets a day aside for an hour. */
export async function setAside(ledger: Ledger, day: FeedDay, now: number): Promise<void> {
  const days = await loadSetAside(ledger, now);
  await ledger.set({ setAside: Object.fromEntries(days.set(day, now + SET_ASIDE_MS)) });
}
