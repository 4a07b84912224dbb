import { browser } from './page-browser.ts';

/** Who sent a message, as the browser vouches for it. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
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
