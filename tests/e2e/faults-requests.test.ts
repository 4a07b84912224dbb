import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPages } from '../demo/demo-pages.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { eventually } from '../support/expect-eventually.ts';
import { REPOSITORY } from '../support/hostile-pages.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { readPanel } from '../support/panel-in-page.ts';
import { untilPopup } from '../support/popup-page.ts';
import type { RecordedRequest } from '../support/scripted-response.ts';
import { loadOneDay, makeSyncDue, requestSync, untilSyncEnds } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const SECRET = 'zebra fish secret';
/** What the browsers ask for themselves, whatever extensions they have. */
const OF_THE_BROWSER =
  /(?:^|\.)(?:mozilla\.(?:org|com|net)|firefox\.com|google\.com|googleapis\.com|gstatic\.com|gvt1\.com)$/;

describeInEachBrowser('All requests of a session', (launch, name) => {
  let server: HubServer;
  let session: ExtensionSession;

  beforeAll(async () => {
    server = await startHubServer({ days: loadOneDay(), pages: demoPages });
    // Chromium's session knows the three sites alone: here every host leads to the server, to be recorded.
    const everyHost = `--host-resolver-rules=MAP * 127.0.0.1:${server.port}, EXCLUDE 127.0.0.1`;
    session = await launch({ server, extraArgs: name === 'chromium' ? [everyHost] : [] });
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  test('F76 are for the feed alone, without cookie, referrer or a word of the user, when all parts of Ibid are used', async () => {
    const cookie = 'token=of-the-user; Domain=huggingface.co; Path=/; Secure; SameSite=None';
    server.respondWith(({ url }) => (/daily_papers/.test(url) ? undefined : { headers: { 'set-cookie': cookie } }));
    const page = await session.newPage();
    await page.goto('https://huggingface.co/', { waitUntil: 'domcontentloaded' });
    await page.goto(REPOSITORY, { waitUntil: 'domcontentloaded' });
    const popup = await session.openPopup(page);
    await untilPopup(popup, ({ titles, status }) => titles.length > 0 && /^Copied/.test(status));
    await readPanel(session, page).catch(() => '');
    await page.reload({ waitUntil: 'domcontentloaded' });
    await readPanel(session, page);

    const tab = await session.openPopupTab();
    await untilPopup(tab, ({ titles }) => titles.length > 0);
    await tab.type('input', SECRET);
    await untilPopup(tab, ({ query }) => query === SECRET);
    await tab.click('[aria-label="Clear the search"]');
    await untilPopup(tab, ({ titles }) => titles.length > 0);
    await tab.evaluate(() => document.querySelector<HTMLElement>('.paper [aria-expanded]')?.click());
    await tab.evaluate(() => document.querySelector<HTMLElement>('.paper .save')?.click());
    await untilPopup(tab, ({ openDetails, saved }) => openDetails === 1 && saved.length === 1);
    const options = await session.openExtensionPage('options.html');
    await options.waitForSelector('input', { polling: 20 } as object);
    await makeSyncDue(session);
    const askedBefore = server.requests.filter(isOfIbid).length;
    await requestSync(session);
    await eventually(() => server.requests.filter(isOfIbid).length > askedBefore);
    await untilSyncEnds(session);

    const ofIbid = server.requests.filter(isOfIbid);
    expect(ofIbid.map(({ url }) => new URL(url).origin + new URL(url).pathname)).toEqual(
      ofIbid.map(() => 'https://huggingface.co/api/daily_papers'),
    );
    for (const { method, url, headers } of ofIbid) {
      expect(method).toBe('GET');
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
      expect([...new URL(url).searchParams.keys()].every((key) => ['date', 'limit', 'p'].includes(key))).toBe(true);
    }
    expect(server.requests.some(({ url }) => /zebra|minWM.*minWM/.test(decodeURIComponent(url)))).toBe(false);
  });
});

/** Whatever is neither a page that the test opened nor the browser's own. */
function isOfIbid({ url }: RecordedRequest): boolean {
  const { hostname, pathname, href } = new URL(url);
  const isOpened = href === REPOSITORY || href === 'https://huggingface.co/' || pathname === '/favicon.ico';
  return !isOpened && !OF_THE_BROWSER.test(hostname);
}
