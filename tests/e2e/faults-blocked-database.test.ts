import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { untilPopup } from '../support/popup-page.ts';
import { readSavedIds } from '../support/stored-marks.ts';
import { loadFirstDays, requestSync, untilStored } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const DAYS = 2;
/** Dexie's version 3 is the browser's 30: one is of an older Ibid, the other of a newer one. */
const OLDER = 5;
const NEWER = 40;

declare global {
  var heldDatabase: IDBDatabase | undefined;
}

describeInEachBrowser('An upgrade of the database', (launch) => {
  let server: HubServer;
  let session: ExtensionSession;
  let holder: Page;

  beforeEach(async () => {
    server = await startHubServer({ days: loadFirstDays(DAYS) });
    session = await launch({ server });
    await untilStored(session, DAYS);
    holder = await session.openExtensionPage('options.html');
  });
  afterEach(async () => {
    await session.close();
    await server.close();
  });

  test('F40 names the page that is in the way, and goes on when it closes', async () => {
    await holder.evaluate(holdDatabase, OLDER, true);

    const popup = await session.openPopupTab();
    const blocked = await untilPopup(popup, ({ status }) => /Close other Ibid pages/.test(status), {
      message: 'the words for a blocked upgrade',
    });
    await holder.evaluate(() => globalThis.heldDatabase?.close());
    // Ibid may have gone on by itself before one can press the button.
    await popup.evaluate(() => document.querySelector<HTMLElement>('footer .status button')?.click());
    await untilStored(session, DAYS);
    const opened = await untilPopup(popup, ({ titles }) => titles.length === 15, { timeoutMs: 20_000 });

    expect(blocked.status).toBe('Close other Ibid pages to finish the update');
    expect(opened.heading).toMatch(/^Daily papers of/);
  });

  test('F40 lets a newer Ibid upgrade at once, says so, and works with its database when it is opened again', async () => {
    const popup = await session.openPopupTab();
    await untilPopup(popup, ({ titles }) => titles.length === 15);
    await popup.click('.paper .save');
    await untilPopup(popup, ({ saved }) => saved.length === 1);
    const marks = await readSavedIds(session);

    await holder.evaluate(holdDatabase, NEWER, false);
    const superseded = await untilPopup(popup, ({ status }) => /was updated/.test(status));
    await requestSync(session);
    await popup.click('footer .status button');
    const reopened = await untilPopup(popup, ({ status, titles }) => titles.length === 15 && /^Copied/.test(status));

    expect(superseded.status).toBe('Ibid was updated: open it again');
    expect(superseded.titles).toHaveLength(15);
    expect(reopened.saved).toHaveLength(1);
    expect(await readSavedIds(session)).toEqual(marks);
  });
});

/** Opens Ibid's database as a page of another version does, and keeps it open whatever is asked of it. */
function holdDatabase(version: number, isFromScratch: boolean): Promise<void> {
  const open = (resolve: () => void, reject: (error: unknown) => void): void => {
    const opening = indexedDB.open('ibid', version);
    opening.addEventListener('success', () => {
      globalThis.heldDatabase = opening.result;
      resolve();
    });
    opening.addEventListener('error', () => reject(opening.error));
  };
  return new Promise((resolve, reject) => {
    if (!isFromScratch) return open(resolve, reject);
    const deletion = indexedDB.deleteDatabase('ibid');
    // Asked for at once, so that no page of Ibid comes between.
    deletion.addEventListener('error', () => reject(deletion.error));
    open(resolve, reject);
  });
}
