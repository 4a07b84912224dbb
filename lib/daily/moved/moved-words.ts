import { formatShortDay, formatTimeOfDay } from '../../papers/format-day.ts';
import { formatDayOfYear, formatWeekday } from '../../papers/format-weekday.ts';
import { toLocalTime, type ToLocalTime } from '../signal/local-time.ts';
import type { MovedSince } from './moved-view.ts';
import type { VoteLine } from './vote-line.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A weekday names a day for so long. */
const WEEK_DAYS = 7;
/** Shorter is said in hours. */
const FEW_HOURS = 48;

/** How an instant is told in the user's own time. */
export interface LocalManner {
  readonly toLocal: ToLocalTime;
  readonly formatTime: (at: number) => string;
}

const OF_THIS_MACHINE: LocalManner = { toLocal: toLocalTime, formatTime: formatTimeOfDay };

/**
 * Says when one last looked: `Tuesday`, `09:12 today`. Undefined for what is still to come: a clock was wrong then or
 * is now, and what it says is not worth telling.
 *
 * @param at epoch milliseconds
 * @param now epoch milliseconds
 */
export function describeLook(
  at: number,
  now: number,
  { toLocal, formatTime }: LocalManner = OF_THIS_MACHINE,
): string | undefined {
  const [date, today] = [toLocal(at).date, toLocal(now).date];
  const days = Math.round((Date.parse(today) - Date.parse(date)) / DAY_MS);
  if (at > now || days < 0) return undefined;
  if (days === 0) return `${formatTime(at)} today`;
  if (days === 1) return 'yesterday';
  if (days < WEEK_DAYS) return formatWeekday(date);
  return date.slice(0, 4) === today.slice(0, 4) ? formatDayOfYear(date) : formatShortDay(date);
}

/** Says how much has moved since the last look, or why that cannot be told. */
export function describeMoved(since: MovedSince): string {
  switch (since.kind) {
    case 'first look':
      return 'Gains are counted from one look at Ibid’s popup or digest to the next, and there is no earlier look to count from. Next time they stand here.';
    case 'copied anew':
      return 'The papers had to be copied anew since you last looked, and what votes they had then went with the old copy. Next time their gains stand here again.';
    case 'known':
      return describeGains(since);
  }
}

/** Says what the list of rising papers goes by. */
export function describeRising({
  rows,
  isWatched,
}: {
  readonly rows: readonly unknown[];
  readonly isWatched: boolean;
}) {
  if (rows.length === 0) return 'No paper of the last 14 feed days has votes yet.';
  return isWatched
    ? 'By the votes of the last two days, as far as they are known.'
    : 'By votes and age: the votes of the last two days are not known yet.';
}

/** Says a line in words: what it starts and ends with, and how long that took. */
export function describeLine({ from, to, hours }: VoteLine): string {
  const rise = `From ${from.toLocaleString('en')} to ${to.toLocaleString('en')} upvotes`;
  if (hours === undefined) return rise;
  return hours < FEW_HOURS
    ? `${rise} in ${count(hours, 'hour')}`
    : `${rise} in ${count(Math.round(hours / 24), 'day')}`;
}

function describeGains({
  when = 'then',
  paperCount,
  gained,
  isNewCopy,
}: MovedSince & { readonly kind: 'known' }): string {
  if (!isNewCopy) return `No feed day has been copied since ${when}: nothing can have moved.`;
  if (paperCount === 0) return `No paper has gained votes or stars since ${when}.`;
  const gains = [gained.upvotes > 0 && count(gained.upvotes, 'vote'), gained.stars > 0 && count(gained.stars, 'star')];
  const verb = paperCount === 1 ? 'has' : 'have';
  return `${count(paperCount, 'paper')} ${verb} gained ${gains.filter(Boolean).join(' and ')} since ${when}.`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
