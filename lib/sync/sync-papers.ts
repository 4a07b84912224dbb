import { FeedError } from '../feed/feed-error.ts';
import type { HubClient } from '../feed/hub-client.ts';
import { addDays, currentFeedDay, daysBetween, FIRST_FEED_DAY, type FeedDay } from '../papers/feed-day.ts';
import type { Clock } from '../platform/clock.ts';
import type { Store } from '../store/open-store.ts';
import { toStoreError } from '../store/store-error.ts';
import { nextAttemptAt } from './backoff.ts';
import { isDue, planSync } from './plan-sync.ts';
import { probeNewestDay } from './probe-newest-day.ts';
import { loadSetAside } from './set-aside.ts';
import { syncDays } from './sync-days.ts';
import { INITIAL_SYNC_STATUS, type SyncFault, type SyncStatus } from './sync-status.ts';

/** What made Ibid look for new papers. */
export type SyncCause = 'alarm' | 'start' | 'popup opened' | 'retry pressed' | 'settings changed';

/** `not due`: nothing was asked; `more`: the slice ended before the plan did. */
export type SyncOutcome = 'complete' | 'more' | 'failed' | 'not due';

export interface SyncParts {
  readonly store: Pick<Store, 'corpus' | 'ledger'>;
  readonly client: HubClient;
  readonly clock: Clock;
  readonly loadStatus: () => Promise<SyncStatus>;
  readonly saveStatus: (status: SyncStatus) => Promise<void>;
  /** A number from 0 to 1. */
  readonly random: () => number;
  /** Called after a day has been stored. */
  readonly onDayStored?: () => void;
}

/** How long one slice may go on; the browser is not kept awake for longer. */
export const SLICE_MS = 110_000;
const PROBE_EVERY_MS = 55 * 60 * 1_000;
/** No wait is believed beyond this: the clock may have been years ahead when it was noted. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1_000;

/** Faults on this side of the line: they may be gone when the popup is opened again. */
const LOCAL_FAULTS: ReadonlySet<SyncFault> = new Set([
  'offline',
  'unreachable',
  'interrupted',
  'full',
  'no permission',
]);

/**
 * Copies what is new, stale or missing of the feed, for one slice of time. The caller holds the sync
 * lock. Stopped at any moment, it loses at most the request that was under way.
 *
 * @returns never throws for the feed or the storage; the fault is in the saved status
 */
export async function syncPapers(parts: SyncParts, cause: SyncCause, signal: AbortSignal): Promise<SyncOutcome> {
  try {
    if (await isWaiting(parts, cause)) return 'not due';
    const outcome = await syncSlice(parts, cause, signal);
    await parts.store.ledger.remove('backoff');
    return outcome;
  } catch (error) {
    await noteFault(parts, error).catch(() => undefined);
    return 'failed';
  }
}

/** Whether the wait after a fault is still on. A person who asks again cuts it short, unless the Hub set it. */
async function isWaiting({ store, clock, loadStatus }: SyncParts, cause: SyncCause): Promise<boolean> {
  const backoff = await store.ledger.get('backoff');
  const wait = (backoff?.retryAt ?? 0) - clock.now();
  if (wait <= 0 || wait > LONGEST_WAIT_MS) return false;
  const { fault } = await loadStatus();
  if (fault === 'rate limited') return true;
  const isPerson = cause === 'retry pressed' || cause === 'settings changed';
  return !isPerson && !(cause === 'popup opened' && fault !== undefined && LOCAL_FAULTS.has(fault));
}

async function syncSlice(parts: SyncParts, cause: SyncCause, signal: AbortSignal): Promise<SyncOutcome> {
  const { store, clock } = parts;
  const endsAt = clock.now() + SLICE_MS;
  const { newestDay, hasAnswered } = await getNewestDay(parts, signal);
  const { plan, missing, total } = await planFrom(parts, newestDay);
  // Who presses "Try again" means every day.
  const setAside = cause === 'retry pressed' ? new Map() : await loadSetAside(store.ledger, clock.now());
  const days = plan.filter((day) => !setAside.has(day));
  const progress = createProgress(parts, total - missing.size, total);
  if (days.length > 0) await progress.save('syncing');
  const onDayStored = async (day: FeedDay): Promise<void> => {
    parts.onDayStored?.();
    if (missing.has(day)) await progress.advance();
  };
  const isFinished = await syncDays({ ...parts, onDayStored }, days, { hasAnswered, endsAt, signal });
  await progress.save(isFinished ? 'idle' : 'paused');
  return isFinished ? 'complete' : 'more';
}

/** The feed's newest day: remembered, or asked for when that is an hour old. */
async function getNewestDay(parts: SyncParts, signal: AbortSignal) {
  const { store, clock } = parts;
  const [known, lastProbeAt] = await Promise.all([store.ledger.get('newestDay'), store.ledger.get('lastProbeAt')]);
  if (known !== undefined && !isDue(lastProbeAt, PROBE_EVERY_MS, clock.now())) {
    return { newestDay: known, hasAnswered: false };
  }
  const probed = await probeNewestDay(parts, signal);
  const newestDay = probed ?? known ?? currentFeedDay(clock.now());
  await store.ledger.set({ newestDay, lastProbeAt: clock.now() });
  return { newestDay, hasAnswered: probed !== undefined };
}

async function planFrom({ store, clock }: SyncParts, newestDay: FeedDay) {
  const { corpus } = store;
  const archiveDays = Math.min(daysBetween(FIRST_FEED_DAY, newestDay) + 1, corpus.maxDays);
  const rows = await corpus.getDaysFrom(addDays(newestDay, 1 - archiveDays));
  const fetched = new Map(rows.map((row) => [row.day, row.fetchedAt]));
  const plan = planSync({ newestDay, fetched, maxDays: corpus.maxDays, now: clock.now() });
  const missing = new Set(plan.filter((day) => !fetched.get(day)));
  return { plan, missing, total: archiveDays };
}

function createProgress({ clock, saveStatus }: SyncParts, alreadyDone: number, totalDays: number) {
  let doneDays = alreadyDone;
  const save = (state: SyncStatus['state']): Promise<void> =>
    saveStatus({ state, doneDays, totalDays, freshAt: clock.now() });
  return {
    save,
    advance(): Promise<void> {
      doneDays += 1;
      return save('syncing');
    },
  };
}

async function noteFault({ store, clock, random, loadStatus, saveStatus }: SyncParts, error: unknown): Promise<void> {
  const failures = ((await store.ledger.get('backoff'))?.failures ?? 0) + 1;
  const asked = error instanceof FeedError ? error.retryAt : undefined;
  const retryAt = asked ?? nextAttemptAt(failures, clock.now(), random());
  const previous = await loadStatus().catch(() => INITIAL_SYNC_STATUS);
  await saveStatus({ ...previous, state: 'failed', fault: toFault(error), retryAt });
  await store.ledger.set({ backoff: { failures, retryAt } });
}

/** The word for any failure of a sync. */
export function toFault(error: unknown): SyncFault {
  if (error instanceof FeedError) return error.code;
  return toStoreError(error).code;
}
