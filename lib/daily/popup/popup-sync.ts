import { send } from '../../messages/client.ts';
import type { SyncReason } from '../../messages/protocol.ts';
import { isLocked } from '../../platform/locks.ts';
import { SYNC_LOCK } from '../../sync/run-sync.ts';
import type { SyncStatus } from '../../sync/sync-status.ts';

/** Asks the background to copy what is due. */
export function requestSync(reason: SyncReason): void {
  // What became of it is in the status; a background that cannot start has no other voice.
  send('sync.request', { reason }).catch(() => undefined);
}

/** Sees to it that a background that was stopped in the middle goes on. */
export async function nudgeSync({ state, doneDays, totalDays }: SyncStatus): Promise<void> {
  const isUnfinished = doneDays < totalDays && (state === 'syncing' || state === 'paused');
  if (isUnfinished && !(await isLocked(SYNC_LOCK))) requestSync('popup opened');
}
