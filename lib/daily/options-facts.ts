import { FIRST_FEED_DAY } from '../papers/feed-day.ts';
import { formatTimeOfDay } from '../papers/format-day.ts';
import { systemClock } from '../platform/clock.ts';
import { estimateBytes } from '../platform/disk.ts';
import type { Store } from '../store/open-store.ts';
import { describeStatus } from '../sync/status-words.ts';
import { loadSyncStatus } from '../sync/sync-status.ts';

/** What Ibid holds and how it stands, in words for the settings page. @throws StoreError */
export async function loadStoreFacts({ corpus }: Pick<Store, 'corpus'>) {
  const [papers, days, bytes, status] = await Promise.all([
    corpus.countPapers(),
    corpus.getDaysFrom(FIRST_FEED_DAY),
    estimateBytes(),
    loadSyncStatus(),
  ]);
  return {
    papers: papers.toLocaleString('en'),
    days: days.length.toLocaleString('en'),
    bytes: bytes === undefined ? 'unknown' : `${(bytes / 1e6).toFixed(1)} MB`,
    status: describeStatus(status, systemClock.now(), formatTimeOfDay).text,
  };
}
