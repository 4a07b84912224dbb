import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { getSittingStart, noteLooked, toMoment } from '../../../../lib/daily/news/looked.ts';
import { repaintBadge } from '../../../../lib/daily/signal/badge.ts';
import * as action from '../../../../lib/platform/action.ts';
import type { Store } from '../../../../lib/store/open-store.ts';
import { aFetchedDay } from '../../../support/a-paper.ts';
import { createTestStore } from '../../../support/a-store.ts';

vi.mock('../../../../lib/platform/action.ts', { spy: true });

const paintAction = vi.mocked(action.paintAction);
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const NOW = Date.parse('2026-05-21T12:00:00Z');

describe('a look', () => {
  let store: Store;

  beforeEach(async () => {
    paintAction.mockReset().mockResolvedValue();
    store = createTestStore();
    await storeDay('2026-05-20');
  });

  const storeDay = (day: string): Promise<void> =>
    store.corpus.putDay(
      aFetchedDay(day, [{ upvotes: 50 }], { fetchedAt: Date.parse(`${day}T00:00:00Z`) + 2 * DAY_MS }),
    );
  const getStart = (now: number) => getSittingStart(store.ledger, now);

  test('a look notes how far the corpus is', async () => {
    await noteLooked(store, NOW);

    expect(await store.ledger.get('looked')).toEqual(await toMoment(store.corpus, NOW));
  });

  test('a look empties the badge, and takes the notification away', async () => {
    await fakeBrowser.notifications.create('news', { type: 'basic', iconUrl: 'x', title: '1 new paper', message: '' });

    await repaintBadge(store);
    expect(paintAction).toHaveBeenLastCalledWith(expect.objectContaining({ text: '1' }));

    await noteLooked(store, NOW);

    expect(paintAction).toHaveBeenLastCalledWith(expect.objectContaining({ text: '' }));
    expect(await fakeBrowser.notifications.getAll()).toEqual({});
  });

  test('a look at an empty corpus is none', async () => {
    store = createTestStore();

    await noteLooked(store, NOW);

    expect(await store.ledger.get('looked')).toBeUndefined();
  });

  test('a sitting starts from nothing when it is the first, before and after its look', async () => {
    expect(await getStart(NOW)).toBeUndefined();
    await noteLooked(store, NOW);

    expect(await getStart(NOW + MINUTE_MS)).toBeUndefined();
  });

  test('a sitting starts at the look of the one before, before its own look and after each of it', async () => {
    await noteLooked(store, NOW);
    const before = await store.ledger.get('looked');
    await storeDay('2026-05-21');
    const nextDay = NOW + DAY_MS;

    expect(await getStart(nextDay)).toEqual(before);
    for (let look = 0; look < 4; look += 1) {
      const now = nextDay + look * 20 * MINUTE_MS;
      await noteLooked(store, now);
      expect(await getStart(now + MINUTE_MS)).toEqual(before);
    }
  });

  test('a sitting is over half an hour after its last look', async () => {
    await noteLooked(store, NOW);
    const looked = await store.ledger.get('looked');

    expect(await getStart(NOW + 29 * MINUTE_MS)).toBeUndefined();
    expect(await getStart(NOW + 30 * MINUTE_MS)).toEqual(looked);
  });

  test('F17 F18 a sitting is over when the clock has jumped by years either way', async () => {
    await noteLooked(store, NOW);
    const looked = await store.ledger.get('looked');

    for (const years of [-3, 10]) expect(await getStart(NOW + years * 365 * DAY_MS)).toEqual(looked);
  });
});
