import { addDays, daysBetween, type FeedDay } from '../../papers/feed-day.ts';
import { formatDay } from '../../papers/format-day.ts';
import { formatDayOfYear, formatWeekday } from '../../papers/format-weekday.ts';
import { systemClock } from '../../platform/clock.ts';
import type { CorpusMoment } from '../../store/ledger.ts';
import type { Store } from '../../store/open-store.ts';
import type { StoredPaper } from '../../store/schema.ts';
import type { Bar } from '../bar/bar.ts';
import { loadNews } from './load-news.ts';
import { getSittingStart } from './looked.ts';

/** What is new in this sitting and above the bar. */
export interface SittingNews {
  readonly papers: readonly StoredPaper[];
  /** Of how many. */
  readonly listedCount: number;
  /** The newest feed day at the last look before this sitting; undefined for who never looked. */
  readonly sinceDay: FeedDay | undefined;
  /** The newest feed day with papers; undefined while there is none. */
  readonly newestDay: FeedDay | undefined;
  /** Feed days with papers that have come since. */
  readonly dayCount: number;
}

/** A weekday names a day for so long. */
const WEEK_DAYS = 7;
/** From so many feed days on, the user was away. */
const AWAY_DAYS = 2;

/**
 * What is new, as the badge counted it before the popup was opened.
 *
 * @param start of the sitting, for who knows it; undefined for who never looked
 * @throws StoreError
 */
export async function loadSittingNews(
  store: Store,
  bar: Bar,
  start: Promise<CorpusMoment | undefined> = getSittingStart(store.ledger, systemClock.now()),
): Promise<SittingNews> {
  const since = await start;
  const [{ papers, listedCount }, newest, later] = await Promise.all([
    loadNews(store, since, { bar }),
    store.corpus.getNewestDay(),
    since ? store.corpus.getDaysFrom(addDays(since.day, 1)) : [],
  ]);
  const dayCount = later.filter(({ paperIds }) => paperIds.length > 0).length;
  return { papers, listedCount, sinceDay: since?.day, newestDay: newest?.day, dayCount };
}

/** Says how much is new, since when, and of how much. */
export function describeSittingNews({ papers, listedCount, sinceDay, newestDay, dayCount }: SittingNews): string {
  const count = `${papers.length.toLocaleString('en')} of ${listedCount.toLocaleString('en')}`;
  if (newestDay === undefined) return 'No papers yet';
  if (listedCount === 0) {
    // There are papers, but they are not counted before their day has settled.
    const isFilling = sinceDay === undefined || newestDay > sinceDay;
    return isFilling ? `${formatWeekday(newestDay)}’s list is still filling` : 'Nothing new since you last looked';
  }
  if (sinceDay === undefined) return `${count} new on ${formatDay(newestDay)}`;
  const since = describeSince(sinceDay, newestDay);
  return dayCount >= AWAY_DAYS ? `While you were away: ${count}, since ${since}` : `${count} new since ${since}`;
}

function describeSince(day: FeedDay, newest: FeedDay): string {
  const days = daysBetween(day, newest);
  if (days <= 0) return 'you last looked';
  return days < WEEK_DAYS ? formatWeekday(day) : formatDayOfYear(day);
}
