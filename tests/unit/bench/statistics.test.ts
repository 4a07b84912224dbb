import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median, quantile, spreadOf } from '../../bench/statistics.ts';

describe('quantile', () => {
  test.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 2, 3], 0.5, 2.5],
    [[10], 0.95, 10],
    [[0, 10], 0.95, 9.5],
    [[5, 1, 9], 0, 1],
    [[5, 1, 9], 1, 9],
  ])('of %j at %f is %f', (values, share, expected) => {
    expect(quantile(values, share)).toBeCloseTo(expected);
  });

  test('is not a number when there are no values', () => {
    expect(median([])).toBeNaN();
  });

  test('lies between the least and the greatest, and leaves the values as they were', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
        const copy = [...given];
        const found = quantile(given, share);

        expect(found).toBeGreaterThanOrEqual(Math.min(...copy) - 1e-6);
        expect(found).toBeLessThanOrEqual(Math.max(...copy) + 1e-6);
        expect(given).toEqual(copy);
      }),
    );
  });
});

test('spreadOf says median, quartiles, extremes and count', () => {
  expect(spreadOf([5, 1, 2, 4, 3])).toEqual({ median: 3, q1: 2, q3: 4, min: 1, max: 5, count: 5 });
});
