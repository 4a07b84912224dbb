import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, FIRST_FEED_DAY, type FeedDay } from '../../lib/papers/feed-day.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { untilPopup } from '../support/popup-page.ts';
import { readSavedIds } from '../support/stored-marks.ts';
import { loadFirstDays, makeSyncDue, requestSync, untilStored } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const DAYS = 4;
const OPENINGS = 20;
const ROUNDS = 4;

declare const chrome: {
  readonly alarms: { getAll(): Promise<readonly { readonly name: string }[]> };
};

describeInEachBrowser('Everyday trouble', (launch) => {
  let days: Map<FeedDay, unknown[]>;
  let server: HubServer;
  let session: ExtensionSession;

  beforeAll(async () => {
    days = loadFirstDays(DAYS);
    server = await startHubServer({ days });
    session = await launch({ server });
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  test('F63 asks for nothing twice when the popup is opened and closed twenty times in a row', async () => {
    for (let opening = 1; opening <= OPENINGS; opening += 1) await (await session.openPopupTab()).close();
    await untilStored(session, DAYS);

    const addresses = server.requests.map(({ url }) => url);
    expect(addresses).toHaveLength(new Set(addresses).size);
    expect(addresses).toHaveLength(DAYS + 1);
  });

  test('F47 loses no mark when two pages write marks of the same papers at once', async () => {
    const [saving, reading] = [await session.openPopupTab(), await session.openPopupTab({ background: true })];
    await untilPopup(saving, ({ titles }) => titles.length === 15);
    await untilPopup(reading, ({ titles }) => titles.length === 15);

    for (let round = 1; round <= ROUNDS; round += 1) {
      const isSaved = round % 2 === 1;
      await Promise.all([
        saving.evaluate(() => document.querySelectorAll<HTMLElement>('.paper .save').forEach((save) => save.click())),
        reading.evaluate(() => document.querySelector<HTMLElement>('[aria-label="Mark all read"]')?.click()),
      ]);
      for (const page of [saving, reading])
        await untilPopup(page, ({ saved, read }) => saved.length === (isSaved ? 15 : 0) && read.length === 15);
    }
    await saving.evaluate(() => document.querySelectorAll<HTMLElement>('.paper .save').forEach((save) => save.click()));
    const marks = await eventually(async () => {
      const { mirror, database } = await readSavedIds(session);
      return mirror.length === 15 && database.length === 15 && { mirror, database };
    });

    expect(marks.mirror).toEqual(marks.database);
    await Promise.all([saving.close(), reading.close()]);
  });

  test('F68 shows a new day in an open popup when the background stores it', async () => {
    const popup = await session.openPopupTab();
    await untilPopup(popup, ({ titles }) => titles.length === 15);
    const newDay = addDays(FIRST_FEED_DAY, DAYS);
    days.set(newDay, loadFirstDays(DAYS + 1).get(newDay) ?? []);

    await makeSyncDue(session);
    await requestSync(session);

    const { heading } = await untilPopup(popup, (contents) => /May 8, 2023/.test(contents.heading));
    expect(heading).toBe('Daily papers of Monday, May 8, 2023');
    await popup.close();
  });

  test('F67 paints the badge from what is stored when the browser was restarted', async () => {
    days.set(addDays(FIRST_FEED_DAY, DAYS + 1), moreRows());
    await makeSyncDue(session);
    await requestSync(session);
    await untilStored(session, DAYS + 2);
    const before = await eventually(async () => {
      const badge = await session.badge();
      return badge.text !== '' && badge;
    });

    session = await session.restart();

    await eventually(async () => (await session.badge()).text === before.text, { message: 'the badge as before' });
    expect((await session.badge()).title).toMatch(/^Ibid: \d+ new papers above your bar/);
  });

  test('F12 has its alarm, its papers and its marks again when the browser was restarted', async () => {
    await eventually(async () => {
      const alarms = await session.inExtension(() => chrome.alarms.getAll());
      return alarms.some(({ name }) => name === 'sync');
    });
    const corpus = await untilStored(session, DAYS + 2);

    expect(Object.keys(corpus.days)).toHaveLength(DAYS + 2);
    expect((await readSavedIds(session)).mirror).toHaveLength(15);
  });
});

/** Papers that the first days do not have. */
function moreRows(): unknown[] {
  return [...loadFirstDays(7).values()].at(-1) ?? [];
}
