import { browser } from './browser.ts';

const BEAT_MS = 10_000;
/** No task may hold the background for longer; what is left is for the next alarm. */
const LONGEST_MS = 120_000;

/**
 * Keeps the background alive while a task runs, at most two minutes. Firefox stops an event page at
 * its idle limit even with a fetch under way; any extension call counts as life there.
 *
 * @param task gets a signal that aborts when its time is over
 */
export async function stayAwakeDuring<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const beat = setInterval(() => void browser.runtime.getPlatformInfo().catch(() => undefined), BEAT_MS);
  const limit = setTimeout(() => {
    clearInterval(beat);
    controller.abort(new DOMException('the slice is over', 'AbortError'));
  }, LONGEST_MS);
  try {
    return await task(controller.signal);
  } finally {
    clearInterval(beat);
    clearTimeout(limit);
  }
}
