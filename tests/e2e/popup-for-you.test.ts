import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { readPopup, untilPopup } from '../support/popup-page.ts';
import { loadShortArchive } from '../support/short-archive.ts';
import { readStoredCorpus } from '../support/stored-corpus.ts';
import { countAboveBar } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

declare const chrome: {
  readonly storage: {
    readonly local: {
      get(key: null): Promise<Record<string, unknown>>;
      remove(keys: readonly string[]): Promise<void>;
    };
    readonly session: { remove(key: string): Promise<void> };
  };
};

const NEWEST = [...loadShortArchive().values()].at(-1) ?? [];
const NEW_COUNT = countAboveBar(NEWEST);

describeInEachBrowser('For you', (launch) => {
  let server: HubServer;
  let session: ExtensionSession;
  let popup: Page;

  beforeAll(async () => {
    server = await startHubServer({ days: loadShortArchive() });
    session = await launch({ server });
    await eventually(async () => (await readStoredCorpus(session)).paperIds.length === 150, { timeoutMs: 60_000 });
  });
  beforeEach(async () => {
    await session.inExtension(async () => {
      await chrome.storage.session.remove('popup');
      const decided = Object.keys(await chrome.storage.local.get(null)).filter((key) => /^(?:topic|mark):/.test(key));
      await chrome.storage.local.remove(decided);
    });
  });
  afterEach(async () => {
    await popup?.close().catch(() => undefined);
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  const open = async (): Promise<void> => {
    popup = await session.openPopupTab();
    await untilPopup(popup, ({ titles }) => titles.length > 0);
  };
  const openForYou = async () => {
    await open();
    await press('#tab-for-you');
    return untilPopup(popup, ({ heading }) => heading.includes(' new '));
  };
  const press = (selector: string): Promise<void> =>
    popup.evaluate((found) => document.querySelector<HTMLElement>(found)?.click(), selector);
  const pressNamed = async (selector: string, text: string): Promise<void> => {
    await eventually(
      () =>
        popup.evaluate(
          (found, wanted) => {
            const buttons = [...document.querySelectorAll<HTMLElement>(found)];
            const button = buttons.find(({ textContent }) => textContent === wanted);
            button?.click();
            return button !== undefined;
          },
          selector,
          text,
        ),
      { message: `${selector} “${text}”` },
    );
  };
  const readWords = (selector: string): Promise<string[]> =>
    popup.evaluate(
      (found) => Array.from(document.querySelectorAll(found), ({ textContent }) => textContent ?? ''),
      selector,
    );

  test('says the number that the badge said before the popup was opened', async () => {
    await eventually(async () => (await session.badge()).text === String(NEW_COUNT), { message: 'the number' });

    const { heading, titles } = await openForYou();

    expect(heading).toBe(`${NEW_COUNT} of ${NEWEST.length} new on Monday, May 15, 2023`);
    expect(titles.length).toBeGreaterThanOrEqual(NEW_COUNT);
    expect(await readWords('.paper.unread')).toHaveLength(NEW_COUNT);
    await eventually(async () => (await readWords('#tab-for-you'))[0] === `For you, ${NEW_COUNT} new`);
    await eventually(async () => (await session.badge()).text === '', { message: 'an empty badge' });
  });

  test('still says that number when the popup is opened again in the same sitting', async () => {
    await openForYou();
    await eventually(async () => (await session.badge()).text === '', { message: 'an empty badge' });
    await popup.close();
    await session.inExtension(() => chrome.storage.session.remove('popup'));

    const { heading } = await openForYou();

    expect(heading).toBe(`${NEW_COUNT} of ${NEWEST.length} new on Monday, May 15, 2023`);
  });

  test('takes a paper out that is not wanted, and has it back when that is undone', async () => {
    const { titles } = await openForYou();
    await popup.focus('.paper h3 a');
    await popup.keyboard.press('x');
    const without = await untilPopup(popup, (contents) => contents.titles.length === titles.length - 1);
    await press('#tab-today');
    const today = await untilPopup(popup, ({ heading }) => heading.startsWith('Daily papers'));
    await pressNamed('footer button', 'Undo');
    await untilPopup(popup, (contents) => contents.titles.length === today.titles.length + 1);
    await press('#tab-for-you');
    const after = await untilPopup(popup, (contents) => contents.titles.length === titles.length);

    expect(without.titles).toEqual(titles.slice(1));
    expect(today.titles).not.toContain(titles[0]);
    expect(after.titles).toEqual(titles);
  });

  test('gives back what was not wanted long ago', async () => {
    const { titles } = await openForYou();
    await popup.focus('.paper h3 a');
    await popup.keyboard.press('x');
    await untilPopup(popup, (contents) => contents.titles.length === titles.length - 1);
    await popup.close();
    await open();
    await untilPopup(popup, (contents) => contents.titles.length === titles.length - 1);
    await press('.unwanted summary');
    await pressNamed('.unwanted button', 'Want again');

    const after = await untilPopup(popup, (contents) => contents.titles.length === titles.length);

    expect(after.titles).toContain(titles[0]);
    expect(await readWords('.unwanted')).toEqual([]);
  });

  test('follows a keyword from the details of a paper, and shows papers of it with fewer votes', async () => {
    const before = await openForYou();
    await press('.paper .more');
    await popup.waitForSelector('.keywords .name');
    const keyword = (await readWords('.keywords .name'))[0] ?? '';
    await press('.keywords .name');
    await pressNamed('.name-menu:popover-open button', 'Follow');

    await eventually(async () => (await readWords('.reason')).includes(`Topic: ${keyword}`), {
      message: 'a paper of the topic',
    });
    const after = await readPopup(popup);

    expect((await readWords('.topic-chips bdi'))[0]).toBe(keyword);
    expect(await readWords('.keywords .name.followed')).toEqual([`${keyword} (followed)`]);
    expect((await readWords('.notice'))[0]).toBe(`Followed: ${keyword}`);
    expect(after.titles).toEqual(expect.arrayContaining([...before.titles]));
  });

  test('follows a search, and is narrowed to it also when it is opened again', async () => {
    await open();
    await popup.type('input', 'world model');
    await untilPopup(popup, ({ heading }) => heading.includes('for “world model”'));
    await press('.follow');
    await eventually(async () => (await readWords('.follow[aria-pressed=true]')).length === 1);
    await press('#tab-for-you');
    await pressNamed('.topic-chips button bdi', 'world model');
    const narrowed = await untilPopup(popup, ({ titles }) => titles.length > 0);
    await eventually(async () => (await readWords('.topic-chips [aria-pressed=true]')).length === 1);
    const count = Number((await readWords('.topic-chips small'))[0]);
    await popup.close();

    await open();
    const again = await untilPopup(popup, ({ titles }) => titles.length === count);

    expect(narrowed.heading).toContain(' new ');
    expect(again.titles).toHaveLength(count);
    expect((await readWords('.reason')).every((reason) => reason.includes('world model'))).toBe(true);
  });

  test('shows what is rising', async () => {
    await open();
    await press('#tab-trending');

    const { titles } = await untilPopup(popup, ({ heading }) => heading === 'Rising over the last 14 days');

    expect(titles.length).toBeGreaterThan(15);
  });
});
