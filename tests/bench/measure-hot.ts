import type { BenchExtension } from './chromium-bench.ts';
import type { Queries } from './queries.ts';
import type { EngineResult } from './results.ts';
import { quantile } from './statistics.ts';

export interface HotRuns {
  readonly extensions: readonly BenchExtension[];
  readonly queries: Queries;
  /** Told of an extension that fails; it is asked no more. */
  readonly onFailure: (extension: BenchExtension, reason: unknown) => void;
}

/** Keystrokes that one engine answers before the next has its turn. */
const TURN = 50;
const MB = 1_000_000;

/**
 * What each opened index holds, and what keystrokes cost over it. Every engine keeps its index open in its page; they
 * answer the same keystrokes in turns, so that whatever else the machine does meets all alike.
 */
export async function measureHot(runs: HotRuns): Promise<Map<BenchExtension, EngineResult>> {
  const results = new Map<BenchExtension, EngineResult>();
  const times = new Map<BenchExtension, number[]>();
  const attempt = async (extension: BenchExtension, measure: () => Promise<void>): Promise<void> => {
    try {
      await measure();
    } catch (error) {
      times.delete(extension);
      runs.onFailure(extension, error);
    }
  };
  for (const extension of runs.extensions) {
    await attempt(extension, async () => {
      results.set(extension, await openIndex(extension, runs.queries));
      times.set(extension, []);
    });
  }
  const { keystrokes } = runs.queries;
  for (let start = 0; start < keystrokes.length; start += TURN) {
    const turn = keystrokes.slice(start, start + TURN);
    for (const [extension, sofar] of times) {
      await attempt(extension, async () => {
        await extension.bringToFront();
        sofar.push(...(await extension.call('timeTyped', turn)));
      });
    }
  }
  for (const [extension, all] of times)
    results.set(extension, { ...results.get(extension), hotTyped: toHotTimes(all) });
  for (const extension of runs.extensions) await attempt(extension, () => extension.renewPage());
  return results;
}

/** Opens the index in a page that did nothing before; the first keystrokes are for the compiler. */
async function openIndex(extension: BenchExtension, { related, typed, keystrokes }: Queries): Promise<EngineResult> {
  await extension.renewPage();
  const before = await extension.measureHeap();
  await extension.call('open', related[0] ?? [], typed[0] ?? '');
  const after = await extension.measureHeap();
  await extension.call('timeTyped', keystrokes.slice(0, TURN));
  return {
    heapMB: (after.heapBytes - before.heapBytes) / MB,
    bufferMB: (after.bufferBytes - before.bufferBytes) / MB,
  };
}

function toHotTimes(times: readonly number[]) {
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), max: Math.max(...times), count: times.length };
}
