import { systemClock } from '../../platform/clock.ts';
import { loadSettings } from '../../settings/settings-store.ts';
import type { Store } from '../../store/open-store.ts';
import { settingsBackup } from '../../store/settings-backup.ts';
import { loadSyncStatus } from '../../sync/sync-status.ts';
import { formatTimeOfDay } from '../../papers/format-day.ts';
import { repaintBadge } from '../signal/badge.ts';

/** Notes that the user has looked at the newest papers: the badge starts again from nothing, no mark changes. */
export async function noteLooked(store: Store): Promise<void> {
  const newest = await store.corpus.getNewestDay();
  if (newest) await store.ledger.set({ looked: { at: systemClock.now(), day: newest.day } });
  await repaintBadgeFrom(store);
}

/** Paints the badge from everything that is stored. */
export async function repaintBadgeFrom(store: Store): Promise<void> {
  const [settings, status] = await Promise.all([loadSettings(settingsBackup(store)), loadSyncStatus()]);
  await repaintBadge(store, settings.badge, status, formatTimeOfDay);
}
