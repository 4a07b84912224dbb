import * as v from 'valibot';
import type { FeedErrorCode } from '../feed/feed-error.ts';
import type { StoreErrorCode } from '../store/store-error.ts';
import { localArea, sessionArea } from '../platform/key-value.ts';

export type SyncFault = FeedErrorCode | StoreErrorCode | 'no permission' | 'unexpected';

/**
 * Where the copying of the feed stands, as the user is told it.
 *
 *   idle ──start──▶ syncing ──all stored──▶ idle
 *                     │  ▲
 *                     │  └──next slice──┐
 *                     ├──slice over──▶ paused
 *                     └──fault──▶ failed ──next attempt──▶ syncing
 *
 * A status is only ever news of the past: whether a sync runs now is known by its lock alone.
 */
export interface SyncStatus {
  readonly state: 'idle' | 'syncing' | 'paused' | 'failed';
  /** Feed days stored. */
  readonly doneDays: number;
  /** Feed days of the whole archive; when idle, what is missing of it could not be read. */
  readonly totalDays: number;
  readonly fault?: SyncFault | undefined;
  /** Epoch milliseconds of the next attempt after a fault. */
  readonly retryAt?: number | undefined;
  /** Epoch milliseconds of the last time nothing was left to fetch or the newest day was stored. */
  readonly freshAt?: number | undefined;
}

export const INITIAL_SYNC_STATUS: SyncStatus = { state: 'idle', doneDays: 0, totalDays: 0 };

const STATUS_KEY = 'status';
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const instant = v.fallback(v.optional(v.pipe(v.number(), v.finite())), undefined);
const StatusShape = v.object({
  state: v.picklist(['idle', 'syncing', 'paused', 'failed']),
  doneDays: count,
  totalDays: count,
  fault: v.optional(
    v.pipe(
      v.string(),
      v.transform((code) => code as SyncFault),
    ),
  ),
  retryAt: instant,
  freshAt: instant,
});

/** Parses a stored status; an unreadable one is a fresh start. */
export function parseSyncStatus(stored: unknown): SyncStatus {
  const parsed = v.safeParse(StatusShape, stored);
  return parsed.success ? parsed.output : INITIAL_SYNC_STATUS;
}

/**
 * Loads the status.
 *
 * @param spare where it is when `area` could not take it
 */
export async function loadSyncStatus(area = localArea, spare = sessionArea): Promise<SyncStatus> {
  const spared = await spare.get(STATUS_KEY).catch(() => undefined);
  return parseSyncStatus(spared ?? (await area.get(STATUS_KEY)));
}

/**
 * Saves a status, on a full disk for as long as the browser runs: just then it has something to say.
 *
 * @param spare takes it when `area` cannot
 */
export async function saveSyncStatus(status: SyncStatus, area = localArea, spare = sessionArea): Promise<void> {
  try {
    await area.set({ [STATUS_KEY]: status });
  } catch {
    return spare.set({ [STATUS_KEY]: status });
  }
  await spare.remove(STATUS_KEY);
}

/** Calls back with each new status from any context; returns the way to stop. */
export function onSyncStatusChanged(
  listener: (status: SyncStatus) => void,
  area = localArea,
  spare = sessionArea,
): () => void {
  const onChanged = (changed: ReadonlyMap<string, unknown>): void => {
    const status = changed.get(STATUS_KEY);
    if (status !== undefined) listener(parseSyncStatus(status));
  };
  const stops = [area.onChanged(onChanged), spare.onChanged(onChanged)];
  return () => stops.forEach((stop) => stop());
}
