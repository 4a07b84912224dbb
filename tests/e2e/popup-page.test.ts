import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { demoPages } from '../demo/demo-pages.ts';
import { loadDemoDays } from '../demo/hub-feed.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { untilPopup } from '../support/popup-page.ts';
import { respondHtml } from '../support/scripted-response.ts';
import { readStoredCorpus } from '../support/stored-corpus.ts';
import { describeInEachBrowser } from './each-browser.ts';

const REPOSITORY = 'https://github.com/shengshu-ai/minWM';
const PDF = 'https://arxiv.org/pdf/2605.30263';
const OWN_TITLE = /^minWM: A Full-Stack/;
const BLOG = `<!doctype html><title>Worlds that last: a reading list</title>
<h1>Worlds that last</h1>
<p>Interactive world models, autoregressive video diffusion and camera control, as in
<a href="https://arxiv.org/abs/2605.30263">a framework</a> that came out this week.</p>`;

declare const chrome: {
  readonly runtime: { getContexts(filter: { contextTypes: string[] }): Promise<readonly object[]> };
  readonly storage: { readonly session: { remove(keys: readonly string[]): Promise<void> } };
};

/** One empty page. */
function createPdf(): string {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ];
  const body = objects.map((object, position) => `${position + 1} 0 obj\n${object}\nendobj\n`).join('');
  return `%PDF-1.4\n${body}trailer\n<< /Root 1 0 R /Size 4 >>\n%%EOF\n`;
}

describeInEachBrowser('This page', (launch, browser) => {
  let server: HubServer;
  let session: ExtensionSession;
  let pages: Page[];

  beforeAll(async () => {
    server = await startHubServer({ days: loadDemoDays(), pages: demoPages });
    server.respondWith(({ url }) => {
      if (url === PDF) return { status: 200, headers: { 'content-type': 'application/pdf' }, body: createPdf() };
      return url.endsWith('/blog') ? respondHtml(BLOG) : undefined;
    });
    session = await launch({ server });
    await eventually(async () => (await readStoredCorpus(session)).paperIds.length === 150, { timeoutMs: 60_000 });
  });
  beforeEach(async () => {
    pages = [];
    await session.inExtension(() => chrome.storage.session.remove(['popup', 'sidePanel']));
  });
  afterEach(async () => {
    for (const page of pages) await page.close().catch(() => undefined);
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  const open = async (url: string): Promise<Page> => {
    const page = await session.newPage();
    pages.push(page);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return page;
  };

  /** The popup over a page, as a press on the toolbar button opens it. */
  const openPopupOver = async (page: Page): Promise<Page> => {
    const popup = await session.openPopup(page);
    pages.push(popup);
    await popup.waitForSelector('.paper, .empty');
    return popup;
  };

  const press = (popup: Page, selector: string): Promise<void> =>
    popup.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), selector);

  const choosePage = async (url: string): Promise<Page> => {
    const popup = await openPopupOver(await open(url));
    await press(popup, '#tab-page');
    return popup;
  };

  const readWords = (popup: Page, selector: string): Promise<string[]> =>
    popup.evaluate(
      (selector) => Array.from(document.querySelectorAll(selector), (element) => element.textContent ?? ''),
      selector,
    );

  test('tells the own paper of a repository first, and why', async () => {
    const popup = await choosePage(REPOSITORY);

    const { titles } = await untilPopup(popup, ({ heading }) => heading === 'Papers near shengshu-ai/minWM');

    expect(titles[0]).toMatch(OWN_TITLE);
    expect((await readWords(popup, '.reason'))[0]).toMatch(/^This repository’s paper/);
  });

  test('reads a page of any other site when it is asked about', async () => {
    const popup = await choosePage(`${server.origin}/blog`);

    const { titles, heading } = await untilPopup(
      popup,
      (contents) => contents.titles.length > 0 && contents.heading.startsWith('Papers near'),
    );

    expect(heading).toContain('Worlds that last');
    expect(titles[0]).toMatch(OWN_TITLE);
  });

  test('reads no page before it is asked about', async () => {
    const page = await open(`${server.origin}/blog`);
    const popup = await openPopupOver(page);
    await untilPopup(popup, ({ heading }) => heading.startsWith('Daily papers'));
    const next = await choosePage(`${server.origin}/blog`);
    await untilPopup(next, ({ heading }) => heading.startsWith('Papers near'));
    await next.close();

    const other = await openPopupOver(page);
    const { heading } = await untilPopup(other, (contents) => contents.heading !== '');

    expect(heading).toMatch(/^Daily papers/);
  });

  test('takes the PDF of a paper for that paper, whether or not the viewer lets anyone in', async () => {
    const popup = await choosePage(PDF);

    const { titles } = await untilPopup(popup, ({ heading }) => heading === 'Papers near arXiv 2605.30263');

    expect(titles[0]).toMatch(OWN_TITLE);
    expect((await readWords(popup, '.reason'))[0]).toMatch(/^This paper/);
  });

  test('says so when nothing is near', async () => {
    const popup = await choosePage('https://github.com/ibid-demo/tidetable');

    await eventually(async () => (await readWords(popup, '.empty h2')).includes('No daily paper is near this page'));

    expect(await readWords(popup, '.paper')).toEqual([]);
  });

  test.each(['about:blank', 'https://127.0.0.1:1/'])('says that %s cannot be read', async (url) => {
    const page = await session.newPage();
    pages.push(page);
    await page.goto(url).catch(() => undefined);
    const popup = await openPopupOver(page);
    await press(popup, '#tab-page');

    await eventually(async () =>
      /^(?:This page cannot be read|There is nothing to go by)/.test((await readWords(popup, '.empty h2'))[0] ?? ''),
    );

    expect(await readWords(popup, '.paper')).toEqual([]);
  });

  test('leads from paper to paper, and back step by step', async () => {
    const popup = await choosePage(REPOSITORY);
    const first = await untilPopup(popup, ({ titles }) => OWN_TITLE.test(titles[0] ?? ''));
    await press(popup, '.more');
    await popup.waitForSelector('.links button');
    await press(popup, '.links button');
    const near = await untilPopup(popup, ({ heading }) => heading.startsWith('Near: minWM'));
    await press(popup, '.more');
    await popup.waitForSelector('.links button');
    await press(popup, '.links button');
    const further = await untilPopup(popup, ({ heading }) => heading === `Near: ${near.titles[0]}`);
    await popup.keyboard.press('Escape');
    const back = await untilPopup(popup, ({ heading }) => heading === near.heading);
    await press(popup, '[aria-label=Back]');
    const home = await untilPopup(popup, ({ heading }) => heading === first.heading);

    expect(near.titles.some((title) => OWN_TITLE.test(title))).toBe(false);
    expect(further.titles).not.toContain(near.titles[0]);
    expect(back.titles).toEqual(near.titles);
    expect(home).toMatchObject({ titles: first.titles, openDetails: 1 });
  });

  test('goes along with the tab in front when it stands beside the pages', async () => {
    const page = await open(REPOSITORY);
    const panel = await session.openExtensionPage('side-panel.html', { background: true });
    pages.push(panel);
    await page.bringToFront();
    await untilPopup(panel, ({ heading }) => heading === 'Papers near shengshu-ai/minWM');
    await page.goto('https://huggingface.co/microsoft/Lens', { waitUntil: 'domcontentloaded' });
    await untilPopup(panel, ({ heading }) => heading === 'Papers near microsoft/Lens');
    await open(`${server.origin}/blog`);

    await eventually(async () =>
      (await readWords(panel, '.empty h2')).includes('Ibid reads this page only when you ask'),
    );
    await page.bringToFront();
    const { titles } = await untilPopup(panel, ({ heading }) => heading === 'Papers near microsoft/Lens');

    expect(titles[0]).toMatch(/^Lens/);
  });

  // No protocol reaches Firefox's own sidebar.
  test.skipIf(browser === 'firefox')('opens beside the page when its button is pressed', async () => {
    const popup = await openPopupOver(await open(REPOSITORY));
    await popup.click('[aria-label="Open beside the page"]');

    await eventually(() =>
      session.inExtension(
        async () => (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length === 1,
      ),
    );

    expect(popup.isClosed()).toBe(true);
  });

  test.skipIf(browser === 'firefox')('is all there in a window as narrow as a side panel', async () => {
    const page = await open(REPOSITORY);
    const panel = await session.openExtensionPage('side-panel.html', { background: true });
    pages.push(panel);
    await page.bringToFront();
    await panel.setViewport({ width: 320, height: 900 });
    await untilPopup(panel, ({ heading }) => heading === 'Papers near shengshu-ai/minWM');

    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
