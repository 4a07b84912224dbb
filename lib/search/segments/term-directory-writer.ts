import { ByteWriter } from './byte-writer.ts';
import type { TermDirectoryImage } from './term-directory.ts';

/** Writes a directory, term by term in order. */
export class TermDirectoryWriter {
  readonly #terms = new ByteWriter();
  readonly #starts: number[] = [];

  add(term: Uint8Array): void {
    this.#starts.push(this.#terms.length);
    this.#terms.writeBytes(term);
  }

  finish(): TermDirectoryImage {
    return { starts: Uint32Array.from([...this.#starts, this.#terms.length]), terms: this.#terms.toBytes() };
  }
}
