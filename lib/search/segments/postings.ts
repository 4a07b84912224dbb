import type { ByteWriter } from './byte-writer.ts';

/** In which documents one field holds a term, and how often; documents ascend. */
export interface FieldPostings {
  readonly docs: Int32Array;
  readonly frequencies: Uint16Array;
}

/** The postings of one term, at the number of each field; a field that never holds it is missing. */
export type TermPostings = readonly (FieldPostings | undefined)[];

/** A field's number takes three bits beside the count of its documents. */
const FIELD_BITS = 3;
export const MAX_FIELDS = 1 << FIELD_BITS;

/** Collects the postings of one field, from several segments one after the other. */
export class PostingsBuffer {
  #docs = new Int32Array(64);
  #frequencies = new Uint16Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The first `length` of these are its documents, until it is changed. */
  get docs(): Int32Array {
    return this.#docs;
  }

  push(doc: number, frequency: number): void {
    if (this.#length === this.#docs.length) this.#grow();
    this.#docs[this.#length] = doc;
    this.#frequencies[this.#length] = frequency;
    this.#length += 1;
  }

  clear(): void {
    this.#length = 0;
  }

  /** A copy of what was collected; undefined when that is nothing. */
  toPostings(): FieldPostings | undefined {
    if (this.#length === 0) return undefined;
    return { docs: this.#docs.slice(0, this.#length), frequencies: this.#frequencies.slice(0, this.#length) };
  }

  /** Writes `count << 3 | field`, then each document as the distance from the one before. */
  encode(writer: ByteWriter, field: number): void {
    if (this.#length === 0) return;
    writer.writeVarint((this.#length << FIELD_BITS) | field);
    let previous = -1;
    for (let index = 0; index < this.#length; index += 1) {
      const doc = this.#docs[index]!;
      const frequency = this.#frequencies[index]!;
      // The lowest bit says that a frequency other than one follows.
      writer.writeVarint(((doc - previous - 1) << 1) | (frequency > 1 ? 1 : 0));
      if (frequency > 1) writer.writeVarint(frequency);
      previous = doc;
    }
  }

  /**
   * Decodes documents and frequencies from a place in the bytes. One loop over plain arrays: most of the
   * time of a search in a context that has just started goes by here.
   *
   * @returns the place after them
   */
  decode(
    bytes: Uint8Array,
    start: number,
    { count, docCount, base, numbers }: Numbering & { readonly count: number; readonly docCount: number },
  ): number {
    while (this.#length + count > this.#docs.length) this.#grow();
    const docs = this.#docs;
    const frequencies = this.#frequencies;
    let length = this.#length;
    let position = start;
    let doc = -1;
    for (let rest = count; rest > 0; rest -= 1) {
      let byte = bytes[position++]!;
      let delta = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = bytes[position++]!;
        delta |= (byte & 0x7f) << shift;
      }
      doc += (delta >>> 1) + 1;
      if (doc >= docCount) throw new RangeError('postings of an unknown document');
      let frequency = 1;
      if ((delta & 1) === 1) {
        byte = bytes[position++]!;
        frequency = byte & 0x7f;
        for (let shift = 7; byte >= 0x80; shift += 7) {
          byte = bytes[position++]!;
          frequency |= (byte & 0x7f) << shift;
        }
      }
      const target = numbers ? numbers[doc]! : base + doc;
      docs[length] = target;
      frequencies[length] = frequency;
      if (target >= 0) length += 1;
    }
    if (position > bytes.length) throw new RangeError('postings are cut short');
    this.#length = length;
    return position;
  }

  #grow(): void {
    const docs = new Int32Array(this.#docs.length * 2);
    const frequencies = new Uint16Array(docs.length);
    docs.set(this.#docs);
    frequencies.set(this.#frequencies);
    this.#docs = docs;
    this.#frequencies = frequencies;
  }
}

/** Where decoded documents go: their numbers from `base` on, or as `numbers` has them, -1 for one that is left out. */
export interface Numbering {
  readonly base: number;
  readonly numbers?: Int32Array | undefined;
}

/**
 * Decodes one term's postings into the buffers of the fields.
 *
 * @throws RangeError when the bytes are no postings of `docCount` documents
 */
export function decodePostings(
  bytes: Uint8Array,
  docCount: number,
  buffers: readonly PostingsBuffer[],
  numbering: Numbering,
): void {
  const reader = new VarintReader(bytes);
  while (reader.position < bytes.length) {
    const header = reader.read();
    const buffer = buffers[header & (MAX_FIELDS - 1)];
    const count = header >>> FIELD_BITS;
    if (!buffer || count > docCount) throw new RangeError('postings of an unknown field or of too many documents');
    reader.position = buffer.decode(bytes, reader.position, { count, docCount, ...numbering });
  }
}

/** Reads LEB128 varints one after the other. */
export class VarintReader {
  position: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, position = 0) {
    this.#bytes = bytes;
    this.position = position;
  }

  /** @throws RangeError past the end */
  read(): number {
    const first = this.#bytes[this.position]!;
    if (first < 0x80) {
      this.position += 1;
      return first;
    }
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#bytes[this.position];
      if (byte === undefined) throw new RangeError('bytes end within a number');
      this.position += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new RangeError('a number is too long');
  }
}
