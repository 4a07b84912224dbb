import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { ExtensionSession } from '../support/extension-session.ts';
import { HOSTILE_COUNT, hostileId, loadHostileFeed } from '../support/hostile-feed.ts';
import { REPOSITORY, serveRepository } from '../support/hostile-pages.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { readPanel } from '../support/panel-in-page.ts';
import { untilPopup } from '../support/popup-page.ts';
import { untilStored } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const ACTIVE =
  'script, iframe, object, embed, img, image, video, audio, form, base, math, foreignObject, portal, meta[http-equiv]';

describeInEachBrowser('A feed full of attacks', (launch) => {
  let server: HubServer;
  let session: ExtensionSession;
  let popup: Page;

  beforeAll(async () => {
    server = await startHubServer({ days: loadHostileFeed() });
    session = await launch({ server });
    await untilStored(session, 1);
    popup = await session.openPopupTab();
    await untilPopup(popup, ({ titles }) => titles.length === HOSTILE_COUNT);
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  test(`F56 is plain text in the popup in all of its ${HOSTILE_COUNT} papers`, async () => {
    const texts: string[] = [];
    for (let index = 0; index < HOSTILE_COUNT; index += 1) {
      const row = `[data-paper="${hostileId(index)}"]`;
      await popup.$eval(`${row} [aria-expanded]`, (button) => (button as HTMLElement).click());
      await popup.waitForSelector(`${row} .details:not([hidden])`, { polling: 20 } as object);
      texts.push(await popup.$eval(row, (element) => element.textContent ?? ''));
    }

    expect(texts.every((text, index) => text.includes(`Attack ${index}:`))).toBe(true);
    expect(texts[0]).toContain('<script>window.__pwned=1</script>');
    expect(texts[11]).toContain('<img src=x onerror=window.__pwned=1>');
    expect(await findActiveElements(popup)).toEqual([]);
    expect(await popup.evaluate(() => (globalThis as { __pwned?: unknown }).__pwned)).toBeUndefined();
  });

  test('F57 makes links of safe addresses alone', async () => {
    const addresses = await popup.$$eval('a[href]', (links) => links.map((link) => link.getAttribute('href') ?? ''));

    expect(addresses.length).toBeGreaterThanOrEqual(HOSTILE_COUNT);
    for (const address of addresses) {
      const { protocol, username, hostname } = new URL(address);
      expect(`${protocol}${username}`).toBe('https:');
      expect(hostname).toMatch(/^(?:huggingface\.co|arxiv\.org|github\.com)$/);
      expect(address.length).toBeLessThan(2_100);
    }
  });

  test.each([[[0, 11, 17]], [[4, 25, 50]], [[36, 43, 58]]])(
    'F56 is plain text in the panel when a page names the papers %j',
    async (indexes) => {
      const ids = ['2605.30263', '2605.28816', '2605.25874'];
      server.respondWith(
        serveRepository({
          change: (html) => ids.reduce((text, id, at) => text.replaceAll(id, hostileId(indexes[at] ?? 0)), html),
        }),
      );
      const page = await session.newPage();
      await page.goto(REPOSITORY, { waitUntil: 'domcontentloaded' });

      const panel = await readPanel(session, page);

      for (const index of indexes) expect(panel).toContain(`Attack ${index}:`);
      expect(await page.evaluate(() => (globalThis as { __pwned?: unknown }).__pwned)).toBeUndefined();
      await page.close();
    },
  );

  test('F56 brings no request but those for the feed and the page', () => {
    const addresses = server.requests
      .map(({ url }) => new URL(url))
      .filter(({ pathname }) => pathname !== '/favicon.ico')
      .map(({ origin, pathname }) => origin + pathname);

    expect(new Set(addresses)).toEqual(new Set(['https://huggingface.co/api/daily_papers', REPOSITORY]));
  });
});

/** Elements and attributes that could do something, inside what the popup draws. */
function findActiveElements(popup: Page): Promise<string[]> {
  return popup.evaluate(
    (active) =>
      Array.from(document.querySelectorAll('#app *'))
        .filter(
          (element) =>
            element.matches(active) ||
            element.getAttributeNames().some((name) => /^on|^style$|^srcdoc$|^ping$/.test(name)),
        )
        .map(({ outerHTML }) => outerHTML.slice(0, 200)),
    ACTIVE,
  );
}
