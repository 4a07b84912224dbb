import { FeedError, type FeedErrorCode } from '../feed/feed-error.ts';
import type { FeedDay } from '../papers/feed-day.ts';
import { fetchDay } from './fetch-day.ts';
import { setAside } from './set-aside.ts';
import type { SyncParts } from './sync-papers.ts';

/** Faults that may lie in one day alone: the next day is still worth asking for. */
const DAY_FAULTS: ReadonlySet<FeedErrorCode> = new Set([
  'not a feed',
  'too large',
  'refused',
  'hub failed',
  'timed out',
]);
/** So many in a row lie with the Hub. */
const MAX_FAULTS_IN_A_ROW = 3;

export interface DaysParts extends Pick<SyncParts, 'store' | 'client' | 'clock'> {
  readonly onDayStored: (day: FeedDay) => Promise<void>;
}

export interface DaysLimits {
  /** Whether the Hub has answered for a day already: then one it does not know is an empty one. */
  readonly hasAnswered: boolean;
  /** Epoch milliseconds after which no further day is begun. */
  readonly endsAt: number;
  readonly signal: AbortSignal;
}

/**
 * Fetches and stores days one after the other. A day that cannot be read is set aside and the next one
 * tried; when no day at all can be read, the fault is the Hub's.
 *
 * @returns whether the time sufficed
 * @throws FeedError, StoreError
 */
export async function syncDays(parts: DaysParts, days: readonly FeedDay[], limits: DaysLimits): Promise<boolean> {
  const { store, clock } = parts;
  let { hasAnswered } = limits;
  let faultsInARow = 0;
  let fault: FeedError | undefined;
  for (const day of days) {
    if (clock.now() >= limits.endsAt) return false;
    try {
      await syncDay(parts, day, hasAnswered, limits.signal);
      hasAnswered = true;
      faultsInARow = 0;
    } catch (error) {
      if (!(error instanceof FeedError) || !DAY_FAULTS.has(error.code)) throw error;
      await setAside(store.ledger, day, clock.now());
      fault = error;
      faultsInARow += 1;
      if (faultsInARow >= MAX_FAULTS_IN_A_ROW) throw error;
    }
  }
  if (fault && !hasAnswered) throw fault;
  return true;
}

async function syncDay(parts: DaysParts, day: FeedDay, hasAnswered: boolean, signal: AbortSignal): Promise<void> {
  const papers = await fetchDay(parts.client, day, signal).catch((error: unknown) => {
    if (hasAnswered && isUnknownDay(error)) return [];
    throw error;
  });
  await parts.store.corpus.putDay({ day, papers, fetchedAt: parts.clock.now(), isWhole: true });
  await parts.onDayStored(day);
}

function isUnknownDay(error: unknown): boolean {
  return error instanceof FeedError && (error.status === 404 || error.status === 400);
}
