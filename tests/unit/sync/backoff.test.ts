import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAttemptAt } from '../../../lib/sync/backoff.ts';

const MINUTE = 60_000;

test.each([
  [1, 1],
  [2, 2],
  [3, 4],
  [6, 32],
  [7, 60],
  [50, 60],
  [10_000, 60],
])('nextAttemptAt waits longer when %i attempts have failed, up to an hour', (failures, minutes) => {
  expect(nextAttemptAt(failures, 0, 0.5)).toBeCloseTo(minutes * MINUTE);
});

test('nextAttemptAt stays within a tenth of the wait for any failures and chance', () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const wait = Math.round(nextAttemptAt(failures, 1_000, random)) - 1_000;

      expect(wait).toBeGreaterThanOrEqual(0.9 * MINUTE);
      expect(wait).toBeLessThanOrEqual(66 * MINUTE);
    }),
  );
});
