import type { PageHealth } from '../pages/page-health.ts';
import type { Site } from '../pages/page-subject.ts';
import { FIRST_FEED_DAY } from '../papers/feed-day.ts';
import { formatTimeOfDay } from '../papers/format-day.ts';
import { systemClock } from '../platform/clock.ts';
import { estimateBytes } from '../platform/disk.ts';
import type { HideScope, PanelPreferences } from '../settings/panel-preferences.ts';
import type { Store } from '../store/open-store.ts';
import { describeStatus } from '../sync/status-words.ts';
import { loadSyncStatus } from '../sync/sync-status.ts';
import { createBar, type BarSettings } from './bar/bar.ts';
import { judgeRecent, loadKeptRecentPapers } from './bar/recent-passing.ts';

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

/** What is followed, and what the bar makes of the newest papers. @throws StoreError */
export async function loadBarFacts(store: Pick<Store, 'corpus' | 'marks' | 'topics'>, settings: BarSettings) {
  const [papers, topics] = await Promise.all([loadKeptRecentPapers(store), store.topics.getAll()]);
  const bar = createBar(topics, settings, papers.textOf);
  return { topicNames: bar.topics.map(({ name }) => name), recent: judgeRecent(papers, bar) };
}

/** A site with pages that were not recognized, the last of them on a day, `YYYY-MM-DD`. */
export interface UnknownPages {
  readonly site: Site;
  readonly day: string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
/** What was not seen for so long may have been mended by an update, or by the site. */
const UNKNOWN_TOLD_MS = 30 * DAY_MS;

/**
 * The sites that are worth telling of.
 *
 * @param now epoch milliseconds
 */
export function listUnknownPages(health: readonly PageHealth[], now: number): UnknownPages[] {
  return health
    .filter(({ lastUnknownAt }) => now - Date.parse(`${lastUnknownAt}T00:00:00Z`) < UNKNOWN_TOLD_MS)
    .map(({ site, lastUnknownAt }) => ({ site, day: lastUnknownAt }));
}

/** A place where the reader has hidden the panel. */
export interface HiddenPlace {
  readonly scope: Exclude<HideScope, 'site'>;
  /** As the preferences name it: `github.com/owner/name`, `arXiv:2501.01234`. */
  readonly name: string;
}

/** The places where the panel is hidden, the newest first; whole sites have a switch of their own. */
export function listHiddenPlaces({ hiddenNames, hiddenPages }: PanelPreferences): HiddenPlace[] {
  return [
    ...hiddenNames.toReversed().map((name) => ({ scope: 'name' as const, name })),
    ...hiddenPages.toReversed().map((name) => ({ scope: 'page' as const, name })),
  ];
}
