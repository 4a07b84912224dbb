import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { ExtensionSession } from '../support/extension-session.ts';
import { eventually } from '../support/expect-eventually.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { readPopup, type PopupContents } from '../support/popup-page.ts';
import { loadShortArchive } from '../support/short-archive.ts';
import { readStoredCorpus } from '../support/stored-corpus.ts';
import { describeInEachBrowser } from './each-browser.ts';

declare const chrome: { readonly storage: { readonly session: { remove(key: string): Promise<void> } } };

describeInEachBrowser('The popup', (launch, browser) => {
  let server: HubServer;
  let session: ExtensionSession;
  let popup: Page;

  beforeAll(async () => {
    server = await startHubServer({ days: loadShortArchive() });
    session = await launch({ server });
    await eventually(async () => (await readStoredCorpus(session)).paperIds.length === 150, { timeoutMs: 60_000 });
  });
  beforeEach(async () => {
    await session.inExtension(() => chrome.storage.session.remove('popup'));
    popup = await session.openPopupTab();
    await until((contents) => contents.titles.length === 15);
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  const until = (isSo: (contents: PopupContents) => boolean): Promise<PopupContents> =>
    eventually(async () => {
      const contents = await readPopup(popup);
      return isSo(contents) && contents;
    });

  test('finds papers by title, abstract, author and keyword when one types', async () => {
    await popup.type('input', 'gamma-world');
    const byTitle = await until(({ titles }) => titles[0]?.startsWith('Gamma-World') ?? false);
    await popup.click('[aria-label="Clear the search"]');
    await popup.type('input', 'Zhonghao Yang');
    // What was typed so far may find the paper already.
    const byAuthor = await until(({ heading }) => heading.includes('“Zhonghao Yang”'));

    expect(byTitle.marked).toContain('Gamma');
    expect(byAuthor.titles[0]).toMatch(/^AgentDoG/);
  });

  test('is as it was left when it is opened again', async () => {
    await popup.type('input', 'world model');
    await until(({ marked }) => marked.length > 0);
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('e');
    await until(({ openDetails }) => openDetails === 1);
    await popup.close();

    popup = await session.openPopupTab();
    const contents = await until(({ titles }) => titles.length > 0);

    expect(contents.query).toBe('world model');
    expect(contents.openDetails).toBe(1);
  });

  test('saves and marks as read by the keyboard alone', async () => {
    const [first = '', second = ''] = (await readPopup(popup)).titles;
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('s');
    await popup.keyboard.press('j');
    await popup.keyboard.press('r');

    const contents = await until(({ saved, read }) => saved.length === 1 && read.length === 1);
    await popup.click('#tab-saved');
    const saved = await until(({ heading }) => heading === '1 saved paper');

    expect(contents.saved).toEqual([first]);
    expect(contents.read).toEqual([second]);
    expect(saved.titles).toEqual([first]);
  });

  test('goes to other feed days and back when the keys for that are pressed', async () => {
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('[');
    const before = await until(({ heading }) => heading !== 'Daily papers of Monday, May 15, 2023');
    await popup.click('[aria-label="Day after"]');
    const after = await until(({ heading }) => heading === 'Daily papers of Monday, May 15, 2023');

    expect(before.heading).toBe('Daily papers of Sunday, May 14, 2023');
    expect(after.titles).toHaveLength(15);
  });

  test('copies a paper and says so', async () => {
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('m');

    const notice = await eventually(() => popup.evaluate(() => document.querySelector('.notice')?.textContent ?? ''));

    expect(notice).toBe('Copied as Markdown');
  });

  // No protocol reaches Firefox's own popup.
  test.skipIf(browser === 'firefox')('is as wide as it asks to be, and scrolls in its list alone', async () => {
    const real = await session.openPopup();
    await eventually(() => real.evaluate(() => document.querySelectorAll('.paper').length > 0));
    const { width, height, footerBottom, listWidth } = await real.evaluate(() => ({
      width: innerWidth,
      height: innerHeight,
      footerBottom: Math.round(document.querySelector('footer')?.getBoundingClientRect().bottom ?? 0),
      listWidth: document.querySelector('#list')?.clientWidth ?? 0,
    }));

    expect(width).toBeGreaterThanOrEqual(420);
    expect(listWidth).toBeGreaterThan(380);
    expect(height).toBeGreaterThan(400);
    expect(footerBottom).toBe(height);
  });
});
