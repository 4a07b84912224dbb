import type { WorkerRequest } from './dedicated-worker.ts';
import { type BenchPage, expose, timeAnswer } from './page.ts';
import type { Answer } from './protocol.ts';

const CALLS = [
  'fill',
  'build',
  'open',
  'timeTyped',
  'timeDays',
  'settle',
  'countIndexBytes',
  'countBytesRead',
  'storeBytes',
] as const;

interface CallResponse {
  readonly result?: unknown;
  readonly error?: string;
}

/**
 * Offers the calls to the bench from a page whose engine lives in a dedicated worker. The calls go to one that stays,
 * one after the other; each question starts a new one, from nothing, and ends it.
 */
export function exposeWorker(): void {
  let staying: Worker | undefined;
  const call = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    staying ??= createWorker();
    const { result, error } = (await request(staying, { name, args })) as CallResponse;
    if (error !== undefined) throw new Error(error);
    return result;
  };
  const calls = CALLS.map((name) => [name, (...args: unknown[]) => call(name, args)] as const);
  const ask: BenchPage['ask'] = async (question) => {
    let worker: Worker | undefined;
    const answer = await timeAnswer(() => {
      worker = createWorker();
      return request(worker, { question }) as Promise<Answer>;
    });
    worker?.terminate();
    return answer;
  };
  // One that stays holds the files that every new one needs.
  const release = (): void => {
    staying?.terminate();
    staying = undefined;
  };
  expose({ ...(Object.fromEntries(calls) as unknown as BenchPage), ask, release });
}

function createWorker(): Worker {
  return new Worker('worker.js', { type: 'module' });
}

function request(worker: Worker, message: WorkerRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
    worker.postMessage(message, []);
  });
}
