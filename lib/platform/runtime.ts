import { browser } from './browser.ts';

/** Who sent a message, as the browser vouches for it. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

/**
 * Answers messages. `answer` returns undefined for a message that is not its own; it must not be
 * async itself, since a promise of undefined counts as an answer.
 */
export function onMessage(answer: (message: unknown, sender: Sender) => Promise<unknown> | undefined): void {
  // The polyfill and both browsers take a returned promise as the answer; Chrome's types do not know.
  browser.runtime.onMessage.addListener(answer as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
}

export function sendMessage(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** False in a content script whose extension has been updated or removed meanwhile. */
export function isExtensionAlive(): boolean {
  return Boolean(browser.runtime?.id);
}

/** Identity of this extension, as its own pages and background see it. */
export function getIdentity(): { readonly id: string; readonly origin: string } {
  return { id: browser.runtime.id, origin: globalThis.location.origin };
}
