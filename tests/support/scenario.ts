import type { NotifyDays } from '../../lib/settings/settings.ts';

/** Hours are counted from the start. */
export interface Span {
  readonly from: number;
  readonly hours: number;
}

/** What happens to one computer and its user. */
export interface Scenario {
  readonly zone: string;
  /** The date in UTC on which it begins, `YYYY-MM-DD`. */
  readonly firstDate: string;
  readonly dayCount: number;
  readonly notifyHour: number;
  readonly notifyDays: NotifyDays;
  readonly seed: number;
  readonly asleep: readonly Span[];
  readonly offline: readonly Span[];
  /** The clock is so many years wrong. */
  readonly wrong: readonly (Span & { readonly years: number })[];
  /** Hours in which the browser is started again, which loses alarms. */
  readonly restarts: readonly number[];
  /** Hours in which the user opens the popup. */
  readonly looks: readonly number[];
}

/** Whether an hour lies in any of the spans. */
export const isIn = (spans: readonly Span[], hour: number): boolean =>
  spans.some(({ from, hours }) => hour >= from && hour < from + hours);
