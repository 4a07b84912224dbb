import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { chooseNotifying, tryNotification } from '../../../../lib/daily/signal/choose-notifying.ts';
import { aFetchedDay, idNumber } from '../../../support/a-paper.ts';
import { createTestStore } from '../../../support/a-store.ts';

const request = vi.fn<(asked: object) => Promise<boolean>>();
const create = vi.fn<(id: string, notice: { title: string; message: string }) => Promise<string>>();

beforeEach(() => {
  request.mockReset();
  vi.stubGlobal('location', { origin: 'chrome-extension://ibid' });
  create.mockReset().mockResolvedValue('news');
  Object.assign(fakeBrowser.permissions, { request });
  Object.assign(fakeBrowser.notifications, { create });
});

describe('chooseNotifying', () => {
  test.each([true, false])('asks the browser in the turn of the press and saves when it says %s', async (isAllowed) => {
    request.mockResolvedValue(isAllowed);
    const save = vi.fn<(change: { readonly notifies: boolean }) => Promise<unknown>>();

    const choosing = chooseNotifying(true, save);
    const asked = [...request.mock.calls];

    expect(await choosing).toBe(isAllowed);
    expect(asked).toEqual([[{ permissions: ['notifications'] }]]);
    expect(save.mock.calls).toEqual(isAllowed ? [[{ notifies: true }]] : []);
  });

  test('asks for nothing when it is turned off', async () => {
    const save = vi.fn<(change: { readonly notifies: boolean }) => Promise<unknown>>();

    expect(await chooseNotifying(false, save)).toBe(true);
    expect(request).not.toHaveBeenCalled();
    expect(save.mock.calls).toEqual([[{ notifies: false }]]);
  });
});

describe('tryNotification', () => {
  test('says what is new, and leaves it to be told at its hour', async () => {
    const store = createTestStore();
    const papers = [{ id: idNumber(1), upvotes: 50, title: 'Routing' }];
    for (const hour of [12, 14]) {
      const fetchedAt = Date.parse(`2026-05-20T${hour}:00:00Z`);
      await store.corpus.putDay(aFetchedDay('2026-05-20', papers, { fetchedAt }));
    }
    await tryNotification(store);

    expect(create.mock.calls).toMatchObject([['news', { title: '1 new paper above your bar', message: 'Routing' }]]);
    expect(await store.ledger.get('told')).toBeUndefined();
    expect(await store.ledger.get('signalDates')).toBeUndefined();
  });

  test('says so when nothing is new', async () => {
    await tryNotification(createTestStore());

    expect(create.mock.calls).toMatchObject([['news', { title: 'Nothing new above your bar' }]]);
  });
});
