import type { Engine } from '../engines/engine.ts';
import { createEngineCalls, type EngineCalls } from './engine-calls.ts';
import type { Answer, Question, RuntimeApi, TimedAnswer } from './protocol.ts';

declare const chrome: RuntimeApi;

/** What the bench calls in a page of an engine's extension. */
export interface BenchPage extends EngineCalls {
  /** Asks a background that is not running, and waits for its answer. */
  ask(question: Question): Promise<TimedAnswer>;
  /** Lets go of whatever a background would have to wait for. */
  release(): void;
}

/** Offers the calls to the bench. */
export function exposeEngine(createEngine: () => Promise<Engine>): void {
  const ask: BenchPage['ask'] = (question) => timeAnswer(() => chrome.runtime.sendMessage(question));
  expose({ ...createEngineCalls(createEngine), ask, release: () => undefined });
}

/** As a global: the debugger's only way to reach it. */
export function expose(page: BenchPage): void {
  Object.assign(globalThis, { bench: page });
}

export async function timeAnswer(ask: () => Promise<Answer>): Promise<TimedAnswer> {
  const startedAt = performance.now();
  const answer = await ask();
  return { ...answer, ms: performance.now() - startedAt };
}
