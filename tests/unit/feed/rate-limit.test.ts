import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRateLimit, parseRetryAt } from '../../../lib/feed/rate-limit.ts';

const NOW = Date.parse('2026-05-20T15:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('parseRateLimit', () => {
  test.each([
    ['"api";r=0;t=200', 201_000],
    ['"api"; r = 20 ; t = 7', 8_000],
    ['"fixed window";r=1;t=0', 1_000],
    ['"api";r=0;t=99999999999', DAY],
    [`"api";r=0;t=${'9'.repeat(400)}`, DAY],
  ])('parseRateLimit waits for the window to end when the header is %s', (header, wait) => {
    expect(parseRateLimit(header, NOW)).toBe(NOW + wait);
  });

  test.each([
    null,
    '',
    '"api";r=21;t=200',
    `"api";r=${'9'.repeat(400)};t=200`,
    'r=0;t=200',
    '"api";r=-1;t=200',
    '"api";t=200;r=0',
    'garbage',
  ])('parseRateLimit lets go on when the header is %j', (header) => {
    expect(parseRateLimit(header, NOW)).toBeUndefined();
  });
});

describe('parseRetryAt', () => {
  test('F25 parseRetryAt keeps between a minute and a day for any headers', () => {
    const header = fc.oneof(
      fc.string({ unit: 'grapheme-ascii', maxLength: 30 }),
      fc.integer().map(String),
      fc.date().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );

    fc.assert(
      fc.property(fc.option(header), fc.option(header), (retryAfter, rateLimit) => {
        const headers = new Headers();
        if (retryAfter !== null) headers.set('retry-after', retryAfter);
        if (rateLimit !== null) headers.set('ratelimit', rateLimit);

        const wait = parseRetryAt(headers, NOW) - NOW;

        expect(wait).toBeGreaterThanOrEqual(MINUTE);
        expect(wait).toBeLessThanOrEqual(DAY);
      }),
    );
  });

  test('parseRetryAt believes Retry-After before RateLimit when there are both', () => {
    const headers = new Headers({ 'retry-after': '300', ratelimit: '"api";r=0;t=100' });

    expect(parseRetryAt(headers, NOW)).toBe(NOW + 5 * MINUTE);
  });

  test('parseRetryAt believes RateLimit when Retry-After cannot be read', () => {
    const headers = new Headers({ 'retry-after': 'later', ratelimit: '"api";r=0;t=100' });

    expect(parseRetryAt(headers, NOW)).toBe(NOW + 101_000);
  });
});
