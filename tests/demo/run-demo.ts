import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { eventually } from '../support/expect-eventually.ts';
import { launchExtension, type ExtensionSession } from '../support/extension-session.ts';
import { startHubServer } from '../support/hub-server.ts';
import { untilDigest } from '../support/library-page.ts';
import { readPanel } from '../support/panel-in-page.ts';
import { demoPages } from './demo-pages.ts';
import { loadDemoDays } from './hub-feed.ts';
import type { LiveOptions } from './run-live.ts';

const SCREENSHOTS = new URL('../../screenshots', import.meta.url).pathname;
const QUERY = 'world model';
const TOPICS = ['Agents', 'Video generation', 'World models'];
const PAGES = ['https://github.com/shengshu-ai/minWM', 'https://huggingface.co/microsoft/Lens'];
/** The ten days of the demo come at one request a second. */
const SYNC_PATIENCE_MS = 60_000;

export interface DemoOptions extends LiveOptions {
  /** Why it is not the live Hub. */
  readonly reason: string;
}

/** Plays the embedded demo without a window, and prints what happened. */
export async function runDemo({ reason, ...browser }: DemoOptions): Promise<void> {
  console.log(`Playing the embedded demo, headless: ${reason}.\n`);
  const days = loadDemoDays();
  const server = await startHubServer({ days, pages: demoPages });
  const startedAt = performance.now();
  const session = await launchExtension({
    browser: browser.name,
    executablePath: browser.executablePath,
    extensionDir: browser.extensionDir,
    server,
  });
  try {
    const paperCount = [...days.values()].reduce((sum, rows) => sum + rows.length, 0);
    await showSync(session, { startedAt, paperCount });
    await showWelcome(session);
    await showBadge(session);
    const popup = await showToday(session);
    await showSearch(session, popup);
    await showDigest(session, [...days.keys()].at(-1) ?? '');
    for (const url of PAGES) await showPanel(session, url);
    console.log(`\nScreenshots: ${SCREENSHOTS}`);
  } finally {
    await session.close();
    await server.close();
  }
}

async function showSync(
  session: ExtensionSession,
  { startedAt, paperCount }: { readonly startedAt: number; readonly paperCount: number },
): Promise<void> {
  const facts = await eventually(
    async () => {
      const page = await session.openExtensionPage('options.html', { background: true });
      const shown = await readFacts(page);
      await page.close();
      return Number(shown['Papers']) >= paperCount && shown;
    },
    { timeoutMs: SYNC_PATIENCE_MS, message: 'the demo’s papers are stored' },
  );
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`Synced ${facts['Papers']} papers in ${seconds} s, browser start included.`);
}

/** The page that greets a new user, who follows some topics there. */
async function showWelcome(session: ExtensionSession): Promise<void> {
  const page = await session.openExtensionPage('welcome.html');
  await page.setViewport({ width: 1280, height: 940, deviceScaleFactor: 1 });
  for (const name of TOPICS) await pressTopic(page, name);
  await page.waitForFunction(
    (count) => document.querySelectorAll('[aria-pressed=true] .count').length === count,
    { polling: 100 },
    TOPICS.length,
  );
  const sentence = await page.evaluate(() => document.querySelector('.passing .hint')?.textContent);
  console.log(`\nFollowing ${TOPICS.join(', ')}: ${sentence}`);
  await session.screenshot(page, join(SCREENSHOTS, `welcome-${session.name}.png`));
  await page.close();
}

async function pressTopic(page: Page, name: string): Promise<void> {
  const isThere = (label: string): boolean => {
    const names = [...document.querySelectorAll<HTMLElement>('.topic-toggles button span')];
    const found = names.find(({ textContent }) => textContent === label);
    found?.click();
    return found !== undefined;
  };
  await page.waitForFunction(isThere, { polling: 100 }, name);
}

/** A browser without a window has no toolbar to take a picture of; the settings page shows the button as it is. */
async function showBadge(session: ExtensionSession): Promise<void> {
  const { text, title } = await eventually(
    async () => {
      const badge = await session.badge();
      return badge.text !== '' && badge;
    },
    { message: 'a number on the badge' },
  );
  console.log(`Badge: “${text}”, in words: ${title}`);
  const settings = await session.openExtensionPage('options.html');
  await settings.setViewport({ width: 720, height: 1240, deviceScaleFactor: 1 });
  await settings.waitForSelector('.toolbar-button .badge');
  await session.screenshot(settings, join(SCREENSHOTS, `badge-and-copy-${session.name}.png`));
  await settings.close();
}

function readFacts(page: Page): Promise<Record<string, string>> {
  return page.waitForSelector('.facts dd').then(() =>
    page.evaluate(() => {
      const terms = [...document.querySelectorAll('.facts dt')];
      return Object.fromEntries(terms.map((term) => [term.textContent, term.nextElementSibling?.textContent ?? '']));
    }),
  );
}

async function showToday(session: ExtensionSession): Promise<Page> {
  const popup = await session.openPopupTab();
  await popup.setViewport({ width: 420, height: 600, deviceScaleFactor: 2 });
  await popup.waitForSelector('.paper');
  const today = await popup.evaluate(() => ({
    heading: document.querySelector('h2')?.textContent,
    titles: Array.from(document.querySelectorAll('.paper h3 a'), (title) => title.textContent),
  }));
  console.log(`\n${today.heading}, ${today.titles.length} papers:`);
  for (const title of today.titles.slice(0, 5)) console.log(`  ${title}`);
  await session.screenshot(popup, join(SCREENSHOTS, `popup-today-${session.name}.png`));
  return popup;
}

/** What a day's digest says, as one would print it or send it to oneself. */
async function showDigest(session: ExtensionSession, day: string): Promise<void> {
  const page = await session.openExtensionPage(`library.html#digest/${day}`);
  await page.setViewport({ width: 900, height: 1100, deviceScaleFactor: 1 });
  const { title, count, above } = await untilDigest(page, (contents) => contents.above.length > 0);
  console.log(`\nDigest of ${title}: ${count}`);
  for (const name of above.slice(0, 3)) console.log(`  ${name}`);
  await session.screenshot(page, join(SCREENSHOTS, `digest-${session.name}.png`));
  await page.close();
}

async function showSearch(session: ExtensionSession, popup: Page): Promise<void> {
  await popup.type('input', QUERY);
  await popup.waitForFunction(() => document.querySelector('mark') !== null, { polling: 100 });
  const { heading, titles } = await popup.evaluate(() => ({
    heading: document.querySelector('h2')?.textContent,
    titles: Array.from(document.querySelectorAll('.paper h3 a'), (title) => title.textContent),
  }));
  console.log(`\nSearch: ${heading}`);
  for (const title of titles.slice(0, 3)) console.log(`  ${title}`);
  await session.screenshot(popup, join(SCREENSHOTS, `popup-search-${session.name}.png`));
}

async function showPanel(session: ExtensionSession, url: string): Promise<void> {
  const page = await session.newPage();
  await page.setViewport({ width: 1280, height: 1200, deviceScaleFactor: 1 });
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const words = await readPanel(session, page);
  const file = join(SCREENSHOTS, `panel-${new URL(url).hostname}-${session.name}.png`);
  await session.screenshot(page, file);
  console.log(`\nPanel on ${url}:\n  ${words}`);
  await page.close();
}
