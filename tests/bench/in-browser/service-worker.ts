import type { AnsweringEngine } from '../engines/engine.ts';
import { answerCold } from './answer.ts';
import type { RuntimeApi } from './protocol.ts';

declare const chrome: RuntimeApi;

/** The background of an engine's extension. */
export function serveEngine(createEngine: () => Promise<AnsweringEngine>): void {
  chrome.runtime.onMessage.addListener((question, _sender, respond) => {
    void answerCold(createEngine, question).then(respond);
    return true;
  });
}
