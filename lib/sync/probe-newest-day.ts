import { FeedError } from '../feed/feed-error.ts';
import { parseFeed } from '../feed/parse-feed.ts';
import { currentFeedDay, type FeedDay } from '../papers/feed-day.ts';
import type { Paper } from '../papers/paper.ts';
import { judge } from './fetch-day.ts';
import { findNewestDay } from './newest-day.ts';
import type { SyncParts } from './sync-papers.ts';

/**
 * Asks the Hub for its newest papers without naming a day, so that the feed and not this machine's
 * clock says which day is the newest; what comes is stored at once, to be shown after one request.
 *
 * @returns undefined when the Hub names no paper
 * @throws FeedError, StoreError
 */
export async function probeNewestDay(
  { store, client, clock, onDayStored }: SyncParts,
  signal: AbortSignal,
): Promise<FeedDay | undefined> {
  const answer = await client.fetchFeedPage(undefined, 0, signal).catch((error: unknown) => {
    // A Hub that answers only for named days is asked by the clock's day instead.
    if (error instanceof FeedError && error.code === 'refused') return { rows: [], hasMore: false };
    throw error;
  });
  const now = clock.now();
  const papers = judge(answer.rows, parseFeed(answer.rows, undefined, currentFeedDay(now)));
  const newestDay = findNewestDay(
    papers.map((paper) => paper.day),
    now,
  );
  if (newestDay === undefined) return undefined;
  const glimpse = papers.filter((paper) => paper.day === newestDay);
  const isWhole = glimpse.length === papers.length && !answer.hasMore;
  await storeGlimpse(store.corpus, { day: newestDay, papers: glimpse, fetchedAt: now, isWhole });
  onDayStored?.();
  return newestDay;
}

async function storeGlimpse(
  corpus: SyncParts['store']['corpus'],
  glimpse: { day: FeedDay; papers: readonly Paper[]; fetchedAt: number; isWhole: boolean },
): Promise<void> {
  // A part of a day must not stand in for the whole that is there already.
  const isKnown = (await corpus.getDay(glimpse.day)) !== undefined;
  if (glimpse.isWhole || !isKnown) await corpus.putDay(glimpse);
}
