import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { neverAnswer } from '../support/scripted-response.ts';
import { loadFirstDays, makeSyncDue, requestSync, untilStored } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const DAYS = 2;
/** A third of Firefox's own, and just above the time between two signs of life. */
const IDLE_MS = 10_500;
/** Longer than the idle limit, shorter than Ibid waits for an answer. */
const SLOW_MS = 12_500;
const SLOW_DAY = /date=2023-05-05/;

describeInEachBrowser('An event page that is stopped when idle', (launch, name) => {
  let server: HubServer;
  let session: ExtensionSession;

  beforeAll(async () => {
    if (name !== 'firefox') return;
    server = await startHubServer({ days: loadFirstDays(DAYS) });
    server.respondWith(({ url }) => (SLOW_DAY.test(url) ? { delayMs: SLOW_MS } : undefined));
    session = await launch({ server, idleTimeoutMs: IDLE_MS });
  });
  afterAll(async () => {
    await session?.close();
    await server?.close();
  });

  const untilStopped = (): Promise<boolean> =>
    eventually(async () => !(await session.isBackgroundAlive()), {
      timeoutMs: 60_000,
      message: 'a stopped event page',
    });

  test.skipIf(name !== 'firefox')('F06 lives through an answer that takes longer than its idle limit', async () => {
    await server.waitForRequests(1, { matching: ({ url }) => SLOW_DAY.test(url) });

    const corpus = await untilStored(session, DAYS);

    expect(corpus.paperIds).toHaveLength(30);
    expect(server.requests.every(({ closedEarly }) => !closedEarly)).toBe(true);
    expect(server.requests.filter(({ url }) => SLOW_DAY.test(url))).toHaveLength(1);
  });

  test.skipIf(name !== 'firefox')('F07 stops when the work is over, and also when that failed', async () => {
    await untilStopped();

    server.respondWith(() => neverAnswer());
    await makeSyncDue(session);
    await requestSync(session);
    const isAwake = await session.isBackgroundAlive();
    await untilStopped();

    expect(isAwake).toBe(true);
    expect(server.requests.at(-1)?.closedEarly).toBe(true);
  });
});
