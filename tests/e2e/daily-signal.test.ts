import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, FIRST_FEED_DAY, type FeedDay } from '../../lib/papers/feed-day.ts';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';
import { extensionDir } from '../support/build-extension.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { clearNotice, copyWithNotifications, pressNotice, readNotices } from '../support/notices.ts';
import { readOwnAddresses } from '../support/own-tabs.ts';
import { untilPopup } from '../support/popup-page.ts';
import { countAboveBar, loadFirstDays, makeSyncDue, requestSync, untilStored } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const DAYS = 2;
const NEW_DAY = addDays(FIRST_FEED_DAY, DAYS);
/** Firefox's own alerts: a machine without a desktop closes those of the system at once. */
const SHOWS_NOTICES = { 'alerts.useSystemBackend': false };
/** Long gone: what is due today is not decided yet. */
const LONG_AGO = '2020-01-01';
/** Any hour of any day is after it. */
const WANTED = { ...DEFAULT_SETTINGS, notifies: true, notifyHour: 0, notifyDays: 'every day' };

interface Alarm {
  readonly name: string;
  readonly scheduledTime: number;
}

declare const chrome: {
  readonly alarms: { getAll(): Promise<readonly Alarm[]>; create(name: string, when: object): Promise<void> };
  readonly storage: {
    readonly local: { get(key: string): Promise<Record<string, unknown>>; set(items: object): Promise<void> };
  };
};

describeInEachBrowser('The daily signal', (launch, name) => {
  const newRows = loadFirstDays(DAYS + 1).get(NEW_DAY) ?? [];
  const newCount = countAboveBar(newRows);
  let folder: string;
  let days: Map<FeedDay, unknown[]>;
  let server: HubServer;
  let session: ExtensionSession;

  beforeAll(async () => {
    folder = copyWithNotifications(extensionDir(name));
    days = loadFirstDays(DAYS);
    server = await startHubServer({ days });
    session = await launch({ server, extensionDir: folder, extraPrefs: SHOWS_NOTICES });
    await untilStored(session, DAYS);
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const save = (items: object): Promise<void> => session.inExtension((all) => chrome.storage.local.set(all), items);
  const read = async (key: string): Promise<unknown> =>
    (await session.inExtension((fact) => chrome.storage.local.get(fact), key))[key];
  /** Has alarms ring in a second, at once, for a background that is not there. */
  const ringForDeadBackground = async (...alarms: readonly string[]): Promise<void> => {
    await makeSyncDue(session);
    await session.killBackground();
    await eventually(async () => !(await session.isBackgroundAlive()), { message: 'a dead background' });
    await session.inExtension(async (names) => {
      const when = Date.now() + 1_000;
      await Promise.all(names.map((alarm) => chrome.alarms.create(alarm, { when })));
    }, alarms);
  };
  const untilDecided = (): Promise<unknown> =>
    eventually(async () => JSON.stringify(await read('signalDates')) !== JSON.stringify([LONG_AGO]), {
      timeoutMs: 30_000,
      message: 'the date decided',
    });
  const alarmTimes = async () => {
    const alarms = await session.inExtension(() => chrome.alarms.getAll());
    return new Map(alarms.map(({ name: alarm, scheduledTime }) => [alarm, scheduledTime]));
  };

  test('wakes at the chosen hour when notifications are wanted', async () => {
    expect((await alarmTimes()).has('signal')).toBe(false);

    await save({ settings: WANTED });

    const when = await eventually(async () => (await alarmTimes()).get('signal') ?? 0, { message: 'the alarm' });
    expect([new Date(when).getHours(), new Date(when).getMinutes(), when > Date.now()]).toEqual([0, 0, true]);
  });

  test('F16 F20 tells of a new day, with the badge’s number, when late alarms wake a dead background together', async () => {
    const popup = await session.openPopup();
    await untilPopup(popup, ({ titles }) => titles.length > 0);
    await eventually(async () => (await session.badge()).text === '', { message: 'an empty badge' });
    await popup.close();
    days.set(NEW_DAY, newRows);
    await save({ signalDates: [LONG_AGO] });

    await ringForDeadBackground('sync', 'signal');
    const notices = await eventually(
      async () => {
        const shown = await readNotices(session);
        return 'news' in shown && shown;
      },
      { timeoutMs: 30_000, message: 'the notification' },
    );

    expect(newCount).toBeGreaterThan(1);
    const words = `${newCount} new papers above your bar`;
    expect(notices).toEqual({ news: name === 'firefox' ? words : '' });
    expect((await session.badge()).text).toBe(String(newCount));
    expect((await session.badge()).title).toContain(words);
  });

  test('F20 tells nothing twice when the date is open again and the next alarm rings', async () => {
    await clearNotice(session, 'news');
    await save({ signalDates: [LONG_AGO] });

    await ringForDeadBackground('sync');
    await untilDecided();

    expect(await readNotices(session)).toEqual({});
    expect((await session.badge()).text).toBe(String(newCount));
  });

  test('F12 F14 F67 has its alarms and its badge again when the browser was restarted', async () => {
    session = await session.restart();

    await eventually(async () => {
      const times = await alarmTimes();
      return times.has('sync') && times.has('signal');
    });
    await eventually(async () => (await session.badge()).text === String(newCount), { message: 'the badge as before' });
    expect(await readNotices(session)).toEqual({});
  });

  test('opens the digest when the notification is pressed', async () => {
    await requestSync(session);
    await eventually(() => session.isBackgroundAlive());

    await pressNotice(session, folder, 'news');

    await eventually(async () => (await readOwnAddresses(session)).includes('/library.html#digest/new'), {
      message: 'the digest',
    });
  });
});
