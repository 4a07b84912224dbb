import { beforeEach, describe, expect, test, vi } from 'vitest';
import { buildBadge, repaintBadge } from '../../../../lib/daily/signal/badge.ts';
import * as action from '../../../../lib/platform/action.ts';
import type { Store } from '../../../../lib/store/open-store.ts';
import { saveSyncStatus } from '../../../../lib/sync/sync-status.ts';
import { aFetchedDay, idNumber } from '../../../support/a-paper.ts';
import { createTestStore } from '../../../support/a-store.ts';

vi.mock('../../../../lib/platform/action.ts', { spy: true });

const paintAction = vi.mocked(action.paintAction);

describe('buildBadge', () => {
  test.each([
    [0, 'count', ''],
    [1, 'count', '1'],
    [99, 'count', '99'],
    [100, 'count', '99+'],
    [12_345, 'count', '99+'],
    [0, 'dot', ''],
    [1, 'dot', '•'],
    [500, 'dot', '•'],
    [0, 'off', ''],
    [500, 'off', ''],
  ] as const)('buildBadge for %i new papers and style %s shows %j', (newCount, style, text) => {
    expect(buildBadge({ newCount, style, updated: undefined }).text).toBe(text);
  });

  test.each([
    [0, undefined, 'Ibid: nothing new above your bar'],
    [1, undefined, 'Ibid: 1 new paper above your bar'],
    [12, '9:05 AM', 'Ibid: 12 new papers above your bar · updated 9:05 AM'],
    [100, '9:05 AM', 'Ibid: 100 new papers above your bar · updated 9:05 AM'],
  ])('buildBadge for %i new papers and the time %s says %j', (newCount, updated, title) => {
    for (const style of ['count', 'dot', 'off'] as const)
      expect(buildBadge({ newCount, style, updated }).title).toBe(title);
  });

  test('buildBadge is never red', () => {
    const { color } = buildBadge({ newCount: 1, style: 'count', updated: undefined });

    const [red = 255, , blue = 0] = color.match(/[\da-f]{2}/gi)?.map((part) => parseInt(part, 16)) ?? [];
    expect(red).toBeLessThan(blue);
  });
});

describe('repaintBadge', () => {
  let store: Store;

  beforeEach(() => {
    paintAction.mockReset().mockResolvedValue();
    store = createTestStore();
  });

  test('F67 repaintBadge paints the same from the same facts, however often it is asked', async () => {
    const papers = [1, 2, 3].map((n) => ({ id: idNumber(n), upvotes: 40 }));
    const fetchedAt = Date.parse('2026-05-21T12:00:00Z');
    await store.corpus.putDay(aFetchedDay('2026-05-20', [...papers, { id: idNumber(4), upvotes: 4 }], { fetchedAt }));

    for (let n = 0; n < 3; n += 1) await repaintBadge(store);

    const face = {
      text: '3',
      title: 'Ibid: 3 new papers above your bar',
      color: expect.stringMatching(/^#/) as string,
    };
    expect(paintAction.mock.calls).toEqual([[face], [face], [face]]);
  });

  test('repaintBadge says when the Hub was last asked', async () => {
    await saveSyncStatus({ state: 'idle', doneDays: 1, totalDays: 1, freshAt: Date.now() });

    await repaintBadge(store);

    const title = expect.stringMatching(/^Ibid: nothing new above your bar · updated \d/) as string;
    expect(paintAction).toHaveBeenCalledWith(expect.objectContaining({ text: '', title }));
  });

  test('repaintBadge paints nothing new when nothing is stored', async () => {
    await repaintBadge(store);

    expect(paintAction).toHaveBeenCalledWith(
      expect.objectContaining({ text: '', title: 'Ibid: nothing new above your bar' }),
    );
  });

  test('F67 repaintBadge paints last what is stored last when another day comes while it paints', async () => {
    const texts: string[] = [];
    let second: Promise<void> | undefined;
    await repaintBadge(store, async ({ text }) => {
      const fetchedAt = Date.parse('2026-05-21T12:00:00Z');
      await store.corpus.putDay(aFetchedDay('2026-05-20', [{ id: idNumber(1), upvotes: 40 }], { fetchedAt }));
      second = repaintBadge(store, async (face) => void texts.push(face.text));
      // Whatever could overtake has the turns for it.
      for (let turn = 0; turn < 1_000; turn += 1) await Promise.resolve();
      texts.push(text);
    });

    await second;

    expect(texts).toEqual(['', '1']);
  });
});
