import type { FeedDay } from '../../../lib/papers/feed-day.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import { maintainIndex } from '../../../lib/search/maintain-index.ts';
import { openStore } from '../../../lib/store/open-store.ts';
import { saveSyncStatus } from '../../../lib/sync/sync-status.ts';

/** What the bench calls in a page of the built extension. */
export interface Seed {
  putDays(days: readonly { readonly day: FeedDay; readonly papers: readonly Paper[] }[]): Promise<void>;
  /** Leaves the facts of a sync that has just ended. */
  finish(newestDay: FeedDay, dayCount: number): Promise<void>;
}

const MAINTAINED_EVERY_DAYS = 10;

const store = openStore();

const seed: Seed = {
  async putDays(days) {
    const { corpus } = await store;
    for (const [position, { day, papers }] of days.entries()) {
      await corpus.putDay({ day, papers, fetchedAt: Date.now(), isWhole: true });
      // As often as a sync has small segments merged.
      if (position % MAINTAINED_EVERY_DAYS === 0) await maintainIndex(corpus);
    }
  },
  async finish(newestDay, dayCount) {
    const { corpus, ledger } = await store;
    await maintainIndex(corpus);
    await ledger.remove('backoff', 'setAside');
    await ledger.set({ newestDay, lastProbeAt: Date.now() });
    await saveSyncStatus({ state: 'idle', doneDays: dayCount, totalDays: dayCount, freshAt: Date.now() });
  },
};

Object.assign(globalThis, { seed });
