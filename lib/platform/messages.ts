import { browser } from './browser.ts';
import type { Sender } from './runtime.ts';

/**
 * Answers messages. `answer` returns undefined for a message that is not its own; it must not be
 * async itself, since a promise of undefined counts as an answer.
 */
export function onMessage(answer: (message: unknown, sender: Sender) => Promise<unknown> | undefined): void {
  // The polyfill and both browsers take a returned promise as the answer; Chrome's types do not know.
  browser.runtime.onMessage.addListener(answer as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
}
