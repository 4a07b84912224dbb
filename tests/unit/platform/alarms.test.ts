import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ensureAlarm, onAlarm } from '../../../lib/platform/alarms.ts';
import { runExclusively } from '../../../lib/platform/locks.ts';

describe('ensureAlarm', () => {
  test('F15 ensureAlarm creates the alarm once when a hundred starts ask for it', async () => {
    const create = vi.spyOn(fakeBrowser.alarms, 'create');

    for (let start = 0; start < 100; start += 1) await ensureAlarm('sync', { delayInMinutes: 5, periodInMinutes: 60 });

    expect(create).toHaveBeenCalledTimes(1);
  });

  test('ensureAlarm creates the alarm again when the browser has lost it', async () => {
    await ensureAlarm('sync', { delayInMinutes: 5, periodInMinutes: 60 });
    await fakeBrowser.alarms.clearAll();

    await ensureAlarm('sync', { delayInMinutes: 5, periodInMinutes: 60 });

    expect(await fakeBrowser.alarms.get('sync')).toBeDefined();
  });

  test.each([
    ['years', '2099-01-01', true],
    ['an hour', Date.now() + 61 * 60_000, false],
  ])('F18 ensureAlarm tells an alarm that never rings when it is set to %s from now', async (_far, when, isLost) => {
    const scheduledTime = new Date(when).getTime();
    await fakeBrowser.alarms.create('sync', { when: scheduledTime });

    await ensureAlarm('sync', { delayInMinutes: 5, periodInMinutes: 60 });

    expect((await fakeBrowser.alarms.get('sync'))?.scheduledTime !== scheduledTime).toBe(isLost);
  });
});

test('F08 onAlarm hears the alarm that started the background when it listens at once', async () => {
  const heard: string[] = [];
  onAlarm((name) => heard.push(name));

  await fakeBrowser.alarms.onAlarm.trigger({ name: 'sync', scheduledTime: 0, persistAcrossSessions: true });

  expect(heard).toEqual(['sync']);
});

test('F20 runExclusively runs one task when twenty are asked for at once', async () => {
  let running = 0;
  let most = 0;
  const task = async (): Promise<boolean> => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    return true;
  };

  const outcomes = await Promise.all(Array.from({ length: 20 }, () => runExclusively('sync', task)));

  expect(most).toBe(1);
  expect(outcomes.filter((outcome) => outcome === true)).toHaveLength(1);
});
