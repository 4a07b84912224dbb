import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeMark, MARK_FIELDS, mergeMarks, parseMark, type Mark } from '../../../lib/store/mark.ts';
import { idNumber } from '../../support/a-paper.ts';

const ID = idNumber(1);
const stamped = fc.record({ value: fc.boolean(), at: fc.integer({ min: 0, max: 20 }) });
const title = fc.constantFrom('', 'A title', 'Another title');
const anyMark: fc.Arbitrary<Mark> = fc.record(
  { id: fc.constant(ID), title, saved: stamped, read: stamped, hidden: stamped },
  { requiredKeys: ['id', 'title'] },
);

describe('mergeMarks', () => {
  test('mergeMarks gives the same whichever copy comes first', () => {
    fc.assert(
      fc.property(anyMark, anyMark, (a, b) => {
        expect(mergeMarks(a, b)).toEqual(mergeMarks(b, a));
      }),
    );
  });

  test('mergeMarks changes nothing when both copies are the same, or one was merged before', () => {
    fc.assert(
      fc.property(anyMark, anyMark, (a, b) => {
        const merged = mergeMarks(a, b);

        expect(mergeMarks(a, a)).toEqual(a);
        expect(mergeMarks(merged, a)).toEqual(merged);
        expect(mergeMarks(b, merged)).toEqual(merged);
      }),
    );
  });

  test('mergeMarks decides as one when three copies are joined in any order', () => {
    fc.assert(
      fc.property(anyMark, anyMark, anyMark, (a, b, c) => {
        const [left, right] = [mergeMarks(mergeMarks(a, b), c), mergeMarks(a, mergeMarks(b, c))];

        for (const field of MARK_FIELDS) expect(left[field]).toEqual(right[field]);
      }),
    );
  });

  test('mergeMarks lets the newest decision win in each field', () => {
    fc.assert(
      fc.property(anyMark, anyMark, (a, b) => {
        const merged = mergeMarks(a, b);

        for (const field of MARK_FIELDS) {
          const newest = Math.max(a[field]?.at ?? -1, b[field]?.at ?? -1);
          expect(merged[field]?.at ?? -1).toBe(newest);
          expect([a[field], b[field]]).toContainEqual(merged[field]);
        }
      }),
    );
  });

  test('mergeMarks keeps a mark taken back when that came later', () => {
    const saved: Mark = { id: ID, title: 'A', saved: { value: true, at: 1 } };
    const takenBack: Mark = { id: ID, title: 'A', saved: { value: false, at: 2 } };

    expect(mergeMarks(saved, takenBack).saved).toEqual({ value: false, at: 2 });
  });

  test('mergeMarks takes the title of the newer copy when both have one', () => {
    const old: Mark = { id: ID, title: 'Old', saved: { value: true, at: 1 } };
    const recent: Mark = { id: ID, title: 'New', read: { value: true, at: 2 } };

    expect(mergeMarks(old, recent).title).toBe('New');
    expect(mergeMarks({ ...recent, title: '' }, old).title).toBe('Old');
  });
});

describe('changeMark', () => {
  test('changeMark makes the last word win whatever the clock does', () => {
    const changes = fc.array(
      fc.record({
        field: fc.constantFrom(...MARK_FIELDS),
        value: fc.boolean(),
        now: fc.integer({ min: -100, max: 100 }),
      }),
      { minLength: 1 },
    );

    fc.assert(
      fc.property(changes, (steps) => {
        let mark: Mark = { id: ID, title: 'A' };
        for (const { field, value, now } of steps) {
          const changed = changeMark(mark, field, value, now);

          expect(changed[field]?.value).toBe(value);
          expect(mergeMarks(mark, changed)).toEqual(changed);
          mark = changed;
        }
      }),
    );
  });
});

describe('parseMark', () => {
  test('parseMark reads its own marks back for any mark', () => {
    fc.assert(
      fc.property(anyMark, (mark) => {
        expect(parseMark(JSON.parse(JSON.stringify(mark)))).toEqual(mark);
      }),
    );
  });

  test('parseMark never throws for anything', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const mark = parseMark(stored);

        expect(mark === undefined ? undefined : parseMark(mark)).toEqual(mark);
      }),
    );
  });

  test.each([undefined, null, 7, 'mark', [], {}, { id: 'no id' }, { id: 3 }, { title: 'A' }])(
    'parseMark reads no mark in %j',
    (stored) => {
      expect(parseMark(stored)).toBeUndefined();
    },
  );

  test('parseMark keeps what it can read when a part is garbage', () => {
    const stored = { id: ID, title: 7, saved: { value: true, at: 5 }, read: 'yes', hidden: { value: 1, at: 'x' } };

    expect(parseMark(stored)).toEqual({ id: ID, title: '', saved: { value: true, at: 5 } });
  });

  test.each([-1, 1e15, 1e300, NaN, Infinity, '5', null])('parseMark takes a decision of %j for garbage', (at) => {
    expect(parseMark({ id: ID, title: 'A', saved: { value: true, at } })).toEqual({ id: ID, title: 'A' });
  });
});
