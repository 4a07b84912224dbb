import type { Corpus } from '../../lib/store/corpus.ts';
import { createDatabaseCorpus } from '../../lib/store/database-corpus.ts';
import { createLedger, type Ledger } from '../../lib/store/ledger.ts';
import { loadSyncStatus, saveSyncStatus, type SyncStatus } from '../../lib/sync/sync-status.ts';
import { syncPapers, type SyncCause, type SyncOutcome, type SyncParts } from '../../lib/sync/sync-papers.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { openFreshDatabase } from './fresh-database.ts';
import { createMemoryArea, type MemoryArea } from './memory-area.ts';
import type { ScriptedHub } from './scripted-hub.ts';

export interface SyncBench {
  readonly corpus: Corpus;
  readonly ledger: Ledger;
  readonly area: MemoryArea;
  /** Where the status goes when the area is full. */
  readonly spare: MemoryArea;
  readonly clock: FakeClock;
  /** One slice, as the background runs it; each request takes a second of the fake clock. */
  sync(cause?: SyncCause, change?: Partial<SyncParts>, signal?: AbortSignal): Promise<SyncOutcome>;
  getStatus(): Promise<SyncStatus>;
  /** The stored days that were read whole, oldest first. */
  getWholeDays(): Promise<string[]>;
}

/** A corpus in a database of its own, a ledger, a clock, and a sync between them and a scripted Hub. */
export async function createSyncBench(hub: ScriptedHub, start: string, corpus?: Corpus): Promise<SyncBench> {
  const clock = createFakeClock(start);
  const area = createMemoryArea();
  const spare = createMemoryArea();
  const ledger = createLedger(area);
  const stored = corpus ?? createDatabaseCorpus(await openFreshDatabase());
  return {
    corpus: stored,
    ledger,
    area,
    spare,
    clock,
    sync(cause = 'alarm', change = {}, signal = new AbortController().signal) {
      const client: SyncParts['client'] = {
        async fetchFeedPage(day, page, stop) {
          clock.move(1_000);
          return hub.fetchFeedPage(day, page, stop);
        },
      };
      const parts: SyncParts = {
        store: { corpus: stored, ledger },
        client,
        clock,
        loadStatus: () => loadSyncStatus(area, spare),
        saveStatus: (status) => saveSyncStatus(status, area, spare),
        random: () => 0.5,
        ...change,
      };
      return syncPapers(parts, cause, signal);
    },
    getStatus: () => loadSyncStatus(area, spare),
    async getWholeDays() {
      const rows = await stored.getDaysFrom('2023-05-04' as never);
      return rows.filter((row) => row.fetchedAt > 0).map((row) => row.day);
    },
  };
}
