import { browser } from './browser.ts';
import { systemClock } from './clock.ts';

const MINUTE_MS = 60_000;
/** Browsers round the times of alarms. */
const SLACK_MS = MINUTE_MS;
/** First rings are drawn at random, and clocks are set right by minutes all the time. */
const LATEST_SLACK_MS = 10 * MINUTE_MS;

export interface AlarmTimes {
  /** Minutes until the first ring. */
  readonly delayInMinutes: number;
  /** Minutes between rings; absent for a single ring. Half a minute is the least Chromium keeps. */
  readonly periodInMinutes?: number;
}

/**
 * Creates an alarm unless it is there. Asked at every start: Firefox forgets alarms when it restarts,
 * Chromium when the extension is updated; and one created anew at each start would never ring. One that was set
 * while the clock was years ahead is as good as lost.
 */
export async function ensureAlarm(name: string, times: AlarmTimes): Promise<void> {
  const alarm = await browser.alarms.get(name);
  const longestMs = Math.max(times.delayInMinutes, times.periodInMinutes ?? 0) * MINUTE_MS;
  const latest = systemClock.now() + longestMs + LATEST_SLACK_MS;
  if (!alarm || alarm.scheduledTime > latest) await browser.alarms.create(name, times);
}

/** Creates an alarm in place of the one that is there. */
export async function setAlarm(name: string, times: AlarmTimes): Promise<void> {
  await browser.alarms.create(name, times);
}

/**
 * Makes an alarm ring once at an instant; one that is set for then is left as it is.
 *
 * @param when epoch milliseconds
 */
export async function setAlarmAt(name: string, when: number): Promise<void> {
  const alarm = await browser.alarms.get(name);
  if (!alarm || Math.abs(alarm.scheduledTime - when) > SLACK_MS) await browser.alarms.create(name, { when });
}

export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}

export function onAlarm(listener: (name: string) => void): void {
  browser.alarms.onAlarm.addListener((alarm) => listener(alarm.name));
}
