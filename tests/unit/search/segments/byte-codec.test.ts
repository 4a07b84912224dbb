import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteWriter } from '../../../../lib/search/segments/byte-writer.ts';
import { checksum } from '../../../../lib/search/segments/checksum.ts';
import { VarintReader } from '../../../../lib/search/segments/postings.ts';

const word32 = fc.oneof(fc.nat(300), fc.nat(0xffff_ffff), fc.constantFrom(0x7f, 0x80, 0x3fff, 0x4000, 0xffff_ffff));

describe('ByteWriter and VarintReader', () => {
  test('give numbers back as they were written, however many', () => {
    fc.assert(
      fc.property(fc.array(word32, { maxLength: 2_000 }), (numbers) => {
        const writer = new ByteWriter();
        for (const number of numbers) writer.writeVarint(number);

        const reader = new VarintReader(writer.toBytes());

        expect(numbers.map(() => reader.read())).toEqual(numbers);
        expect(reader.position).toBe(writer.length);
      }),
    );
  });

  test('throw and never read past the end when bytes were cut off', () => {
    fc.assert(
      fc.property(fc.array(word32, { minLength: 1, maxLength: 50 }), fc.nat(), (numbers, cut) => {
        const writer = new ByteWriter();
        for (const number of numbers) writer.writeVarint(number);
        const reader = new VarintReader(writer.toBytes().subarray(0, cut % writer.length));

        expect(() => numbers.forEach(() => reader.read())).toThrow(RangeError);
      }),
    );
  });

  test('throw when a number has more than five bytes', () => {
    expect(() => new VarintReader(new Uint8Array(20).fill(0x80)).read()).toThrow(RangeError);
  });

  test('begin at multiples of the alignment, with zeros before, when it is asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 12 }),
        fc.constantFrom(2, 4, 8),
        (parts, to) => {
          const writer = new ByteWriter();
          const starts = parts.map((part) => {
            writer.align(to);
            const start = writer.length;
            writer.writeBytes(part);
            return start;
          });
          const bytes = writer.toBytes();
          const wanted = new Uint8Array(bytes.length);
          parts.forEach((part, index) => wanted.set(part, starts[index]));

          expect(starts.every((start) => start % to === 0)).toBe(true);
          expect(bytes).toEqual(wanted);
        },
      ),
    );
  });

  test('ByteWriter keeps nothing of what was written before when it is cleared', () => {
    const writer = new ByteWriter();
    writer.writeBytes(new Uint8Array(10).fill(7));
    writer.clear();
    writer.writeVarint(1);
    writer.align(4);

    expect(writer.toBytes()).toEqual(Uint8Array.from([1, 0, 0, 0]));
  });
});

describe('checksum', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 });

  test('notices any change within one word', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 0xffff_ffff }), (original, place, change) => {
        const start = (place % Math.ceil(original.length / 4)) * 4;
        const changed = original.slice();
        for (let index = 0; index < 4; index += 1) changed[start + index]! ^= (change >>> (8 * index)) & 0xff;
        fc.pre(changed.some((byte, index) => byte !== original[index]));

        expect(checksum(changed)).not.toBe(checksum(original));
      }),
      { numRuns: 1_000 },
    );
  });

  test('notices each single bit of a page', () => {
    const page = Uint8Array.from({ length: 513 }, (_, index) => (index * 7_919) & 0xff);
    const sums = Array.from({ length: page.length * 8 }, (_, bit) => {
      const changed = page.slice();
      changed[bit >>> 3]! ^= 1 << (bit & 7);
      return checksum(changed);
    });

    expect(sums).not.toContain(checksum(page));
  });

  test('notices words in each other’s place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 300 }), fc.nat(), fc.nat(), (original, one, other) => {
        const wordCount = Math.floor(original.length / 2);
        const [a, b] = [(one % wordCount) * 2, (other % wordCount) * 2];
        const changed = original.slice();
        changed.set(original.subarray(a, a + 2), b);
        changed.set(original.subarray(b, b + 2), a);
        fc.pre(changed.some((byte, index) => byte !== original[index]));

        expect(checksum(changed)).not.toBe(checksum(original));
      }),
      { numRuns: 1_000 },
    );
  });

  test('notices words in each other’s place when they are the last ones and have one sum of bytes', () => {
    const before = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 142, 123, 0, 0, 54, 211]);
    const after = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 54, 211, 0, 0, 142, 123]);

    expect(checksum(after)).not.toBe(checksum(before));
  });

  test('notices zeros that were cut off or added', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 40 }), (original, more) => {
        const longer = new Uint8Array(original.length + more);
        longer.set(original);

        expect(checksum(longer)).not.toBe(checksum(original));
      }),
    );
  });

  test('is the same wherever in its buffer the bytes lie', () => {
    fc.assert(
      fc.property(bytes, fc.nat(7), (original, offset) => {
        const buffer = new Uint8Array(original.length + offset);
        buffer.set(original, offset);

        expect(checksum(buffer.subarray(offset))).toBe(checksum(original));
      }),
    );
  });
});
