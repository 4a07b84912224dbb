import type { Clock } from '../../lib/platform/clock.ts';

/** A clock that stands still until it is moved; sleeping moves it at once. */
export interface FakeClock extends Clock {
  /** The sleeps asked for, in milliseconds. */
  readonly sleeps: readonly number[];
  /** Moves the clock, back for a negative number. */
  move(ms: number): void;
  set(at: number): void;
}

/** @param start epoch milliseconds, or a date text */
export function createFakeClock(start: number | string = '2026-05-20T15:00:00Z'): FakeClock {
  let at = typeof start === 'number' ? start : Date.parse(start);
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => at,
    async sleep(ms, signal) {
      if (signal?.aborted) throw signal.reason;
      sleeps.push(ms);
      at += ms;
      await Promise.resolve();
    },
    move(ms) {
      at += ms;
    },
    set(to) {
      at = to;
    },
  };
}
