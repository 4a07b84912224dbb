import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

const POLL_INTERVAL_MS = 50;

/** How long to go on asking, and what to say when the answer never comes. */
export interface EventuallyOptions {
  /** Milliseconds before giving up; 10 000 unless told. */
  timeoutMs?: number;
  /** What was expected, in words: the error's text begins with it. */
  message?: string;
}

/** Everything except `undefined`, which is kept for functions that only assert. */
type Answer = string | number | boolean | bigint | symbol | object | null;

type Truthy<T> = Exclude<T, false | null | 0 | ''>;

/**
 * Asks `fn` again and again until it returns a truthy value, which is handed back, or, for a function that
 * only asserts and returns nothing, until it no longer throws. For states that have no event to wait for.
 *
 * After `timeoutMs` it throws the last error with `message` before it. A call that never settles counts as
 * a failure. The types refuse a result that may be `undefined` (`array.find`): at run time it would look
 * like a passed assertion, so compare it or turn it into `null`.
 */
export async function eventually(fn: () => void | Promise<void>, options?: EventuallyOptions): Promise<void>;
export async function eventually<T extends Answer>(
  fn: () => T | Promise<T>,
  options?: EventuallyOptions,
): Promise<Truthy<T>>;
export async function eventually(fn: () => unknown, options: EventuallyOptions = {}): Promise<unknown> {
  const { timeoutMs = 10_000, message = 'The expected state was not reached' } = options;
  const deadline = performance.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    const outcome = await attempt(fn, deadline - performance.now());
    if (outcome.passed) return outcome.value;
    // An attempt that the deadline cut short says less than the one before it.
    if (lastError === undefined || !(outcome.error instanceof Unsettled)) lastError = outcome.error;
    const leftMs = deadline - performance.now();
    if (leftMs <= 0) throw describeFailure(`${message} (waited ${timeoutMs} ms)`, lastError);
    await sleep(Math.min(POLL_INTERVAL_MS, leftMs));
  }
}

class Unsettled extends Error {}

type Outcome = { passed: true; value: unknown } | { passed: false; error: unknown };

async function attempt(fn: () => unknown, leftMs: number): Promise<Outcome> {
  const giveUp = new AbortController();
  try {
    const value = await Promise.race([fn(), rejectAfter(leftMs, giveUp.signal)]);
    if (value || value === undefined) return { passed: true, value };
    return { passed: false, error: new Error(`last value: ${inspect(value)}`) };
  } catch (error) {
    return { passed: false, error };
  } finally {
    giveUp.abort();
  }
}

async function rejectAfter(leftMs: number, signal: AbortSignal): Promise<never> {
  await sleep(Math.max(0, leftMs), undefined, { signal });
  throw new Unsettled('the call did not settle');
}

function describeFailure(message: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`${message}: ${reason}`, { cause: error });
}
