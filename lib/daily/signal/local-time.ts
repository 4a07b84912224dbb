/** An instant on the user's own calendar. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** 0 to 23. */
  readonly hour: number;
}

/** @param at epoch milliseconds */
export type ToLocalTime = (at: number) => LocalTime;

const QUARTER_MS = 15 * 60 * 1_000;
/** A day that sets the clock back has 25 hours, and one zone has skipped a whole day. */
const LONGEST_SEARCH_MS = 50 * 60 * 60 * 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Goes by the zone this machine is in at the moment of the call: people travel. */
export const toLocalTime: ToLocalTime = (at) => {
  const date = new Date(at);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return { date: parts.map((part) => String(part).padStart(2, '0')).join('-'), hour: date.getHours() };
};

/**
 * The next instant at which an hour of the user's day begins. Where the clocks are put forward over it, the
 * first instant after it; where they are put back, the first of the two. All zones differ by quarters of hours.
 *
 * @param now epoch milliseconds
 * @param hour 0 to 23
 */
export function nextTimeOfDay(now: number, hour: number, toLocal: ToLocalTime): number {
  const isReached = (local: LocalTime): boolean => local.hour >= hour;
  let before = toLocal(now);
  const first = Math.floor(now / QUARTER_MS + 1) * QUARTER_MS;
  for (let at = first; at <= now + LONGEST_SEARCH_MS; at += QUARTER_MS) {
    const local = toLocal(at);
    const wasReached = isReached(before) && before.date === local.date;
    if (isReached(local) && !wasReached) return at;
    before = local;
  }
  return now + DAY_MS;
}

/** The date before one. @param date `YYYY-MM-DD` */
export function dateBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/** @param date `YYYY-MM-DD` */
export function isWeekend(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
