import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FeedDay } from '../../lib/papers/feed-day.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { untilPopup } from '../support/popup-page.ts';
import { mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { readSavedIds } from '../support/stored-marks.ts';
import { loadFirstDays, makeSyncDue, requestSync, untilStored } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const MEGABYTES = 200;
const probe = mountSmallDisk(1);
probe?.remove();
const canMount = probe !== undefined;

describeInEachBrowser(`A full disk${canMount ? '' : ' (skipped: only root may mount one)'}`, (launch) => {
  let disk: SmallDisk | undefined;
  let server: HubServer;
  let session: ExtensionSession;

  const days = new Map<FeedDay, unknown[]>();

  beforeEach(async () => {
    if (!canMount) return;
    days.clear();
    for (const [day, rows] of loadFirstDays(2)) days.set(day, rows);
    disk = mountSmallDisk(MEGABYTES);
    server = await startHubServer({ days });
    session = await launch({ server, profileDir: join(disk?.path ?? '', 'profile') });
  });
  afterEach(async () => {
    await session?.close();
    await server?.close();
    disk?.remove();
  });

  test.skipIf(!canMount)('F36 recovers without a restart when the full disk has room again', async () => {
    await untilStored(session, 2);
    const popup = await session.openPopupTab();
    await untilPopup(popup, ({ titles }) => titles.length > 0);
    await popup.click('.paper .save');
    await untilPopup(popup, ({ saved }) => saved.length === 1);
    const marks = await readSavedIds(session);
    await makeSyncDue(session);
    disk?.fill();

    for (const [day, rows] of loadFirstDays(4)) days.set(day, rows);
    await requestSync(session);
    const full = await untilPopup(popup, ({ status }) => /No room left on this computer/.test(status), {
      timeoutMs: 30_000,
      message: 'the words for a full disk',
    });
    disk?.free();
    await popup.click('footer .status button');
    const corpus = await untilStored(session, 4);
    const recovered = await untilPopup(popup, ({ status }) => /all on this computer/.test(status));

    expect(full.titles.length).toBeGreaterThan(0);
    expect(Object.keys(corpus.days)).toHaveLength(4);
    expect(recovered.status).toMatch(/^Copied/);
    expect(await readSavedIds(session)).toEqual(marks);
  });
});
