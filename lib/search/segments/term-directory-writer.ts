import { ByteWriter } from './byte-writer.ts';
import { countShared } from './term-bytes.ts';
import type { TermDirectoryImage } from './term-directory.ts';

/** Writes a directory, entry by entry in order. */
export class TermDirectoryWriter {
  readonly #terms = new ByteWriter();
  readonly #starts: number[] = [];

  /**
   * Adds an entry: as much of its first term as sets it apart from the term before, for the directory is read whole by
   * every background that wakes.
   */
  add(term: Uint8Array, before: Uint8Array): void {
    this.#starts.push(this.#terms.length);
    this.#terms.writePart(term, 0, Math.min(countShared(before, term) + 1, term.length));
  }

  finish(): TermDirectoryImage {
    return { starts: Uint32Array.from([...this.#starts, this.#terms.length]), terms: this.#terms.toBytes() };
  }
}
