import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExtensionSession } from '../support/extension-session.ts';
import { eventually } from '../support/expect-eventually.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { readPopup } from '../support/popup-page.ts';
import { respondError } from '../support/scripted-response.ts';
import { loadShortArchive } from '../support/short-archive.ts';
import { readStoredCorpus } from '../support/stored-corpus.ts';
import { countAboveBar } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const DAYS_IN_ARCHIVE = 12;

describeInEachBrowser('A fresh installation', (launch) => {
  let server: HubServer;
  let session: ExtensionSession;

  beforeEach(async () => {
    server = await startHubServer({ days: loadShortArchive() });
  });
  afterEach(async () => {
    await session?.close();
    await server.close();
  });

  test('shows the newest day after one request when the Hub answers nothing more', async () => {
    server.respondWith((request) =>
      server.requestCount > 1 || /date=/.test(request.url) ? respondError(500) : undefined,
    );
    session = await launch({ server });

    await server.waitForRequests(1);
    const popup = await session.openPopup();
    const contents = await eventually(
      async () => {
        const read = await readPopup(popup);
        return read.titles.length > 0 && read;
      },
      { message: 'the newest day in the popup' },
    );

    expect(contents.heading).toBe('Daily papers of Monday, May 15, 2023');
    expect(contents.titles).toHaveLength(15);
  });

  test('copies the whole archive politely when it is left alone', async () => {
    session = await launch({ server });

    const corpus = await eventually(
      async () => {
        const stored = await readStoredCorpus(session);
        return Object.keys(stored.days).length === DAYS_IN_ARCHIVE && stored;
      },
      { timeoutMs: 60_000, message: 'every day stored' },
    );

    expect(corpus.paperIds).toHaveLength(150);
    expect(server.requests.length).toBeLessThanOrEqual(DAYS_IN_ARCHIVE + 1);
    const gaps = server.requests.slice(1).map((request, index) => request.at - (server.requests[index]?.at ?? 0));
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeGreaterThan(990);
    expect(Math.min(...gaps)).toBeGreaterThan(950);
    for (const request of server.requests) {
      expect(request.headers.cookie).toBeUndefined();
      expect(request.headers.referer).toBeUndefined();
      expect(new URL(request.url).pathname).toBe('/api/daily_papers');
    }
  });

  test('counts new papers on the badge until the popup is opened, and marks nothing read', async () => {
    const newCount = countAboveBar([...loadShortArchive().values()].at(-1) ?? []);
    session = await launch({ server });
    await eventually(async () => (await session.badge()).text === String(newCount), { message: 'the number' });
    expect((await session.badge()).title).toContain(`Ibid: ${newCount} new papers above your bar`);

    const popup = await session.openPopup();
    await eventually(async () => (await readPopup(popup)).titles.length > 0);

    await eventually(async () => (await session.badge()).text === '', { message: 'an empty badge' });
    expect((await session.badge()).title).toMatch(/^Ibid: nothing new above your bar/);
    expect((await readPopup(popup)).read).toEqual([]);
  });
});
