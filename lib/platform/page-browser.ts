import type { browser as polyfilled } from './browser.ts';

/**
 * The browser's own extension API, for what runs in web pages too: in Manifest V3 both browsers answer with
 * promises under this name, and the polyfill's ten kilobytes stay out of pages. What still needs the polyfill,
 * answering a message with a promise, is in `messages.ts`.
 */
export const browser = (globalThis as unknown as { readonly chrome: typeof polyfilled }).chrome;
