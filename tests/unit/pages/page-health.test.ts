import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePageHealth } from '../../../lib/pages/page-health.ts';

describe('parsePageHealth', () => {
  test('keeps what was stored when it is well formed', () => {
    const stored = [{ site: 'arxiv', lastUnknownAt: '2026-09-01' }];

    expect(parsePageHealth(stored)).toEqual(stored);
  });

  test.each([
    [undefined],
    [null],
    ['arxiv'],
    [[null, 7]],
    [[{ site: 'gitlab', lastUnknownAt: '2026-09-01' }]],
    [[{ site: 'arxiv', lastUnknownAt: 'today' }]],
  ])('is empty when %j was stored', (stored) => {
    expect(parsePageHealth(stored)).toEqual([]);
  });

  test('never throws when anything was stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(parsePageHealth(stored).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
