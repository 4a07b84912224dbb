import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { ExtensionSession } from '../support/extension-session.ts';
import { eventually } from '../support/expect-eventually.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { untilPopup, type PopupContents } from '../support/popup-page.ts';
import {
  dropConnection,
  neverAnswer,
  respondError,
  respondHtml,
  type ScriptedResponse,
} from '../support/scripted-response.ts';
import { loadShortArchive } from '../support/short-archive.ts';
import { readStoredCorpus } from '../support/stored-corpus.ts';
import { countAboveBar, makeSyncDue, requestSync } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const DAYS_IN_ARCHIVE = 12;

declare const chrome: {
  readonly alarms: { getAll(): Promise<readonly { readonly name: string }[]> };
};

describeInEachBrowser('Ibid', (launch, name) => {
  let server: HubServer;
  let session: ExtensionSession;

  beforeEach(async () => {
    server = await startHubServer({ days: loadShortArchive() });
  });
  afterEach(async () => {
    await session?.close();
    await server.close();
  });

  const untilStored = (dayCount: number, timeoutMs = 90_000) =>
    eventually(
      async () => {
        const stored = await readStoredCorpus(session);
        return Object.keys(stored.days).length >= dayCount && stored;
      },
      { timeoutMs, message: `${dayCount} days stored` },
    );

  test('loses no day and stores none twice when the background is killed five times mid-sync', async () => {
    session = await launch({ server });
    // An open popup sees to it that the copying goes on; without it the next alarm does.
    await session.openPopupTab();

    for (const requestCount of [2, 4, 6, 8, 10]) {
      await server.waitForRequests(requestCount, { timeoutMs: 60_000 });
      await session.killBackground();
    }
    const corpus = await untilStored(DAYS_IN_ARCHIVE);

    expect(corpus.paperIds).toHaveLength(150);
    expect(server.requests.length).toBeLessThanOrEqual(DAYS_IN_ARCHIVE + 1 + 5);
  });

  test('goes on by itself when the background is killed and nothing of Ibid is open', async () => {
    session = await launch({ server });
    await server.waitForRequests(3);

    await session.killBackground();

    await untilStored(DAYS_IN_ARCHIVE, 110_000);
  });

  test('F14 has its papers, alarm and badge again when the browser is restarted', async () => {
    session = await launch({ server });
    await untilStored(DAYS_IN_ARCHIVE);
    const requestCount = server.requests.length;

    session = await session.restart();
    const newCount = countAboveBar([...loadShortArchive().values()].at(-1) ?? []);
    await eventually(async () => (await session.badge()).text === String(newCount), { message: 'the badge repainted' });
    const alarms = await session.inExtension(() => chrome.alarms.getAll());
    const corpus = await readStoredCorpus(session);

    expect(alarms.map((alarm) => alarm.name)).toContain('sync');
    expect(corpus.paperIds).toHaveLength(150);
    expect(server.requests.length).toBe(requestCount);
  });

  test('fills the popup when the network comes back and one tries again', async () => {
    server.respondWith(() => dropConnection());
    session = await launch({ server });
    const popup = await session.openPopupTab();
    await untilPopup(popup, ({ status }) => /cannot be reached|Offline/.test(status), { timeoutMs: 20_000 });

    server.respondWith(undefined);
    await eventually(() => popup.evaluate(pressTryAgain), { message: 'a button to try again' });

    await untilPopup(popup, ({ titles }) => titles.length === 15, { message: `papers in ${name}` });
  });
});

describeInEachBrowser('A first run that finds no papers', (launch) => {
  let server: HubServer;
  let session: ExtensionSession;
  let popup: Page;

  beforeAll(async () => {
    server = await startHubServer({ days: loadShortArchive() });
    server.respondWith(() => dropConnection());
    session = await launch({ server });
    popup = await session.openPopupTab();
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  const answerWith = async (response: ScriptedResponse): Promise<void> => {
    server.respondWith(() => response);
    await makeSyncDue(session);
    await requestSync(session);
  };
  const untilStatus = (words: RegExp): Promise<PopupContents> =>
    untilPopup(popup, ({ status }) => words.test(status), { timeoutMs: 40_000, message: String(words) });

  test.each([
    ['the Hub is down', respondError(503), /The Hub has a fault of its own/],
    ['the network is gone', dropConnection(), /The Hub cannot be reached/],
    ['a login page answers', respondHtml('<h1>Welcome to the hotel</h1>'), /could not be read as papers/],
    ['the Hub hangs', neverAnswer(), /The Hub took too long to answer/],
    ['the Hub asks for a pause', respondError(429, { 'retry-after': '120' }), /The Hub asked for a pause; next try/],
  ])('says so in plain words when %s', async (_state, response, words) => {
    await answerWith(response);

    const contents = await untilStatus(words);

    expect(contents.titles).toEqual([]);
    expect(await popup.$eval('.empty h2', (title) => title.textContent)).toBe('No papers on this computer yet');
  });
});

/** In one go, since the button goes while Ibid tries by itself; tells whether it was there. */
function pressTryAgain(): boolean {
  const button = document.querySelector<HTMLElement>('footer .status button');
  button?.click();
  return button !== null;
}
