import { beforeEach, describe, expect, test, vi } from 'vitest';
import { buildBadge, repaintBadge } from '../../../../lib/daily/signal/badge.ts';
import * as action from '../../../../lib/platform/action.ts';
import { createLedger } from '../../../../lib/store/ledger.ts';
import { createSessionCorpus } from '../../../../lib/store/session-corpus.ts';
import { aFetchedDay } from '../../../support/a-paper.ts';
import { createMemoryArea } from '../../../support/memory-area.ts';

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
    [0, undefined, 'Ibid: nothing new since you last looked'],
    [1, undefined, 'Ibid: 1 new paper'],
    [12, '9:05 AM', 'Ibid: 12 new papers · updated 9:05 AM'],
    [100, '9:05 AM', 'Ibid: 100 new papers · updated 9:05 AM'],
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
  beforeEach(() => {
    paintAction.mockReset().mockResolvedValue();
  });

  test('repaintBadge paints the same from the same facts, however often it is asked', async () => {
    const corpus = createSessionCorpus(createMemoryArea());
    const ledger = createLedger(createMemoryArea());
    await corpus.putDay(aFetchedDay('2026-05-20', [1, 2, 3]));

    for (let n = 0; n < 3; n += 1) await repaintBadge({ corpus, ledger }, 'count', { freshAt: 5 }, (at) => `at ${at}`);

    const face = {
      text: '3',
      title: 'Ibid: 3 new papers · updated at 5',
      color: expect.stringMatching(/^#/) as string,
    };
    expect(paintAction.mock.calls).toEqual([[face], [face], [face]]);
  });

  test('repaintBadge paints nothing new when nothing is stored', async () => {
    const store = { corpus: createSessionCorpus(createMemoryArea()), ledger: createLedger(createMemoryArea()) };

    await repaintBadge(store, 'count', {}, String);

    expect(paintAction).toHaveBeenCalledWith(
      expect.objectContaining({ text: '', title: 'Ibid: nothing new since you last looked' }),
    );
  });
});
