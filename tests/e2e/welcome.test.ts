import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExtensionSession } from '../support/extension-session.ts';
import { eventually } from '../support/expect-eventually.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { loadShortArchive } from '../support/short-archive.ts';
import { findWelcomePages } from '../support/welcome-page.ts';
import { describeInEachBrowser } from './each-browser.ts';

const PATIENCE_MS = 30_000;
const DAYS = 10;

/** How many papers of the archive have 30 votes, or 5 and agents in their title. */
function countPassing(isFollowed: boolean): number {
  const days = [...loadShortArchive().values()];
  const papers = days.flat().map((row) => (row as { paper: { title: string; upvotes: number } }).paper);
  const isOfTopic = (title: string): boolean => isFollowed && /\bagents?\b/i.test(title);
  return papers.filter(({ title, upvotes }) => upvotes >= (isOfTopic(title) ? 5 : 30)).length;
}

declare const chrome: {
  readonly storage: { readonly local: { get(keys: null): Promise<Record<string, unknown>> } };
};

/** What the page says of the newest papers. */
function readPassing(page: Page) {
  return page.evaluate(() => ({
    sentence: document.querySelector('.passing .hint')?.textContent ?? '',
    titles: Array.from(document.querySelectorAll('.papers h3'), (title) => title.textContent),
    pressed: Array.from(
      document.querySelectorAll('[aria-pressed=true] > span:first-of-type'),
      (name) => name.textContent,
    ),
  }));
}

function press(page: Page, name: string): Promise<void> {
  return page.evaluate((label) => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('button')];
    buttons.find(({ textContent }) => textContent?.startsWith(label))?.click();
  }, name);
}

async function readTopics(session: ExtensionSession): Promise<string[]> {
  const topics = await session.inExtension(async () => {
    const items = await chrome.storage.local.get(null);
    return Object.keys(items)
      .filter((key) => key.startsWith('topic:'))
      .map((key) => items[key] as { name: string; isDropped: boolean });
  });
  return topics.filter(({ isDropped }) => !isDropped).map(({ name }) => name);
}

describeInEachBrowser('Whoever installs Ibid', (launch) => {
  let server: HubServer;
  let session: ExtensionSession;

  beforeEach(async () => {
    server = await startHubServer({ days: loadShortArchive() });
  });
  afterEach(async () => {
    await session?.close();
    await server.close();
  });

  test('is shown one page, with papers as they come and what a topic lets through', async () => {
    session = await launch({ server, keepWelcome: true });
    const [page] = await eventually(
      async () => {
        const pages = await findWelcomePages(session.browser);
        return pages.length === 1 && pages;
      },
      { timeoutMs: PATIENCE_MS, message: 'one page of welcome' },
    );
    const isInFront = await page!.evaluate(() => document.visibilityState);
    const before = await eventually(
      async () => {
        const passing = await readPassing(page!);
        return passing.sentence.includes(`on the last ${DAYS} feed days`) && passing;
      },
      { timeoutMs: PATIENCE_MS, message: 'papers of all days' },
    );
    await press(page!, 'Agents');
    const after = await eventually(async () => {
      const passing = await readPassing(page!);
      return passing.pressed.length > 0 && passing;
    });

    expect(countPassing(true)).toBeGreaterThan(countPassing(false));
    expect(isInFront).toBe('visible');
    expect(before.sentence).toMatch(new RegExp(` ${countPassing(false)} passed`));
    expect(before.titles).toHaveLength(6);
    expect(after.pressed).toEqual(['Agents']);
    expect(after.sentence).toMatch(new RegExp(` ${countPassing(true)} passed`));
    await eventually(async () => expect(await readTopics(session)).toEqual(['Agents']));

    await press(page!, 'Agents');
    await eventually(async () => expect(await readTopics(session)).toEqual([]));

    await press(page!, 'Done');
    await eventually(async () => expect(await findWelcomePages(session.browser)).toEqual([]));
  });

  test('is not greeted again when Ibid is updated or the browser started anew', async () => {
    session = await launch({ server });
    const isPainted = async () => (await session.badge()).title.startsWith('Ibid: ');
    await session.updateExtension();
    await eventually(isPainted, { timeoutMs: PATIENCE_MS, message: 'a start after the update' });
    const afterUpdate = await findWelcomePages(session.browser);

    session = await session.restart();
    await eventually(isPainted, { timeoutMs: PATIENCE_MS, message: 'a start of the browser' });

    expect(afterUpdate).toEqual([]);
    expect(await findWelcomePages(session.browser)).toEqual([]);
  });
});
