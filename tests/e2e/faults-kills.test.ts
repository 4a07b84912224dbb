import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FeedDay } from '../../lib/papers/feed-day.ts';
import { findStrays } from '../support/corpus-strays.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { readPopup, untilPopup } from '../support/popup-page.ts';
import { dropConnection, neverAnswer } from '../support/scripted-response.ts';
import { readStoredCorpus } from '../support/stored-corpus.ts';
import { countAboveBar, loadFirstDays, makeSyncDue, requestSync, untilStored } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const SEED = Number(process.env['FAULT_SEED'] ?? Date.now() % 2 ** 31);
const KILLS = 10;
/** Calendar days of the short archive; ten of them have papers. */
const ALL_DAYS = 12;
const DAYS = 3;
const MIDDLE_DAY = /date=2023-05-05/;
const LONG_DAY = '2023-05-04' as FeedDay;
const LONG_DAY_ROWS = 300;

describeInEachBrowser('A background that is killed', (launch) => {
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

  const countRequests = (pattern: RegExp): number => server.requests.filter(({ url }) => pattern.test(url)).length;

  test('F02 asks again for the interrupted day alone when it is killed mid-fetch', async () => {
    server.respondWith(({ url }) => (MIDDLE_DAY.test(url) ? neverAnswer() : undefined));
    session = await launch({ server });
    const [interrupted] = await server.waitForRequests(1, { matching: ({ url }) => MIDDLE_DAY.test(url) });

    await session.killBackground();
    await eventually(() => interrupted?.closedEarly ?? false, { message: 'the request given up' });
    server.respondWith(undefined);
    await requestSync(session);
    const corpus = await untilStored(session, DAYS);

    expect(findStrays(corpus)).toEqual([]);
    expect(countRequests(MIDDLE_DAY)).toBe(2);
    expect(server.requestCount).toBe(DAYS + 2);
  });

  test('F03 stores a long day whole or not at all when it is killed as the last page arrives', async () => {
    days.clear();
    days.set(LONG_DAY, longDay());
    session = await launch({ server });

    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await server.waitForRequests(attempt, { matching: ({ url }) => /p=2/.test(url), timeoutMs: 30_000 });
      await eventually(() => server.activeCount === 0);
      await session.killBackground();
      const corpus = await readStoredCorpus(session);
      expect(findStrays(corpus)).toEqual([]);
      if ((corpus.days[LONG_DAY]?.length ?? 0) === LONG_DAY_ROWS) break;
      await requestSync(session);
    }
    await requestSync(session);
    const whole = await eventually(
      async () => {
        const corpus = await readStoredCorpus(session);
        return corpus.days[LONG_DAY]?.length === LONG_DAY_ROWS && corpus;
      },
      { timeoutMs: 30_000, message: 'the long day' },
    );

    expect(findStrays(whole)).toEqual([]);
  });

  test('F04 paints the badge at the next start when it is killed right after a day was stored', async () => {
    server.respondWith(({ url }) => (MIDDLE_DAY.test(url) ? neverAnswer() : undefined));
    session = await launch({ server });
    await untilStored(session, 1);

    await session.killBackground();
    server.respondWith(undefined);
    await requestSync(session);
    const corpus = await untilStored(session, DAYS);

    const newCount = countAboveBar([...days.values()].at(-1) ?? []);
    await eventually(async () => (await session.badge()).text === String(newCount), { message: 'the badge' });
    expect(findStrays(corpus)).toEqual([]);
  });

  test(`F05 ends complete, without gap or duplicate, when it is killed ${KILLS} times at random (FAULT_SEED=${SEED})`, async () => {
    const random = createRandom(SEED);
    for (const [day, rows] of loadFirstDays(ALL_DAYS)) days.set(day, rows);
    session = await launch({ server });

    for (let kill = 1; kill <= KILLS; kill += 1) {
      const before = Object.keys((await readStoredCorpus(session)).days).length;
      await server.waitForRequests(kill, { timeoutMs: 30_000 });
      const phase = Math.floor(random() * 3);
      if (phase === 1) await eventually(() => server.activeCount === 0);
      if (phase === 2) await untilStored(session, Math.min(before + 1, ALL_DAYS));
      await session.killBackground();
      expect(findStrays(await readStoredCorpus(session))).toEqual([]);
      await requestSync(session);
    }
    const corpus = await untilStored(session, ALL_DAYS);

    expect(corpus.paperIds).toHaveLength(150);
    expect(findStrays(corpus)).toEqual([]);
    expect(server.requestCount).toBeLessThanOrEqual(ALL_DAYS + 1 + KILLS);
  });

  test('F64 keeps the list and wakes it on a press when it is dead while the popup is open', async () => {
    session = await launch({ server });
    await untilStored(session, DAYS);
    const popup = await session.openPopupTab();
    await untilPopup(popup, ({ titles, status }) => titles.length === 15 && /^Copied/.test(status));
    server.respondWith(() => dropConnection());
    await makeSyncDue(session);
    await requestSync(session);
    await untilPopup(popup, ({ status }) => /cannot be reached|Offline/.test(status));

    await session.killBackground();
    const dead = await readPopup(popup);
    server.respondWith(undefined);
    await popup.click('footer .status button');
    const awake = await untilPopup(popup, ({ status }) => /^Copied/.test(status));

    expect(dead.titles).toHaveLength(15);
    expect(awake.titles).toHaveLength(15);
  });
});

/** A feed day of three pages. */
function longDay(): unknown[] {
  const [row] = [...loadFirstDays(1).values()].flat() as { paper: object }[];
  return Array.from({ length: LONG_DAY_ROWS }, (_, index) => ({
    ...row,
    paper: { ...row?.paper, id: `2305.${10_000 + index}` },
  }));
}

/** Numbers from 0 to 1 that a seed gives again (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
