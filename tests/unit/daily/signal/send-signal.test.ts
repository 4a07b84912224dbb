import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  ensureSignalAlarm,
  sendSignal,
  SIGNAL_ALARM,
  type SignalWorld,
} from '../../../../lib/daily/signal/send-signal.ts';
import { toMoment } from '../../../../lib/daily/news/looked.ts';
import type { Notice } from '../../../../lib/platform/notifications.ts';
import { saveSettings } from '../../../../lib/settings/settings-store.ts';
import type { Store } from '../../../../lib/store/open-store.ts';
import type { SyncStatus } from '../../../../lib/sync/sync-status.ts';
import { aFetchedDay, idNumber } from '../../../support/a-paper.ts';
import { createTestStore } from '../../../support/a-store.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { localTimeIn } from '../../../support/local-time-in.ts';

const HOUR_MS = 60 * 60 * 1_000;

describe('sendSignal', () => {
  let store: Store;
  let clock: FakeClock;
  let status: SyncStatus;
  let isAllowed: boolean;
  let notices: Notice[];
  let world: SignalWorld;

  beforeEach(async () => {
    store = createTestStore();
    // A Thursday, just past nine in Berlin.
    clock = createFakeClock('2026-05-21T07:00:01Z');
    status = { state: 'idle', doneDays: 1, totalDays: 1, freshAt: clock.now() };
    isAllowed = true;
    notices = [];
    world = {
      clock,
      toLocal: localTimeIn('Europe/Berlin'),
      loadStatus: () => Promise.resolve(status),
      mayNotify: () => Promise.resolve(isAllowed),
      showNotice: async (notice) => void notices.push(notice),
    };
    await saveSettings({ notifies: true, notifyHour: 9 });
    await store.ledger.set({ signalDates: ['2026-05-20'] });
    await storeDay('2026-05-20', 1, 2);
  });

  const storeDay = (day: string, ...numbers: number[]): Promise<void> => {
    const papers = numbers.map((n) => ({ id: idNumber(n), title: `Paper ${n}`, upvotes: 100 - n }));
    return store.corpus.putDay(aFetchedDay(day, papers, { fetchedAt: Date.parse(`${day}T00:00:00Z`) + 30 * HOUR_MS }));
  };
  const toNextDay = (): void => {
    clock.move(24 * HOUR_MS);
    status = { ...status, freshAt: clock.now() };
  };

  test('sendSignal tells of what is new, and notes the date and the papers', async () => {
    await sendSignal(store, world);

    expect(notices).toEqual([{ id: 'news', title: '2 new papers above your bar', message: 'Paper 1\nPaper 2' }]);
    expect(await store.ledger.get('signalDates')).toEqual(['2026-05-21', '2026-05-20']);
    expect(await store.ledger.get('told')).toEqual([idNumber(1), idNumber(2)]);
  });

  test('F20 sendSignal tells once when twenty alarms ring at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => sendSignal(store, world)));

    expect(notices).toHaveLength(1);
  });

  test('sendSignal is silent the next day when nothing has come', async () => {
    await sendSignal(store, world);
    toNextDay();

    await sendSignal(store, world);

    expect(notices).toHaveLength(1);
  });

  test('sendSignal counts all that is new and names the newest when the popup was not opened since', async () => {
    await sendSignal(store, world);
    toNextDay();
    await store.ledger.set({ looked: { at: 0, day: aFetchedDay('2026-05-19', []).day, generation: '', edition: 0 } });
    await storeDay('2026-05-21', 9);

    await sendSignal(store, world);

    expect(notices.at(-1)).toMatchObject({
      title: '3 new papers above your bar',
      message: 'Paper 9\nPaper 1\nand 1 more',
    });
  });

  test('sendSignal is silent when the popup was opened before the hour', async () => {
    const looked = await toMoment(store.corpus, clock.now());
    await store.ledger.set({ looked: looked! });

    await sendSignal(store, world);

    expect(notices).toEqual([]);
    expect(await store.ledger.get('signalDates')).toContain('2026-05-21');
  });

  test('sendSignal is silent when the browser or the user does not allow it, and tells nothing late afterwards', async () => {
    isAllowed = false;
    await sendSignal(store, world);
    isAllowed = true;
    clock.move(HOUR_MS);
    await sendSignal(store, world);

    await saveSettings({ notifies: false });
    toNextDay();
    await sendSignal(store, world);
    await saveSettings({ notifies: true });
    await sendSignal(store, world);

    expect(notices).toEqual([]);
  });

  test('sendSignal tells nothing late of the time before Ibid was there', async () => {
    await store.ledger.remove('signalDates');

    await sendSignal(store, world);
    await sendSignal(store, world);
    expect(notices).toEqual([]);

    toNextDay();
    await sendSignal(store, world);
    expect(notices).toHaveLength(1);
  });

  test.each([
    ['runs', { state: 'syncing' }],
    ['has failed', { state: 'failed', fault: 'offline' }],
    ['is three hours old', { freshAt: Date.parse('2026-05-21T04:00:00Z') }],
    ['was noted by a clock that was ahead', { freshAt: Date.parse('2036-05-21T04:00:00Z') }],
  ] as const)('sendSignal waits an hour for the Hub when the last sync %s', async (_state, change) => {
    status = { ...status, ...change };
    await sendSignal(store, world);
    expect(notices).toEqual([]);

    clock.move(HOUR_MS);
    await sendSignal(store, world);

    expect(notices).toHaveLength(1);
  });

  test('sendSignal does not decide while a sync runs that may bring the day', async () => {
    await store.ledger.set({ told: [idNumber(1), idNumber(2)] });
    status = { ...status, state: 'syncing' };
    await sendSignal(store, world);

    await storeDay('2026-05-21', 3);
    status = { ...status, state: 'idle' };
    await sendSignal(store, world);

    expect(notices).toHaveLength(1);
  });

  test('sendSignal tells the next day when the browser could not show it', async () => {
    const broken = { ...world, showNotice: () => Promise.reject(new Error('no notifications here')) };
    await expect(sendSignal(store, broken)).rejects.toThrow('no notifications');
    await sendSignal(store, world);
    expect(notices).toEqual([]);

    toNextDay();
    await sendSignal(store, world);

    expect(notices).toHaveLength(1);
  });
});

describe('ensureSignalAlarm', () => {
  const store = createTestStore();
  const getAlarm = () => fakeBrowser.alarms.get(SIGNAL_ALARM);

  test('F12 F14 ensureSignalAlarm sets the alarm to the hour, also when the browser has lost it', async () => {
    await saveSettings({ notifies: true, notifyHour: 9 });
    for (let start = 0; start < 2; start += 1) {
      await fakeBrowser.alarms.clearAll();

      await ensureSignalAlarm(store);

      const when = new Date((await getAlarm())?.scheduledTime ?? 0);
      expect([when.getHours(), when.getMinutes(), when > new Date()]).toEqual([9, 0, true]);
    }
  });

  test('F15 F18 ensureSignalAlarm moves no alarm that is right, and one that a wrong clock has set', async () => {
    await saveSettings({ notifies: true, notifyHour: 9 });
    await ensureSignalAlarm(store);
    const right = (await getAlarm())?.scheduledTime;
    await ensureSignalAlarm(store);
    expect((await getAlarm())?.scheduledTime).toBe(right);

    await fakeBrowser.alarms.create(SIGNAL_ALARM, { when: Date.parse('2099-01-01') });
    await ensureSignalAlarm(store);

    expect((await getAlarm())?.scheduledTime).toBe(right);
  });

  test('ensureSignalAlarm takes the alarm away when notifications are off', async () => {
    await saveSettings({ notifies: true });
    await ensureSignalAlarm(store);
    await saveSettings({ notifies: false });

    await ensureSignalAlarm(store);

    expect(await getAlarm()).toBeUndefined();
  });
});
