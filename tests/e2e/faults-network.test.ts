import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { readPopup, untilPopup } from '../support/popup-page.ts';
import { dropConnection, redirectTo, respondJson, type ScriptedResponse } from '../support/scripted-response.ts';
import { readStoredCorpus } from '../support/stored-corpus.ts';
import { loadOneDay, makeSyncDue, requestSync, untilSyncEnds } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const HUGE_BYTES = 200_000_000;
const CHUNK = Buffer.alloc(64 * 1_024, ' ');

declare const chrome: {
  readonly permissions: { remove(permissions: object): Promise<boolean> };
};

describeInEachBrowser('A Hub that misbehaves', (launch, name) => {
  let server: HubServer;
  let session: ExtensionSession;
  let popup: Page;

  beforeAll(async () => {
    server = await startHubServer({ days: loadOneDay() });
    const extraPrefs = { 'extensions.webextOptionalPermissionPrompts': false };
    session = await launch({ server, extraPrefs });
    popup = await session.openPopupTab();
    await untilCopied();
    // Looked at again now that there is something to see, the badge has no more to say.
    await popup.reload({ waitUntil: [] });
    await untilCopied();
    await eventually(async () => (await session.badge()).text === '', { message: 'an empty badge' });
  });
  afterEach(async () => {
    server.respondWith(undefined);
    await makeSyncDue(session);
    await requestSync(session);
    await untilCopied();
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  const untilCopied = () =>
    untilPopup(popup, ({ status, titles }) => /^Copied/.test(status) && titles.length > 0, { timeoutMs: 30_000 });
  const answerWith = async (response: ScriptedResponse): Promise<void> => {
    await makeSyncDue(session);
    server.forgetRequests();
    server.respondWith(() => response);
    await requestSync(session);
  };
  const untilStatus = (words: RegExp) =>
    untilPopup(popup, ({ status }) => words.test(status), { timeoutMs: 30_000, message: String(words) });

  test('F22 keeps papers and badge and says so when the network is gone', async () => {
    const [before, badge, corpus] = [await readPopup(popup), await session.badge(), await readStoredCorpus(session)];

    await answerWith(dropConnection());
    const { titles } = await untilStatus(/cannot be reached|Offline/);

    expect(titles).toEqual(before.titles);
    expect(await session.badge()).toEqual(badge);
    expect(await readStoredCorpus(session)).toEqual(corpus);
  });

  test('F24 gives up and says so when the answer drips in byte by byte', async () => {
    await answerWith({ dripMs: 400 });

    await untilStatus(/took too long to answer/);

    expect(server.requests[0]?.closedEarly).toBe(true);
  });

  test('F28 follows no redirect', async () => {
    await answerWith(redirectTo('https://arxiv.org/api/daily_papers'));

    await untilStatus(/sent Ibid elsewhere, and Ibid did not follow/);

    expect(server.requests.map(({ host }) => host)).toEqual(['huggingface.co']);
  });

  test('F29 stops reading and says so when the answer has 200 MB', async () => {
    let sentBytes = 0;
    const stream = async function* (): AsyncGenerator<Buffer> {
      for (yield Buffer.from('['); sentBytes < HUGE_BYTES; sentBytes += CHUNK.length) yield CHUNK;
    };

    await answerWith({ status: 200, headers: { 'content-type': 'application/json' }, body: stream() });
    await untilStatus(/too large to be a day of papers/);

    await eventually(() => server.requests[0]?.closedEarly ?? false, { message: 'the connection closed' });
    expect(sentBytes).toBeLessThan(HUGE_BYTES / 4);
  });

  test('F33 keeps yesterday and complains of nothing when today is still empty', async () => {
    const before = await readPopup(popup);

    await answerWith(respondJson([]));
    await server.waitForRequests(1);
    await untilSyncEnds(session);

    const { titles } = await untilCopied();
    expect(titles).toEqual(before.titles);
  });

  test.skipIf(name !== 'firefox')(
    'F62 says so and asks on a press when the user has taken the permission back',
    async () => {
      await session.inExtension(() => chrome.permissions.remove({ origins: ['https://huggingface.co/*'] }));
      await makeSyncDue(session);
      await requestSync(session);
      const refused = await untilStatus(/may not read huggingface\.co/);
      server.forgetRequests();
      const button = await popup.$eval('footer .status button', (element) => element.textContent);

      await popup.click('footer .status button');

      await untilCopied();
      expect(button).toBe('Allow');
      expect(refused.titles.length).toBeGreaterThan(0);
    },
  );
});
