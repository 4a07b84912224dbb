import { Worker } from 'node:worker_threads';
import type { Paper } from '../../../lib/papers/paper.ts';
import type { Engine } from './engine.ts';
import type { PlainOptions } from './engine-plain.ts';

/** What an engine answered, query by query. */
export interface EngineRun {
  /** Of each query the ids found, best first, at most ten. */
  readonly found: readonly (readonly string[])[];
  /** Of each query, milliseconds. */
  readonly times: readonly number[];
}

/** What a thread of a baseline is given. */
export interface BaselineTask {
  readonly papers: readonly Paper[];
  readonly texts: readonly string[];
  readonly options: PlainOptions;
}

const LIMIT = 10;

/** Asks one query after the other. */
export async function askEngine(engine: Engine, texts: readonly string[]): Promise<EngineRun> {
  const found: (readonly string[])[] = [];
  const times: number[] = [];
  for (const text of texts) {
    const startedAt = performance.now();
    found.push(await engine.find(text, LIMIT));
    times.push(performance.now() - startedAt);
  }
  return { found, times };
}

/** Asks plain MiniSearch in a thread of its own: it is the slowest of all, and nobody waits for it meanwhile. */
export function askBaseline(task: BaselineTask): Promise<EngineRun> {
  const { promise, resolve, reject } = Promise.withResolvers<EngineRun>();
  const worker = new Worker(new URL('baseline-thread.ts', import.meta.url), { workerData: task });
  worker.once('message', resolve);
  worker.once('error', reject);
  return promise;
}
