import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';
import { allowDownloads, downloadPrefs, makeDownloadFolder, readDownload } from '../support/downloads.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { untilDigest } from '../support/library-page.ts';
import { readOwnAddresses } from '../support/own-tabs.ts';
import { loadShortArchive } from '../support/short-archive.ts';
import { readStoredCorpus } from '../support/stored-corpus.ts';
import { countAboveBar } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

interface Row {
  readonly paper: { readonly title: string; readonly upvotes: number };
}

const DAYS = loadShortArchive();
const NEWEST = '2023-05-15';
const ROWS = ([...DAYS].find(([day]) => day === NEWEST)?.[1] ?? []) as Row[];
const NEW_COUNT = countAboveBar(ROWS);
const ABOVE = ROWS.filter(({ paper }) => paper.upvotes >= DEFAULT_SETTINGS.barVotes)
  .toSorted((a, b) => b.paper.upvotes - a.paper.upvotes)
  .map(({ paper }) => paper.title);

declare const chrome: {
  readonly storage: { readonly local: { get(key: null): Promise<Record<string, unknown>> } };
};

describeInEachBrowser('The digest', (launch) => {
  const folder = makeDownloadFolder();
  let server: HubServer;
  let session: ExtensionSession;
  let page: Page;

  beforeAll(async () => {
    server = await startHubServer({ days: DAYS });
    session = await launch({ server, extraPrefs: downloadPrefs(folder) });
    await eventually(async () => (await readStoredCorpus(session)).paperIds.length === 150, { timeoutMs: 60_000 });
    await allowDownloads(session, folder);
  });
  afterEach(async () => {
    await page?.close().catch(() => undefined);
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (place: string): Promise<void> => {
    page = await session.openExtensionPage(`library.html#${place}`);
  };
  const press = (selector: string): Promise<void> =>
    eventually(async () => {
      await page.click(selector);
      return true;
    }).then(() => undefined);
  const pressNamed = (name: string): Promise<void> => press(`::-p-xpath(//button[normalize-space()="${name}"])`);

  test('holds the badge’s papers when it is of what is new, empties the badge, and marks nothing read', async () => {
    await eventually(async () => (await session.badge()).text === String(NEW_COUNT), { message: 'the badge' });
    await open('digest/new');
    const { above, count } = await untilDigest(page, ({ title }) => title === 'New papers');

    expect(above.toSorted()).toEqual(ABOVE.toSorted());
    expect(count).toBe(`${NEW_COUNT} of ${ROWS.length} new on Monday, May 15, 2023`);
    await eventually(async () => (await session.badge()).text === '', { message: 'an empty badge' });
    const kept = Object.keys(await session.inExtension(() => chrome.storage.local.get(null)));
    expect(kept.filter((key) => key.startsWith('mark:'))).toEqual([]);
  });

  test('holds a day’s papers above the bar by votes, and leads to its week, its month and the day before', async () => {
    await open(`digest/${NEWEST}`);
    const day = await untilDigest(page, ({ title }) => title === 'Monday, May 15, 2023');
    await press('::-p-text(Week)');
    const week = await untilDigest(page, ({ title }) => title.startsWith('Week 20: '));
    await press('::-p-text(Month)');
    const month = await untilDigest(page, ({ title }) => title === 'May 2023');
    await press('::-p-text(Day)');
    await untilDigest(page, ({ title }) => title === day.title);
    await press('[aria-label^="Before: "]');
    const before = await untilDigest(page, ({ title }) => title === 'Sunday, May 14, 2023');

    expect(day.above).toEqual(ABOVE);
    expect(day.count).toBe(`${NEW_COUNT} of ${ROWS.length} pass your bar`);
    expect(week.above).toEqual(ABOVE);
    expect(month.above).toHaveLength([...DAYS.values()].reduce((sum, rows) => sum + countAboveBar(rows), 0));
    expect(before.address).toBe('#digest/2023-05-14');
  });

  test('saves itself as Markdown and as an Atom feed, and copies itself', async () => {
    await open(`digest/${NEWEST}`);
    await untilDigest(page, ({ above }) => above.length > 0);
    await pressNamed('Save as Markdown');
    const markdown = await readDownload(folder, `ibid-${NEWEST}.md`);
    await pressNamed('Save as Atom feed');
    const atom = await readDownload(folder, `ibid-${NEWEST}.xml`);
    await pressNamed('Copy as Markdown');
    const { notice } = await untilDigest(page, (contents) => contents.notice !== '');

    expect(markdown).toMatch(/^# Monday, May 15, 2023\n/);
    expect(markdown.match(/^- \[/gm)?.length).toBeGreaterThanOrEqual(NEW_COUNT);
    expect(atom.match(/<entry>/g)).toHaveLength(NEW_COUNT);
    expect(notice).toBe('Copied as Markdown.');
  });

  test('is found in the archive, where each day has the number of its digest', async () => {
    await open('archive');
    const day = await page.waitForSelector(`a[href="#digest/${NEWEST}"]`);
    const name = await day?.evaluate((link) => link.getAttribute('aria-label'));
    await day?.click();
    const { count } = await untilDigest(page, ({ title }) => title === 'Monday, May 15, 2023');

    expect(name).toBe(`Monday, May 15, 2023: ${count.replace(' your bar', '')}`);
  });

  test('is opened from the popup’s count of what passes', async () => {
    page = await session.openPopupTab();
    await page.waitForSelector('button.count');
    await press('button.count');

    await eventually(async () => (await readOwnAddresses(session)).includes(`/library.html#digest/${NEWEST}`), {
      message: 'the digest of the day',
    });
  });
});
