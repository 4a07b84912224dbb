/** Bytes that grow as they are written; numbers as LEB128 varints, seven bits a byte. */
export class ByteWriter {
  #bytes = new Uint8Array(1_024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  writeVarint(value: number): void {
    this.#ensureRoom(5);
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  writeBytes(bytes: Uint8Array): void {
    this.#ensureRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /**
   * The same of a few of some bytes. A view of a short array gives it a buffer outside the heap: one for each term of an
   * index, and the garbage collector holds up whoever shares the thread for a tenth of a second.
   */
  writePart(bytes: Uint8Array, start: number, end: number): void {
    this.#ensureRoom(end - start);
    for (let index = start; index < end; index += 1) this.#bytes[this.#length++] = bytes[index]!;
  }

  /** Appends zeros up to a multiple of `alignment`, so that typed arrays may begin there. */
  align(alignment: number): void {
    const zeros = (alignment - (this.#length % alignment)) % alignment;
    this.#ensureRoom(zeros);
    this.#bytes.fill(0, this.#length, this.#length + zeros);
    this.#length += zeros;
  }

  /** What has been written, as a copy of exactly its size. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  /** What has been written, until more is. */
  view(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Begins anew, keeping the room. */
  clear(): void {
    this.#length = 0;
  }

  #ensureRoom(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}
