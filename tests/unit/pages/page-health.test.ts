import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addUnknownPage, parsePageHealth, type PageHealth } from '../../../lib/pages/page-health.ts';

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

describe('addUnknownPage', () => {
  const health: readonly PageHealth[] = [{ site: 'github', lastUnknownAt: '2026-09-02' }];

  test('is the same list when the day is known, so that nothing need be stored', () => {
    expect(addUnknownPage(health, 'github', '2026-09-02')).toBe(health);
    expect(addUnknownPage(health, 'github', '2026-09-01')).toBe(health);
  });

  test('replaces the day of a site when a later one comes', () => {
    expect(addUnknownPage(health, 'github', '2026-09-03')).toEqual([{ site: 'github', lastUnknownAt: '2026-09-03' }]);
  });

  test('adds a site when it has none', () => {
    expect(addUnknownPage(health, 'arxiv', '2026-09-01')).toHaveLength(2);
  });
});
