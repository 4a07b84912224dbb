import { clearAlarm, ensureAlarm, setAlarm } from '../platform/alarms.ts';
import { stayAwakeDuring } from '../platform/awake.ts';
import { systemClock } from '../platform/clock.ts';
import { runExclusively } from '../platform/locks.ts';
import { hasHostAccess } from '../platform/permissions.ts';
import type { HubOrigin } from '../settings/hub-origins.ts';
import type { Store } from '../store/open-store.ts';
import { openHub } from './open-hub.ts';
import { syncPapers, type SyncCause, type SyncOutcome } from './sync-papers.ts';
import { loadSyncStatus, saveSyncStatus, type SyncFault } from './sync-status.ts';

export const SYNC_LOCK = 'sync';
/** Rings for as long as Ibid is installed; whether anything is due is decided when it rings. */
export const DAILY_ALARM = 'sync';
/** Rings while a plan is unfinished, so that a killed background goes on where it was. */
export const RESUME_ALARM = 'resume';

const HOURLY = 60;
/** The least that browsers allow. */
const HALF_A_MINUTE = 0.5;

export interface SyncRun {
  readonly store: Store;
  readonly hubOrigin: HubOrigin;
  readonly cause: SyncCause;
  readonly onDayStored: () => void;
}

/** Makes sure that Ibid will look for new papers; a random first ring spreads its users over the hour. */
export function ensureDailyAlarm(): Promise<void> {
  return ensureAlarm(DAILY_ALARM, { delayInMinutes: 1 + Math.random() * HOURLY, periodInMinutes: HOURLY });
}

/**
 * Runs one slice of a sync, unless another context of this profile does so already.
 *
 * @returns undefined when another one was running
 */
export function runSync(run: SyncRun): Promise<SyncOutcome | undefined> {
  return runExclusively(SYNC_LOCK, () =>
    stayAwakeDuring(async (signal) => {
      if (!(await hasHostAccess(run.hubOrigin))) return noteNoAccess();
      await ensureAlarm(RESUME_ALARM, { delayInMinutes: HALF_A_MINUTE, periodInMinutes: HALF_A_MINUTE });
      const outcome = await syncPapers(toParts(run), run.cause, signal);
      await arrangeResume(outcome);
      return outcome;
    }),
  );
}

/** Tells the user of a fault that came before anything could be asked. */
export async function noteFault(fault: SyncFault): Promise<void> {
  await saveSyncStatus({ ...(await loadSyncStatus()), state: 'failed', fault, retryAt: undefined });
}

function toParts({ store, hubOrigin, onDayStored }: SyncRun) {
  return {
    store,
    client: openHub(store.ledger, hubOrigin),
    clock: systemClock,
    loadStatus: () => loadSyncStatus(),
    saveStatus: saveSyncStatus,
    random: Math.random,
    onDayStored,
  };
}

async function noteNoAccess(): Promise<SyncOutcome> {
  await noteFault('no permission');
  return 'failed';
}

async function arrangeResume(outcome: SyncOutcome): Promise<void> {
  if (outcome === 'complete') return clearAlarm(RESUME_ALARM);
  if (outcome === 'more') return;
  const { retryAt } = await loadSyncStatus();
  const minutes = ((retryAt ?? 0) - systemClock.now()) / 60_000;
  await setAlarm(RESUME_ALARM, { delayInMinutes: Math.min(Math.max(minutes, HALF_A_MINUTE), HOURLY) });
}
