import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { FeedDay } from '../../lib/papers/feed-day.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { readPopup, untilPopup } from '../support/popup-page.ts';
import { neverAnswer } from '../support/scripted-response.ts';
import { damageSegments, findIndexFaults, readIndexRows, type IndexRows } from '../support/stored-index.ts';
import { loadFirstDays, requestSync, untilStored, untilSyncEnds } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const DAYS = 3;
/** Calendar days of the short archive; ten of them have papers, which are more segments than are kept. */
const ALL_DAYS = 12;
const MAX_SEGMENTS = 5;
const MIDDLE_DAY = '2023-05-05' as FeedDay;

describeInEachBrowser('The index', (launch) => {
  let days: Map<FeedDay, unknown[]>;
  let server: HubServer;
  let session: ExtensionSession;

  beforeEach(async () => {
    days = loadFirstDays(DAYS);
    server = await startHubServer({ days });
  });
  afterEach(async () => {
    await session?.close();
    await server.close();
  });

  const titleOn = (day: FeedDay): string => (days.get(day) as { paper: { title: string } }[])[0]!.paper.title;
  const untilFound = (popup: Page, title: string) =>
    untilPopup(popup, ({ titles }) => titles[0] === title, { timeoutMs: 20_000 });
  const searchFor = async (title: string): Promise<void> => {
    const popup = await session.openPopupTab();
    await popup.type('input', title);
    await untilFound(popup, title);
    await popup.close();
  };
  const untilMerged = (): Promise<IndexRows> =>
    eventually(
      async () => {
        const index = await readIndexRows(session);
        return index.segments.length <= MAX_SEGMENTS && index;
      },
      { timeoutMs: 30_000, message: 'segments merged' },
    );

  test('finds a paper in an open popup as soon as its day has landed', async () => {
    const awaited = titleOn(MIDDLE_DAY);
    server.respondWith(({ url }) => (url.includes(`date=${MIDDLE_DAY}`) ? neverAnswer() : undefined));
    session = await launch({ server });
    await untilStored(session, 1);
    const popup = await session.openPopupTab();
    await popup.type('input', awaited);
    await eventually(() => popup.evaluate(() => /Nothing found|papers? for/.test(document.body.textContent)));
    const before = await readPopup(popup);

    await session.killBackground();
    server.respondWith(undefined);
    await requestSync(session);
    const after = await untilFound(popup, awaited);

    expect(before.titles).not.toContain(awaited);
    expect(after.titles[0]).toBe(awaited);
    await untilStored(session, DAYS);
    expect(findIndexFaults(await readIndexRows(session))).toEqual([]);
  });

  test('F46 answers and is made anew when every stored segment is damaged', async () => {
    session = await launch({ server });
    await untilStored(session, DAYS);
    await untilSyncEnds(session);
    const before = await readIndexRows(session);

    const damaged = await damageSegments(session);
    await searchFor(titleOn(MIDDLE_DAY));

    const after = await eventually(async () => {
      const index = await readIndexRows(session);
      return index.segments.every(({ id }) => !before.segments.some((old) => old.id === id)) && index;
    });
    expect(damaged).toBeGreaterThan(0);
    expect(findIndexFaults(after)).toEqual([]);
    expect(after.segments.reduce((sum, { docCount }) => sum + docCount, 0)).toBe(
      before.segments.reduce((sum, { docCount }) => sum + docCount, 0),
    );
  });

  test('is whole when the background is killed as it begins to merge, and is merged at the next start', async () => {
    for (const [day, rows] of loadFirstDays(ALL_DAYS)) days.set(day, rows);
    session = await launch({ server });
    await eventually(async () => (await readIndexRows(session)).segments.length > MAX_SEGMENTS, {
      timeoutMs: 60_000,
      message: 'more segments than are kept',
    });

    await session.killBackground();
    const killed = await readIndexRows(session);
    await searchFor(titleOn(MIDDLE_DAY));
    await requestSync(session);
    await untilStored(session, ALL_DAYS);
    session = await session.restart();
    const merged = await untilMerged();

    expect(findIndexFaults(killed)).toEqual([]);
    expect(findIndexFaults(merged)).toEqual([]);
    await searchFor(titleOn(MIDDLE_DAY));
  });
});
