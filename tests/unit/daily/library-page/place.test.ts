import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spanOf } from '../../../../lib/daily/digest/digest-span.ts';
import { formatPlace, parsePlace, type LibraryPlace } from '../../../../lib/daily/library-page/place.ts';
import { addDays } from '../../../../lib/papers/feed-day.ts';
import { aDay } from '../../../support/a-paper.ts';
import { anyText } from '../../../support/any-text.ts';

const WHAT_IS_NEW: LibraryPlace = { section: 'digest', span: { kind: 'new' } };
const NO_DRAFT: LibraryPlace = { section: 'topics', draft: undefined };

const draft = fc.record({
  kind: fc.constantFrom('follow' as const, 'mute' as const),
  query: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
});
const calendarSpan = fc
  .tuple(fc.constantFrom('day' as const, 'week' as const, 'month' as const), fc.nat({ max: 20_000 }))
  .map(([kind, days]) => spanOf(kind, addDays(aDay('2023-05-04'), days)));
const span = fc.oneof(fc.constant({ kind: 'new' as const }), calendarSpan);
const place = fc.oneof<fc.Arbitrary<LibraryPlace>[]>(
  fc.constantFrom<LibraryPlace>({ section: 'archive' }, { section: 'moved' }, NO_DRAFT),
  span.map((each) => ({ section: 'digest' as const, span: each })),
  draft.map((each) => ({ section: 'topics' as const, draft: each })),
);

describe('parsePlace', () => {
  test('parsePlace reads the very place when formatPlace has written it', () => {
    fc.assert(
      fc.property(place, fc.constantFrom('', '#'), (each, mark) => {
        expect(parsePlace(mark + formatPlace(each))).toEqual(each);
      }),
    );
  });

  test('parsePlace reads the very place when the address has gone through the browser', () => {
    fc.assert(
      fc.property(place, (each) => {
        const url = new URL('https://example.org/library.html');
        url.hash = formatPlace(each);

        expect(parsePlace(url.hash)).toEqual(each);
      }),
    );
  });

  test.each<[string, LibraryPlace]>([
    ['', WHAT_IS_NEW],
    ['#', WHAT_IS_NEW],
    ['#digest', WHAT_IS_NEW],
    ['#digest/2026-02-30', WHAT_IS_NEW],
    ['#digest/2026-W54', WHAT_IS_NEW],
    ['#digest/2026-13', WHAT_IS_NEW],
    ['#nowhere', WHAT_IS_NEW],
    ['#Topics', WHAT_IS_NEW],
    ['#__proto__/constructor', WHAT_IS_NEW],
    ['#%E0%A4%A/%', WHAT_IS_NEW],
    ['#archive/more', { section: 'archive' }],
    ['#topics/follow', NO_DRAFT],
    ['#topics/follow/', NO_DRAFT],
    ['#topics/delete/agents', NO_DRAFT],
    ['#topics/follow/%', NO_DRAFT],
    ['#topics/mute/a%2Fb/c', { section: 'topics', draft: { kind: 'mute', query: 'a/b' } }],
    ['#topics/follow/%23%3Cimg%3E', { section: 'topics', draft: { kind: 'follow', query: '#<img>' } }],
  ])('parsePlace leads to a place that is there when the address is %s', (hash, expected) => {
    expect(parsePlace(hash)).toEqual(expected);
  });

  test('parsePlace never throws, and names what formatPlace writes, when the address is hostile', () => {
    const part = fc.oneof(
      anyText(),
      fc.constantFrom('topics', 'digest', 'follow', 'mute', '%', '%ED%A0%80', '#', '..', '2026-05-20'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const read = parsePlace(`#${parts.join('/')}`);
        const again = parsePlace(formatPlace(read));

        expect(again.section).toBe(read.section);
      }),
    );
  });
});

describe('formatPlace', () => {
  test('formatPlace writes an address when a query was cut through the middle of a sign', () => {
    const cut = '🧠'.slice(0, 1);

    expect(formatPlace({ section: 'topics', draft: { kind: 'follow', query: `brain ${cut}` } })).toBe(
      'topics/follow/brain%20%EF%BF%BD',
    );
  });
});
