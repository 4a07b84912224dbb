import type { ExtensionSession } from './extension-session.ts';

declare const chrome: { readonly tabs: { query(all: object): Promise<readonly { readonly url?: string }[]> } };

/** The addresses of all tabs of the extension, without its origin. */
export function readOwnAddresses(session: ExtensionSession): Promise<string[]> {
  return session.inExtension(async () =>
    (await chrome.tabs.query({})).map(({ url = '' }) => url.replace(location.origin, '')),
  );
}
