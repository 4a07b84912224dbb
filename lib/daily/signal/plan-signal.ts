import type { Settings } from '../../settings/settings.ts';
import { dateBefore, isWeekend, type LocalTime } from './local-time.ts';

/** After so many hours, news that is stored is told even if the Hub cannot be asked for more. */
const PATIENCE_HOURS = 1;

export interface SignalFacts {
  readonly settings: Pick<Settings, 'notifies' | 'notifyHour' | 'notifyDays'>;
  readonly local: LocalTime;
  /** The date for which it was last decided; undefined before the first time. */
  readonly decidedOn: string | undefined;
  /** The user's date at the last notification; undefined before the first. */
  readonly notifiedOn: string | undefined;
  /** Whether the Hub has been asked lately. */
  readonly isFresh: boolean;
  /** Whether anything is new that the last notification did not tell. */
  readonly hasUntoldNews: boolean;
}

/** What is to be done now, and for which date that settles it; `wait` settles nothing. */
export type SignalDecision =
  { readonly kind: 'wait' } | { readonly kind: 'notify' | 'stay silent'; readonly date: string };

const WAIT: SignalDecision = { kind: 'wait' };

/**
 * Decides on the day's one notification. Each date has one decision, due at the chosen hour and taken as soon
 * after it as the machine is awake: a computer that slept through the hour tells late, and once.
 */
export function planSignal({
  settings,
  local,
  decidedOn,
  notifiedOn,
  isFresh,
  hasUntoldNews,
}: SignalFacts): SignalDecision {
  if (!settings.notifies || !isWantedDay(local.date, settings)) return WAIT;
  const date = findDueDate(local, settings);
  if (date === decidedOn) return WAIT;
  if (notifiedOn === local.date) return { kind: 'stay silent', date };
  const isPatienceOver = date !== local.date || local.hour - settings.notifyHour >= PATIENCE_HOURS;
  if (hasUntoldNews && (isFresh || isPatienceOver)) return { kind: 'notify', date };
  // That nothing is new holds only once the Hub has been asked.
  return isFresh && !hasUntoldNews ? { kind: 'stay silent', date } : WAIT;
}

/** The last date whose hour has come. */
function findDueDate({ date, hour }: LocalTime, settings: SignalFacts['settings']): string {
  let due = hour >= settings.notifyHour ? date : dateBefore(date);
  while (!isWantedDay(due, settings)) due = dateBefore(due);
  return due;
}

function isWantedDay(date: string, { notifyDays }: SignalFacts['settings']): boolean {
  return notifyDays === 'every day' || !isWeekend(date);
}
