import type { FeedDay } from '../../../lib/papers/feed-day.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import { openStore } from '../../../lib/store/open-store.ts';
import { saveSyncStatus } from '../../../lib/sync/sync-status.ts';

/** What the bench calls in a page of the built extension. */
export interface Seed {
  putDays(days: readonly { readonly day: FeedDay; readonly papers: readonly Paper[] }[]): Promise<void>;
  /** Leaves the facts of a sync that has just ended. */
  finish(newestDay: FeedDay, dayCount: number): Promise<void>;
}

const store = openStore();

const seed: Seed = {
  async putDays(days) {
    const { corpus } = await store;
    for (const { day, papers } of days) await corpus.putDay({ day, papers, fetchedAt: Date.now(), isWhole: true });
  },
  async finish(newestDay, dayCount) {
    const { ledger } = await store;
    await ledger.remove('backoff', 'setAside');
    await ledger.set({ newestDay, lastProbeAt: Date.now() });
    await saveSyncStatus({ state: 'idle', doneDays: dayCount, totalDays: dayCount, freshAt: Date.now() });
  },
};

Object.assign(globalThis, { seed });
