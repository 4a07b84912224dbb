import type { Engine } from '../engines/engine.ts';
import { answerCold } from './answer.ts';
import { createEngineCalls } from './engine-calls.ts';
import type { Question } from './protocol.ts';

/** A question to a new worker, or a call to one that stays. */
export type WorkerRequest =
  { readonly question: Question } | { readonly name: string; readonly args: readonly unknown[] };

declare const self: DedicatedWorkerGlobalScope;

/** The worker of an engine that cannot live in a service worker. */
export function serveEngineInWorker(createEngine: () => Promise<Engine>): void {
  const calls = createEngineCalls(createEngine) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const respond = async (request: WorkerRequest): Promise<unknown> => {
    if ('question' in request) return answerCold(createEngine, request.question);
    try {
      return { result: await calls[request.name]?.(...request.args) };
    } catch (error) {
      return { error: String(error) };
    }
  };
  self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
    void respond(data).then((response) => self.postMessage(response, []));
  });
}
