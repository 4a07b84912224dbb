import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFeed } from '../../../lib/feed/parse-feed.ts';
import { aDay } from '../../support/a-paper.ts';
import { aRow } from '../../support/a-row.ts';
import { expectSoundPaper } from '../../support/paper-invariants.ts';

const DAY = aDay('2026-05-20');

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.webUrl({ withQueryParameters: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    'https://github.com/a/../b',
    'https://github.com/../..',
    'https://github.com/a/.git',
    'https://user:pw@example.org',
    '<script>alert(1)</script>',
    '2501.00001v3',
    'cs/0112017',
    '9999-99-99T00:00:00Z',
    '\u202E\u0000\uD800',
    'x'.repeat(400),
  ),
);
const vnode = fc.record({ type: fc.constant('script'), props: fc.anything(), constructor: fc.constant(undefined) });
const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  hostileText,
  vnode,
  fc.array(hostileText, { maxLength: 60 }),
  fc.constantFrom(null, undefined, NaN, Infinity, -Infinity, 1e300, -1, 2 ** 53),
);
const paperFields = fc.constantFrom(...Object.keys(aRow().paper as object), 'withdrawnAt', '__proto__', 'constructor');
const rowFields = fc.constantFrom(...Object.keys(aRow()), 'organization', '__proto__');
const mutation = fc.record({
  inPaper: fc.array(fc.tuple(paperFields, anyValue), { maxLength: 5 }),
  inRow: fc.array(fc.tuple(rowFields, anyValue), { maxLength: 2 }),
});

/** Sets fields as JSON does: `__proto__` becomes a field like any other. */
function setField(target: object, field: string, value: unknown): void {
  Object.defineProperty(target, field, { value, enumerable: true, configurable: true, writable: true });
}

test('F31 parseFeed never throws and gives only sound papers when rows are mutated at will', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), fc.boolean(), (mutations, isDayKnown) => {
      const rows = mutations.map(({ inPaper, inRow }) => {
        const row = aRow();
        for (const [field, value] of inPaper) setField(row.paper as object, field, value);
        for (const [field, value] of inRow) setField(row, field, value);
        return row;
      });

      const { papers, rejects } = parseFeed(rows, isDayKnown ? DAY : undefined, DAY);

      for (const paper of papers) expectSoundPaper(paper);
      expect(new Set(papers.map((paper) => paper.id)).size).toBe(papers.length);
      const rejected = Object.values(rejects).reduce((sum, count) => sum + count, 0);
      expect(papers.length + rejected).toBe(rows.length);
    }),
    { numRuns: 5_000 },
  );
}, 60_000);

test('parseFeed never throws and gives only sound papers when rows are anything at all', () => {
  fc.assert(
    fc.property(fc.array(fc.anything({ withNullPrototype: true, withBigInt: true }), { maxLength: 5 }), (rows) => {
      const { papers } = parseFeed(rows, DAY);

      for (const paper of papers) expectSoundPaper(paper);
      expect(papers.length).toBeLessThanOrEqual(rows.length);
    }),
    { numRuns: 1_000 },
  );
});
