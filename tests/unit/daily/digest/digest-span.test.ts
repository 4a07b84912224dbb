import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  describeSpan,
  findNeighborSpan,
  formatSpan,
  parseSpan,
  spanOf,
  toDayRange,
  type CalendarSpan,
} from '../../../../lib/daily/digest/digest-span.ts';
import { addDays } from '../../../../lib/papers/feed-day.ts';
import { aDay } from '../../../support/a-paper.ts';

const KINDS = ['day', 'week', 'month'] as const;
const anySpan = fc
  .tuple(fc.constantFrom(...KINDS), fc.integer({ min: 0, max: 4_000 }))
  .map(([kind, offset]) => spanOf(kind, addDays(aDay('2023-05-04'), offset)));

describe('A digest’s span', () => {
  test('is read from its address as it was written', () => {
    fc.assert(
      fc.property(anySpan, (span) => {
        expect(parseSpan(formatSpan(span))).toEqual(span);
      }),
    );
    expect(parseSpan(formatSpan({ kind: 'new' }))).toEqual({ kind: 'new' });
  });

  test('is what is new when the address names none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\d{4}-/.test(text));
        expect(parseSpan(text)).toEqual({ kind: 'new' });
      }),
    );
  });

  test('meets its neighbors without a gap, and is theirs in turn', () => {
    fc.assert(
      fc.property(anySpan, (span) => {
        const after = findNeighborSpan(span, 'after');
        expect(toDayRange(after).first).toBe(addDays(toDayRange(span).last, 1));
        expect(findNeighborSpan(after, 'before')).toEqual(span);
      }),
    );
  });

  test.each([
    ['day', 'Friday, May 29, 2026'],
    ['week', 'Week 22: May 25 – 31, 2026'],
    ['month', 'May 2026'],
  ] as const)('is told in words when it is a %s', (kind, words) => {
    const span: CalendarSpan = spanOf(kind, aDay('2026-05-29'));
    expect(describeSpan(span).replaceAll('\u2009', ' ')).toBe(words);
  });
});
