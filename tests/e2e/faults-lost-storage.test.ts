import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { removeProfile } from '../support/browser-process.ts';
import { damageStore } from '../support/damage-profile.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { readPopup, untilPopup } from '../support/popup-page.ts';
import { readSavedIds, type SavedIds } from '../support/stored-marks.ts';
import { loadFirstDays, requestSync, untilStored } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const DAYS = 3;

declare const chrome: {
  readonly storage: {
    readonly local: { clear(): Promise<void>; get(keys: null): Promise<object>; set(items: object): Promise<void> };
  };
};

describeInEachBrowser('A lost store', (launch) => {
  let profileDir: string;
  let server: HubServer;
  let session: ExtensionSession;
  let marks: SavedIds;

  beforeAll(async () => {
    profileDir = mkdtempSync(join(tmpdir(), 'ibid-damaged-'));
    server = await startHubServer({ days: loadFirstDays(DAYS) });
    session = await launch({ server, profileDir });
    await untilStored(session, DAYS);
    const options = await session.openExtensionPage('options.html');
    await options.waitForFunction(() => document.querySelector('input[name=badge]') !== null, { polling: 50 });
    await eventually(() =>
      options.evaluate(() => {
        const choice = document.querySelectorAll<HTMLInputElement>('input[name=badge]')[1];
        if (!choice?.checked) choice?.click();
        return choice?.checked ?? false;
      }),
    );
    const popup = await session.openPopupTab();
    await untilPopup(popup, ({ titles }) => titles.length > 0);
    await popup.evaluate(() => {
      for (const button of [...document.querySelectorAll<HTMLElement>('.paper .save')].slice(0, 2)) button.click();
    });
    marks = await eventually(async () => {
      const saved = await readSavedIds(session);
      return saved.mirror.length === 2 && saved.database.length === 2 && saved;
    });
    await session.close();
  });
  beforeEach(() => server.forgetRequests());
  afterEach(() => session.close());
  afterAll(async () => {
    await server.close();
    await removeProfile(profileDir);
  });

  const untilMarked = (): Promise<SavedIds> =>
    eventually(
      async () => {
        const saved = await readSavedIds(session);
        return saved.mirror.length === 2 && saved.database.length === 2 && saved;
      },
      { timeoutMs: 20_000, message: 'both marks in both stores' },
    );
  const untilShown = async (): Promise<readonly string[]> => {
    const popup = await session.openPopupTab();
    const { titles } = await untilPopup(
      popup,
      (contents) => contents.titles.length === 15 && /^Copied/.test(contents.status),
    );
    return titles;
  };
  const readBadgeChoice = async (): Promise<number> => {
    const options = await session.openExtensionPage('options.html');
    return eventually(() =>
      options.evaluate(
        () =>
          [...document.querySelectorAll<HTMLInputElement>('input[name=badge]')].findIndex(({ checked }) => checked) + 1,
      ),
    );
  };

  test('F37 restores the marks and copies the papers again when the database files are damaged between two starts', async () => {
    const damaged = damageStore(profileDir, 'database');

    session = await launch({ server, profileDir });
    const restored = await untilMarked();
    const corpus = await untilStored(session, DAYS);

    expect(damaged).toBeGreaterThan(0);
    expect(restored).toEqual(marks);
    expect(server.requestCount).toBe(DAYS + 1);
    expect(corpus.paperIds.length).toBeGreaterThan(30);
    expect(await untilShown()).toHaveLength(15);
  });

  test('F37 restores the marks and copies the papers again when the database is deleted while Ibid runs', async () => {
    session = await launch({ server, profileDir });
    const popup = await session.openPopupTab();
    await untilPopup(popup, ({ saved }) => saved.length === 2);

    await session.inExtension(
      () =>
        new Promise((resolve, reject) => {
          const deletion = indexedDB.deleteDatabase('ibid');
          deletion.addEventListener('success', resolve);
          deletion.addEventListener('error', reject);
        }),
    );
    await requestSync(session);
    const restored = await untilMarked();
    await untilStored(session, DAYS);

    expect(restored).toEqual(marks);
    expect(await untilShown()).toHaveLength(15);
  });

  test.each([
    ['wiped', () => chrome.storage.local.clear()],
    [
      'garbage in every key',
      async () => {
        const keys = Object.keys(await chrome.storage.local.get(null));
        await chrome.storage.local.set(Object.fromEntries(keys.map((key) => [key, 'garbage'])));
      },
    ],
  ] as const)(
    'F38 rebuilds the marks and asks for no stored day again when storage.local is %s',
    async (_state, spoil) => {
      session = await launch({ server, profileDir });
      await session.inExtension(spoil);

      session = await session.restart();
      const rebuilt = await untilMarked();
      const titles = await untilShown();

      expect(rebuilt).toEqual(marks);
      expect(titles).toHaveLength(15);
      expect(server.requests.filter(({ url }) => /date=/.test(url))).toEqual([]);
      expect(await readBadgeChoice()).toBe(2);
    },
  );

  test('F38 rebuilds the marks when the files of storage.local are damaged between two starts', async () => {
    const damaged = damageStore(profileDir, 'storage.local');

    session = await launch({ server, profileDir });
    const rebuilt = await untilMarked();

    expect(damaged).toBeGreaterThan(0);
    expect(rebuilt).toEqual(marks);
    expect(await untilShown()).toHaveLength(15);
  });

  test('F39 starts clean and copies once when both stores are damaged', async () => {
    const damaged = damageStore(profileDir, 'database') * damageStore(profileDir, 'storage.local');

    session = await launch({ server, profileDir });
    await untilStored(session, DAYS);
    const titles = await untilShown();
    const popup = await session.openPopupTab();

    expect(damaged).toBeGreaterThan(0);
    expect(titles).toHaveLength(15);
    expect((await readPopup(popup)).saved).toEqual([]);
    expect(server.requestCount).toBe(DAYS + 1);
  });
});
