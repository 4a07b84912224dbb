import { describe, expect, test } from 'vitest';
import { formatCount } from '../../../lib/papers/format-count.ts';
import { formatShortDay } from '../../../lib/papers/format-day.ts';

describe('formatCount', () => {
  test.each([
    [0, '0'],
    [76, '76'],
    [999, '999'],
    [1_000, '1K'],
    [1_234, '1.2K'],
    [12_345, '12K'],
    [999_499, '1M'],
  ])('writes %i as %s', (count, text) => {
    expect(formatCount(count)).toBe(text);
  });
});

describe('formatShortDay', () => {
  test('names the day itself, in no time zone', () => {
    expect(formatShortDay('2026-05-29')).toBe('May 29, 2026');
    expect(formatShortDay('2024-02-29')).toBe('Feb 29, 2024');
  });

  test('leaves what is no day as it is', () => {
    expect(formatShortDay('soon')).toBe('soon');
  });
});
