/** A day of the Hub's feed, `YYYY-MM-DD`; days compare as strings. */
export type FeedDay = string & { readonly __brand: 'FeedDay' };

/** The first day of the Hub's archive. */
export const FIRST_FEED_DAY = '2023-05-04' as FeedDay;

const DAY_MS = 24 * 60 * 60 * 1000;
const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** Parses `YYYY-MM-DD`; undefined for anything that is not a day of the calendar. */
export function parseFeedDay(text: string): FeedDay | undefined {
  if (!PATTERN.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at)) return undefined;
  return new Date(at).toISOString().slice(0, 10) === text ? (text as FeedDay) : undefined;
}

/** The day `count` days after `day`, or before it when `count` is negative. */
export function addDays(day: FeedDay, count: number): FeedDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10) as FeedDay;
}

/** How many days `later` comes after `earlier`; negative when it comes before. */
export function daysBetween(earlier: FeedDay, later: FeedDay): number {
  return Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / DAY_MS);
}

/**
 * The feed's day at an instant. The feed lives in New York and rolls to the next day at 21:30 there
 * (source: huggingface/hf-mcp-server, `currentDailyFeedDate`).
 *
 * @param now epoch milliseconds
 */
export function currentFeedDay(now: number): FeedDay {
  const ROLL_BEFORE_MIDNIGHT_MS = 2.5 * 60 * 60 * 1000;
  newYorkDay ??= new Intl.DateTimeFormat('en-CA', {
    timeZone: 'America/New_York',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return newYorkDay.format(now + ROLL_BEFORE_MIDNIGHT_MS) as FeedDay;
}

/** Writes dates as YYYY-MM-DD. Made when it is needed: a background that wakes mostly is not asked for the day. */
let newYorkDay: Intl.DateTimeFormat | undefined;
