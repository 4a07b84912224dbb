import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareBytes, encodeTerm } from '../../../../lib/search/segments/term-bytes.ts';
import { TermTable, type TableRange, type TermTableImage } from '../../../../lib/search/segments/term-table.ts';
import { countHeaderBytes } from '../../../../lib/search/segments/posting-pages.ts';
import { TermTableWriter } from '../../../../lib/search/segments/term-table-writer.ts';
import { BLOCK_BYTES } from '../../../../lib/search/segments/segment-layout.ts';
import { TermCursor } from '../../../../lib/search/segments/term-cursor.ts';

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
/** Enough for a directory of several entries. */
const manyTexts = fc.uniqueArray(text, { minLength: 300, maxLength: 500, size: 'max' });

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
      end += countHeaderBytes(bytes.length, length) + length;
      return { text: term, bytes, offset: end - length, length };
    });
}

function write(terms: readonly Term[]): TermTableImage {
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

/** A table of which but a range has been read. */
function readOnly(table: TermTableImage, { terms, blocks }: TableRange): TermTableImage {
  const bytes = new Uint8Array(table.bytes.length);
  bytes.set(table.bytes.subarray(terms.start, terms.end), terms.start);
  const kept = new Uint32Array(table.blocks.length);
  kept.set(table.blocks.subarray(blocks.start / 4, blocks.end / 4), blocks.start / 4);
  const hasRead = (block: number): boolean => {
    const [first, next] = [table.blocks[block * 2]!, table.blocks[block * 2 + 2] ?? bytes.length];
    return block * BLOCK_BYTES >= blocks.start && first >= terms.start && next <= terms.end;
  };
  return { ...table, bytes, blocks: kept, hasRead };
}

function walkBeginning(table: TermTable, beginning: Uint8Array): string[] {
  const walked: string[] = [];
  const cursor = table.seek(beginning);
  if (!cursor) return walked;
  for (; !cursor.isAtEnd && cursor.startsWith(beginning); cursor.advance()) walked.push(cursor.text);
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

  test('finds and walks as ever when nothing was read but what it asked for, and refuses what was not', () => {
    fc.assert(
      fc.property(manyTexts, fc.array(text, { maxLength: 20 }), (terms, others) => {
        const arranged = arrange(terms);
        const whole = write(arranged);
        for (const wanted of [...terms.slice(0, 20), ...others].map(encodeTerm)) {
          const found = new TermTable(readOnly(whole, new TermTable(whole).locateBeginning(wanted))).find(wanted);
          expect(found).toEqual(new TermTable(whole).find(wanted));

          const beginning = wanted.subarray(0, 1 + (wanted.length >> 1));
          const table = new TermTable(readOnly(whole, new TermTable(whole).locateBeginning(beginning)));
          expect(walkBeginning(table, beginning)).toEqual(walkBeginning(new TermTable(whole), beginning));
        }
        const unread = new TermTable(readOnly(whole, { terms: { start: 0, end: 0 }, blocks: { start: 0, end: 0 } }));
        expect(() => unread.find(arranged[0]!.bytes)).toThrow(/read/);
      }),
      { numRuns: 50 },
    );
  });

  test('has nothing when it is empty', () => {
    const table = new TermTable(new TermTableWriter().finish());

    expect(table.find(encodeTerm('a'))).toBeUndefined();
    expect(table.seek(encodeTerm(''))).toBeUndefined();
  });
});
