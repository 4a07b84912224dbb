import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAddressBar, type AddressBar } from '../support/address-bar.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { loadFirstDays, untilStored, untilSyncEnds } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const DAYS = 2;

declare const chrome: {
  readonly runtime: { getURL(path: string): string };
  readonly storage: { readonly session: { get(key: string): Promise<{ popup?: { query?: string } }> } };
  readonly tabs: { query(filter: object): Promise<readonly { readonly url?: string; readonly pendingUrl?: string }[]> };
};

describeInEachBrowser('The address bar', (launch, browser) => {
  let server: HubServer;
  let session: ExtensionSession;
  let bar: AddressBar;
  let paper: { readonly id: string; readonly title: string };

  beforeAll(async () => {
    const days = loadFirstDays(DAYS);
    ({ paper } = [...days.values()][0]![0] as { paper: typeof paper });
    server = await startHubServer({ days });
    // Before Firefox 149 no popup opens without a press, and what is typed in the address bar is none.
    session = await launch({ server, extraPrefs: { 'extensions.openPopupWithoutUserGesture.enabled': false } });
    await untilStored(session, DAYS);
    await untilSyncEnds(session);
    bar = await openAddressBar(session);
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  const addressOf = (id: string): string => `https://huggingface.co/papers/${id}`;
  /** Of the tabs that Ibid may see, and of its own. */
  const listAddresses = (): Promise<string[]> =>
    session.inExtension(async () => {
      const tabs = await chrome.tabs.query({});
      return tabs.map(({ url, pendingUrl }) => pendingUrl ?? url ?? '');
    });

  test('suggests the paper and the Hub’s search when a title is typed and no background runs', async () => {
    await session.killBackground();

    const shown = await bar.type(`ibid ${paper.title}`, (lines) => lines.includes('Search the Hub'));

    expect(shown).toContain(paper.title);
    expect(shown).toMatch(/et al\. · May \d, 2023 · \d+ votes?/);
  });

  test('says what is wrong with a query when the next letter is typed', async () => {
    await bar.type('ibid after:banana', (lines) => lines.includes('Search the Hub for “after:banana”'));

    const shown = await bar.type('ibid after:banana x', (lines) => lines.includes('“banana” is no date'));

    expect(shown).toContain('“banana” is no date: try after:2025 or after:2025-03-14');
  });

  test('opens the paper when its line is entered', async () => {
    await bar.type(`ibid ${paper.title}`, (lines) => lines.includes(paper.title));

    await bar.enter(addressOf(paper.id));

    await eventually(async () => (await listAddresses()).includes(addressOf(paper.id)));
    expect(await listAddresses()).toContain(addressOf(paper.id));
  });

  test('opens the search in the popup, or in a tab where none may open, when words are entered', async () => {
    bar = await openAddressBar(session);
    await bar.type('ibid gamma world', (lines) => lines.includes('Search the Hub for “gamma world”'));

    await bar.enter('gamma world');

    const url = await session.inExtension(() => chrome.runtime.getURL('popup.html'));
    await eventually(async () =>
      browser === 'firefox'
        ? (await listAddresses()).includes(url)
        : session.browser.targets().some((target) => target.url().startsWith(url)),
    );
    const { popup } = await session.inExtension(() => chrome.storage.session.get('popup'));
    expect(popup?.query).toBe('gamma world');
  });
});
