import { FIRST_FEED_DAY } from '../../lib/papers/feed-day.ts';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';
import { eventually } from './expect-eventually.ts';
import type { ExtensionSession } from './extension-session.ts';
import { loadShortArchive } from './short-archive.ts';
import { readStoredCorpus, type StoredCorpus } from './stored-corpus.ts';

declare const chrome: {
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
  readonly storage: { readonly local: { remove(keys: readonly string[]): Promise<void> } };
};

/** The first days of the short archive: what is copied within a few requests. */
export function loadFirstDays(dayCount: number): ReturnType<typeof loadShortArchive> {
  return new Map([...loadShortArchive()].toSorted(([a], [b]) => a.localeCompare(b)).slice(0, dayCount));
}

/** An archive of one day: the papers of the demo's last, which belong to the demo's pages. */
export function loadOneDay(): ReturnType<typeof loadShortArchive> {
  const rows = [...loadShortArchive().entries()].toSorted(([a], [b]) => a.localeCompare(b)).at(-1)?.[1] ?? [];
  return new Map([[FIRST_FEED_DAY, rows.map(moveToFirstDay)]]);
}

function moveToFirstDay(row: unknown): unknown {
  const { paper, ...outer } = row as { paper: object };
  return { ...outer, paper: { ...paper, submittedOnDailyAt: `${FIRST_FEED_DAY}T00:00:00.000Z` } };
}

/** Asks the background to sync, as a press on "Try again" does; wakes it if need be. */
export function requestSync(session: ExtensionSession): Promise<unknown> {
  return session.inExtension(() =>
    chrome.runtime.sendMessage({ name: 'sync.request', request: { reason: 'retry pressed' } }),
  );
}

/** Resolves once no sync runs: a request that comes during one is left to it. */
export function untilSyncEnds(session: ExtensionSession): Promise<void> {
  return eventually(
    async () => {
      const { held = [] } = await session.inExtension(() => navigator.locks.query());
      if (held.some(({ name }) => name === 'sync')) throw new Error('a sync is running');
    },
    { timeoutMs: 30_000 },
  );
}

/** Has Ibid ask for the newest papers at its next sync, however lately it has asked. */
export async function makeSyncDue(session: ExtensionSession): Promise<void> {
  await untilSyncEnds(session);
  await session.inExtension(() => chrome.storage.local.remove(['lastProbeAt', 'notBefore', 'backoff']));
}

/** Resolves once so many feed days are stored. */
export function untilStored(session: ExtensionSession, dayCount: number, timeoutMs = 60_000): Promise<StoredCorpus> {
  return eventually(
    async () => {
      const stored = await readStoredCorpus(session);
      return Object.keys(stored.days).length >= dayCount && stored;
    },
    { timeoutMs, message: `${dayCount} days stored` },
  );
}

/** How many of a day's rows are above a bar that has no topics. */
export function countAboveBar(rows: readonly unknown[], votes = DEFAULT_SETTINGS.barVotes): number {
  return rows.filter((row) => (row as { paper: { upvotes: number } }).paper.upvotes >= votes).length;
}
