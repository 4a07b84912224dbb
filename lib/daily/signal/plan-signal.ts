import type { Settings } from '../../settings/settings.ts';
import { dateBefore, isWeekend, type LocalTime } from './local-time.ts';

/** After so long a wait, news that is stored is told even if the Hub cannot be asked for more. */
const PATIENCE_MS = 60 * 60 * 1_000;

type SignalSettings = Pick<Settings, 'notifies' | 'notifyHour' | 'notifyDays'>;

export interface DueFacts {
  readonly settings: SignalSettings;
  readonly local: LocalTime;
  /** The user's dates that are decided, the last one first. */
  readonly decidedDates: readonly string[];
}

/** A date for which it is to be decided whether to notify. */
export interface DueDate {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Whether nothing may be told, whatever is new. */
  readonly isSilent: boolean;
}

export interface SignalFacts extends Pick<DueFacts, 'local'> {
  readonly due: DueDate;
  /** Whether the Hub has been asked lately. */
  readonly isFresh: boolean;
  /** How long the decision has waited for that: a computer that wakes up has no network at first. */
  readonly waitedMs: number;
  /** Whether anything is new that no notification has told. */
  readonly hasUntoldNews: boolean;
}

/** What is to be done now, and which dates that settles; `wait` settles none. */
export type SignalDecision =
  { readonly kind: 'wait' } | { readonly kind: 'notify' | 'stay silent'; readonly dates: readonly string[] };

const WAIT: SignalDecision = { kind: 'wait' };

/**
 * Finds the date that is to be decided. Each date has one decision, due at the chosen hour and taken as soon after
 * it as the machine is awake. Dates are told apart, not ordered: a clock that was years wrong leaves no trap behind.
 *
 * @returns undefined when nothing is to be decided now
 */
export function findDueDate({ settings, local, decidedDates }: DueFacts): DueDate | undefined {
  const date = lastDueDate(local, settings);
  // After a flight west or with a clock set back, a date may be decided whose hour is still to come.
  if (decidedDates.includes(date) || decidedDates.includes(local.date)) return undefined;
  // What fell due before Ibid was there, or while notifications were off, is not told late when they are turned on.
  const isUnasked = !settings.notifies || decidedDates.length === 0;
  // Whoever missed Friday's, and was there on a free Saturday, is told on Monday at the hour, not at midnight.
  return { date, isSilent: isUnasked || !isWantedDay(local.date, settings) };
}

/**
 * Decides on the day's one notification. A computer that slept through the hour tells late, and once: what is told
 * early on one date for the date before is that date's own notification too.
 */
export function planSignal({ local, due, isFresh, waitedMs, hasUntoldNews }: SignalFacts): SignalDecision {
  const silence: SignalDecision = { kind: 'stay silent', dates: [due.date] };
  if (due.isSilent) return silence;
  // That nothing is new holds only once the Hub has been asked.
  if (!hasUntoldNews) return isFresh ? silence : WAIT;
  if (!isFresh && waitedMs < PATIENCE_MS) return WAIT;
  return { kind: 'notify', dates: [...new Set([due.date, local.date])] };
}

/** The last date whose hour has come. */
function lastDueDate({ date, hour }: LocalTime, settings: SignalSettings): string {
  let due = hour >= settings.notifyHour ? date : dateBefore(date);
  while (!isWantedDay(due, settings)) due = dateBefore(due);
  return due;
}

function isWantedDay(date: string, { notifyDays }: Pick<Settings, 'notifyDays'>): boolean {
  return notifyDays === 'every day' || !isWeekend(date);
}
