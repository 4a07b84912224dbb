import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { FIRST_FEED_DAY } from '../../lib/papers/feed-day.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { readPopup, untilPopup } from '../support/popup-page.ts';
import { readSavedIds } from '../support/stored-marks.ts';
import { loadOneDay, makeSyncDue, requestSync, untilStored } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const THREE_HOURS_MS = 3 * 60 * 60 * 1_000;

interface FeedRow {
  readonly paper: { readonly id: string; readonly title: string; readonly upvotes: number };
}

interface Look {
  readonly at: number;
}

declare const chrome: {
  readonly storage: {
    readonly local: { get(key: string): Promise<Record<string, unknown>>; set(items: object): Promise<void> };
  };
};

const ROWS = (loadOneDay().get(FIRST_FEED_DAY) ?? []) as FeedRow[];
const [FIRST, SECOND, THIRD] = ROWS.map(({ paper }) => paper);

/** The day as it is when some of its papers, by id, have so many votes more. */
function withVotes(gained: Readonly<Record<string, number>>): FeedRow[] {
  return ROWS.map((row) => withMoreVotes(row, gained[row.paper.id] ?? 0));
}

function withMoreVotes({ paper, ...outer }: FeedRow, count: number): FeedRow {
  return { ...outer, paper: { ...paper, upvotes: paper.upvotes + count } };
}

describeInEachBrowser('What moved', (launch) => {
  let days: ReturnType<typeof loadOneDay>;
  let server: HubServer;
  let session: ExtensionSession;
  let page: Page | undefined;

  beforeAll(async () => {
    days = loadOneDay();
    server = await startHubServer({ days });
    session = await launch({ server });
    await untilStored(session, 1);
  });
  afterEach(async () => {
    await page?.close().catch(() => undefined);
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  const readLook = async (): Promise<Look | undefined> =>
    (await session.inExtension(() => chrome.storage.local.get('looked')))['looked'] as Look | undefined;
  const look = async (): Promise<void> => {
    const popup = await session.openPopup();
    await untilPopup(popup, ({ titles }) => titles.length > 0);
    await eventually(async () => Date.now() - ((await readLook())?.at ?? 0) < 60_000, { message: 'the look noted' });
    await popup.close();
  };
  /** As if that look had been three hours ago. */
  const letHoursPass = (): Promise<void> =>
    session.inExtension(async (ms) => {
      const { looked } = (await chrome.storage.local.get('looked')) as { looked: { at: number } };
      await chrome.storage.local.set({ looked: { ...looked, at: looked.at - ms } });
    }, THREE_HOURS_MS);
  const refresh = async (gained: Readonly<Record<string, number>>): Promise<void> => {
    days.set(FIRST_FEED_DAY, withVotes(gained));
    await makeSyncDue(session);
    await requestSync(session);
  };
  const readTexts = (selector: string): Promise<string[]> =>
    page!.evaluate(
      (found) => Array.from(document.querySelectorAll(found), ({ textContent }) => textContent ?? ''),
      selector,
    );
  const readGains = async (): Promise<[string, string][]> => {
    const [titles, gains] = [
      await readTexts('section:has(#gained) .paper h3'),
      await readTexts('section:has(#gained) .gained'),
    ];
    return titles.map((title, at) => [title, gains[at] ?? '']);
  };
  const open = async (): Promise<void> => {
    page = await session.openExtensionPage('library.html#moved');
  };
  const untilHint = (isSo: (hint: string) => boolean, message: string): Promise<unknown> =>
    eventually(async () => isSo((await readTexts('.moved .hint'))[0] ?? ''), { timeoutMs: 30_000, message });

  test('tells what a day has gained since the last look, and is no look itself', async () => {
    await look();
    await letHoursPass();
    await refresh({ [FIRST!.id]: 3, [SECOND!.id]: 41 });
    await open();
    await untilHint((hint) => hint.startsWith('2 papers have gained 44 votes since '), 'the gains');
    const before = [await readLook(), await session.badge()];

    expect(await readGains()).toEqual([
      [SECOND!.title, '+41'],
      [FIRST!.title, '+3'],
    ]);
    expect(before).toEqual([await readLook(), await session.badge()]);
    expect(Date.now() - ((await readLook())?.at ?? 0)).toBeGreaterThan(THREE_HOURS_MS - 1);
  });

  test('saves a paper from its row, which stays where it is', async () => {
    await open();
    await untilHint((hint) => hint.includes('44 votes'), 'the gains');
    const before = await readGains();
    await page!.focus(`[data-paper="${SECOND!.id}"] .save`);
    await page!.keyboard.press('Enter');
    await eventually(async () => (await readTexts('section:has(#gained) .save[aria-pressed=true]')).length === 1);

    expect(await readSavedIds(session)).toEqual({ mirror: [SECOND!.id], database: [SECOND!.id] });
    expect(await readGains()).toEqual(before);
  });

  test('counts on while it is open, and moves no paper from where one points at it', async () => {
    await open();
    await untilHint((hint) => hint.includes('44 votes'), 'the gains');
    await page!.focus(`[data-paper="${FIRST!.id}"] h3 a`);
    await refresh({ [FIRST!.id]: 60, [SECOND!.id]: 41, [THIRD!.id]: 70 });
    await untilHint((hint) => hint.startsWith('3 papers have gained 171 votes since '), 'more gains');

    expect(await readGains()).toEqual([
      [SECOND!.title, '+41'],
      [FIRST!.title, '+60'],
      [THIRD!.title, '+70'],
    ]);
    expect(await readTexts('section:has(#gained) .group')).toEqual(['Saved by you', 'Others']);

    await page!.click('section:has(#gained) .heading button');
    await eventually(async () => (await readTexts('.heading button')).length === 0, { message: 'ranked anew' });

    expect((await readGains()).map(([title]) => title)).toEqual([SECOND!.title, THIRD!.title, FIRST!.title]);
  });

  test('still tells it when the popup was opened a moment ago, and the popup’s own numbers of what is rising', async () => {
    const popup = await session.openPopupTab();
    await untilPopup(popup, ({ titles }) => titles.length > 0);
    await popup.evaluate(() => document.querySelector<HTMLElement>('#tab-trending')?.click());
    await untilPopup(popup, ({ heading }) => heading.startsWith('Rising'));
    const { titles } = await readPopup(popup);
    const votes = await popup.evaluate(() =>
      Array.from(document.querySelectorAll('.votes'), ({ firstChild }) => firstChild?.textContent ?? ''),
    );
    await eventually(async () => Date.now() - ((await readLook())?.at ?? 0) < 60_000, { message: 'the look noted' });
    await popup.close();
    await open();
    await untilHint((hint) => hint.includes('171 votes'), 'the gains');

    expect(await readTexts('section:has(#rising) h3')).toEqual(titles);
    expect(
      await page!.evaluate(() =>
        Array.from(
          document.querySelectorAll('section:has(#rising) .votes'),
          ({ firstChild }) => firstChild?.textContent ?? '',
        ),
      ),
    ).toEqual(votes);
    expect(titles.length).toBeGreaterThan(3);
  });
});
