import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteWriter } from '../../../../lib/search/segments/byte-writer.ts';
import { PostingsCache } from '../../../../lib/search/segments/postings-cache.ts';
import {
  decodePostings,
  type Numbering,
  MAX_FIELDS,
  PostingsBuffer,
  type TermPostings,
} from '../../../../lib/search/segments/postings.ts';

type Entries = readonly (readonly [doc: number, frequency: number])[];

/** For each field the documents that hold a term, and how often. */
const fieldEntries = fc.array(
  fc
    .uniqueArray(fc.tuple(fc.nat(5_000), fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 0xffff }))), {
      selector: ([doc]) => doc,
      maxLength: 200,
    })
    .map((entries) => entries.toSorted(([a], [b]) => a - b)),
  { minLength: 1, maxLength: MAX_FIELDS },
);

function encode(fields: readonly Entries[]): Uint8Array {
  const writer = new ByteWriter();
  fields.forEach((entries, field) => {
    const buffer = new PostingsBuffer();
    for (const [doc, frequency] of entries) buffer.push(doc, frequency);
    buffer.encode(writer, field);
  });
  return writer.toBytes();
}

function decode(bytes: Uint8Array, docCount: number, numbering: Numbering = { base: 0 }): Entries[] {
  const buffers = Array.from({ length: MAX_FIELDS }, () => new PostingsBuffer());
  decodePostings(bytes, docCount, buffers, numbering);
  return buffers.map((buffer) => {
    const postings = buffer.toPostings();
    return Array.from(postings?.docs ?? [], (doc, index) => [doc, postings!.frequencies[index]!] as const);
  });
}

const trimmed = (fields: readonly Entries[]): Entries[] =>
  Array.from({ length: MAX_FIELDS }, (_, field) => [...(fields[field] ?? [])]);

function tryDecoding(bytes: Uint8Array, docCount: number): { docs: number[]; error?: unknown } {
  try {
    return { docs: decode(bytes, docCount).flatMap((entries) => entries.map(([doc]) => doc)) };
  } catch (error) {
    return { docs: [], error };
  }
}

describe('postings', () => {
  test('come back as they were written', () => {
    fc.assert(
      fc.property(fieldEntries, (fields) => {
        expect(decode(encode(fields), 5_001)).toEqual(trimmed(fields));
      }),
    );
  });

  test('come back in the wanted numbering without what is left out', () => {
    fc.assert(
      fc.property(fieldEntries, fc.nat(9), (fields, kept) => {
        const toDoc = (doc: number): number => (doc % 10 <= kept ? doc + 1_000_000 : -1);

        const wanted = fields.map((entries) =>
          entries.filter(([doc]) => doc % 10 <= kept).map(([doc, frequency]) => [doc + 1_000_000, frequency] as const),
        );

        const numbers = Int32Array.from({ length: 5_001 }, (_, doc) => toDoc(doc));
        expect(decode(encode(fields), 5_001, { base: 0, numbers })).toEqual(trimmed(wanted));
      }),
    );
  });

  test('throw and name no document that is not there when their bytes are not what was written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(20), (bytes, docCount) => {
        const { docs, error } = tryDecoding(bytes, docCount);

        expect(docs.every((doc) => doc >= 0 && doc < docCount)).toBe(true);
        expect(error === undefined || error instanceof RangeError).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('PostingsBuffer is empty again when it is cleared', () => {
    const buffer = new PostingsBuffer();
    for (let doc = 0; doc < 200; doc += 1) buffer.push(doc, 1);
    expect(buffer).toHaveLength(200);
    buffer.clear();

    expect(buffer.toPostings()).toBeUndefined();
  });
});

describe('PostingsCache', () => {
  const postingsOf = (count: number): TermPostings => [
    undefined,
    { docs: new Int32Array(count), frequencies: new Uint16Array(count) },
  ];

  test('forgets what was asked for longest ago when it holds too much', () => {
    const cache = new PostingsCache();
    cache.set('old', postingsOf(500_000));
    cache.set('used', postingsOf(500_000));
    cache.get('old');
    cache.set('new', postingsOf(500_000));

    expect(['old', 'used', 'new'].map((term) => cache.has(term))).toEqual([true, false, true]);
  });

  test('keeps a term that is larger than all its room while it is the newest', () => {
    const cache = new PostingsCache();
    cache.set('small', postingsOf(10));
    cache.set('huge', postingsOf(5_000_000));

    expect([cache.has('small'), cache.has('huge')]).toEqual([false, true]);
    cache.set('next', postingsOf(10));
    expect([cache.has('huge'), cache.has('next')]).toEqual([false, true]);
  });
});
