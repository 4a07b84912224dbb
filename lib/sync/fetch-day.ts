import { FeedError } from '../feed/feed-error.ts';
import type { HubClient } from '../feed/hub-client.ts';
import { parseFeed, type ParsedFeed } from '../feed/parse-feed.ts';
import type { FeedDay } from '../papers/feed-day.ts';
import type { Paper } from '../papers/paper.ts';

/** More pages than any day can have; a feed that never ends is not followed. */
const MAX_PAGES = 20;
/** So few rows say nothing about the feed's shape. */
const FEWEST_ROWS_TO_JUDGE = 4;

/**
 * Fetches a feed day whole, page after page.
 *
 * @throws FeedError
 */
export async function fetchDay(client: HubClient, day: FeedDay, signal: AbortSignal): Promise<readonly Paper[]> {
  const rows: unknown[] = [];
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await client.fetchFeedPage(day, page, signal);
    rows.push(...answer.rows);
    if (!answer.hasMore || answer.rows.length === 0) break;
  }
  return judge(rows, parseFeed(rows, day));
}

/**
 * Takes a parsed answer's papers, unless most rows were rejected: then the feed has changed its shape,
 * and what is stored is better.
 *
 * @throws FeedError `not a feed`
 */
export function judge(rows: readonly unknown[], { papers, rejects }: ParsedFeed): readonly Paper[] {
  const duplicates = rejects['listed twice'] ?? 0;
  const rejected = rows.length - papers.length - duplicates;
  const isTooMany =
    rows.length >= FEWEST_ROWS_TO_JUDGE ? rejected > rows.length / 2 : rejected > 0 && papers.length === 0;
  if (isTooMany) throw new FeedError('not a feed');
  return papers;
}
