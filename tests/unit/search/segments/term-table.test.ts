import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareBytes, encodeTerm, TermTable, TermTableWriter } from '../../../../lib/search/segments/term-table.ts';
import { TermCursor, type TermTableParts } from '../../../../lib/search/segments/term-cursor.ts';

// A byte order mark is no letter: no term begins with one.
const text = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('a', 'b', 'é', '混', '😀'), minLength: 1, maxLength: 8 }),
    fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 60, maxLength: 200 }),
  )
  .map((term) => term.toWellFormed())
  .filter((term) => !term.startsWith('\uFEFF'));
const texts = fc.uniqueArray(text, { maxLength: 120 });

interface Term {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly length: number;
}

/** Terms in the order of a table, each with the place of its made-up postings. */
function arrange(terms: readonly string[]): Term[] {
  let end = 0;
  const encoded = terms.map((term) => ({ term, bytes: encodeTerm(term) }));
  return encoded
    .toSorted((a, b) => compareBytes(a.bytes, b.bytes))
    .map(({ term, bytes }, index) => {
      const length = (index * 37) % 300;
      end += length;
      return { text: term, bytes, offset: end - length, length };
    });
}

function write(terms: readonly Term[]): TermTableParts {
  const writer = new TermTableWriter();
  for (const { bytes, length } of terms) writer.add(bytes, length);
  return writer.finish();
}

function walk(cursor: TermCursor | undefined): Omit<Term, 'bytes'>[] {
  const walked: Omit<Term, 'bytes'>[] = [];
  if (!cursor) return walked;
  while (!cursor.isAtEnd) {
    walked.push({ text: cursor.text, offset: cursor.postingsOffset, length: cursor.postingsLength });
    cursor.advance();
  }
  return walked;
}

const withoutBytes = (terms: readonly Term[]): Omit<Term, 'bytes'>[] =>
  terms.map(({ text: term, offset, length }) => ({ text: term, offset, length }));

describe('a term table', () => {
  test('finds each of its terms and no other', () => {
    fc.assert(
      fc.property(texts, texts, (terms, others) => {
        const arranged = arrange(terms);
        const table = new TermTable(write(arranged));

        for (const { bytes, offset, length } of arranged) expect(table.find(bytes)).toEqual({ offset, length });
        for (const other of others.filter((each) => !terms.includes(each))) {
          expect(table.find(encodeTerm(other))).toBeUndefined();
        }
        expect(table.termCount).toBe(terms.length);
      }),
    );
  });

  test('gives from any text on what stands there in the order of bytes', () => {
    fc.assert(
      fc.property(texts, fc.oneof(text, fc.constant('')), (terms, from) => {
        const arranged = arrange(terms);
        const start = encodeTerm(from);

        const walked = walk(new TermTable(write(arranged)).seek(start));

        expect(walked).toEqual(withoutBytes(arranged.filter(({ bytes }) => compareBytes(bytes, start) >= 0)));
      }),
    );
  });

  test('knows at each term what begins it and what stands before it', () => {
    fc.assert(
      fc.property(texts, text, (terms, other) => {
        const arranged = arrange(terms);
        const cursor = new TermCursor(write(arranged));
        for (const { text: term, bytes } of arranged) {
          expect(cursor.startsWith(encodeTerm(other))).toBe(term.startsWith(other));
          expect(Math.sign(cursor.compare(encodeTerm(other)))).toBe(Math.sign(compareBytes(bytes, encodeTerm(other))));
          cursor.advance();
        }
        expect(cursor.isAtEnd).toBe(true);
      }),
    );
  });

  test('shares with the term before what the cursor says, when it is walked', () => {
    fc.assert(
      fc.property(texts, (terms) => {
        const arranged = arrange(terms);
        const cursor = new TermCursor(write(arranged));
        arranged.forEach(({ bytes }, index) => {
          const before = arranged[index - 1]?.bytes ?? new Uint8Array();
          expect(before.subarray(0, cursor.shared)).toEqual(bytes.subarray(0, cursor.shared));
          cursor.advance();
        });
      }),
    );
  });

  test('has nothing when it is empty', () => {
    const table = new TermTable(new TermTableWriter().finish());

    expect(table.find(encodeTerm('a'))).toBeUndefined();
    expect(table.seek(encodeTerm(''))).toBeUndefined();
  });
});
