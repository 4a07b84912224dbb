import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { demoPages } from '../demo/demo-pages.ts';
import { removeProfile } from '../support/browser-process.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { readPanel } from '../support/panel-in-page.ts';
import { untilPopup } from '../support/popup-page.ts';
import { readSavedIds } from '../support/stored-marks.ts';
import { loadOneDay } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const REPOSITORY = 'https://github.com/shengshu-ai/minWM';
/** Read so often without a change, nothing more is on its way. */
const UNCHANGED_TIMES = 5;
const NOTICE = /Private browsing: the last days, until it closes/;

declare const chrome: {
  readonly storage: Readonly<Record<'local' | 'session' | 'sync', { get(keys: null): Promise<object> }>>;
};

describeInEachBrowser('Private windows', (launch, name) => {
  let profileDir: string;
  let server: HubServer;
  let session: ExtensionSession;

  beforeAll(async () => {
    profileDir = mkdtempSync(join(tmpdir(), 'ibid-private-'));
    server = await startHubServer({ days: loadOneDay(), pages: demoPages });
  });
  afterEach(() => session?.close());
  afterAll(async () => {
    await server.close();
    await removeProfile(profileDir);
  });

  test('F13 store nothing of their pages when one of them asks for its papers', async () => {
    session = await launch({ server, privateBrowsing: true });
    const popup = await session.openPopupTab();
    await untilPopup(popup, ({ status }) => /^Copied/.test(status), { timeoutMs: 30_000 });
    // A popup notes by itself that it was looked at.
    const seen: string[] = [];
    const before = await eventually(async () => {
      seen.push(await readEverything());
      const last = seen.slice(-UNCHANGED_TIMES);
      return last.length === UNCHANGED_TIMES && last.every((all) => all === last[0]) && last[0];
    });

    const page = await session.newPage();
    await page.goto(REPOSITORY, { waitUntil: 'domcontentloaded' });
    const panel = await readPanel(session, page);

    expect(panel).toMatch(/This repository’s paper/);
    expect(await readEverything()).toBe(before);
  });

  test.skipIf(name !== 'firefox')(
    'F44 show the newest days, keep marks and say so when Firefox never keeps a database',
    async () => {
      session = await launch({ server, privateBrowsing: true, profileDir });
      const popup = await session.openPopupTab();
      const first = await untilPopup(popup, ({ titles, status }) => titles.length === 15 && NOTICE.test(status), {
        timeoutMs: 30_000,
        message: 'papers and the notice',
      });
      await popup.type('input', 'world model');
      const found = await untilPopup(popup, ({ marked }) => marked.length > 0);
      await popup.click('[aria-label="Clear the search"]');
      await untilPopup(popup, ({ titles }) => titles.length === 15);
      await popup.click('.paper .save');
      const { saved } = await untilPopup(popup, (contents) => contents.saved.length === 1);

      session = await session.restart();
      const reopened = await session.openPopupTab();
      const again = await untilPopup(reopened, ({ titles, status }) => titles.length === 15 && NOTICE.test(status), {
        timeoutMs: 30_000,
        message: 'papers and the notice after a restart',
      });

      expect(first.heading).toMatch(/^Daily papers of/);
      expect(found.heading).toMatch(/for “world model”$/);
      expect(again.saved).toEqual(saved);
      expect((await readSavedIds(session)).mirror).toHaveLength(1);
    },
  );

  /** All that the extension stores anywhere, but for the background's own clockwork. */
  const readEverything = (): Promise<string> =>
    session.inExtension(async () => {
      const areas = await Promise.all(
        (['local', 'session', 'sync'] as const).map((area) => chrome.storage[area].get(null)),
      );
      const databases = await indexedDB.databases().catch(() => []);
      return JSON.stringify([areas, databases]);
    });
});
