import type { Segment } from './segment.ts';
import type { TermCursor } from './term-cursor.ts';
import { encodeTerm } from './term-bytes.ts';
import { TermTable } from './term-table.ts';

/** Beyond any distance that is asked for. */
const FAR = 255;
const MAX_BYTES_PER_UNIT = 3;

export interface FuzzyWord {
  readonly word: string;
  readonly maxDistance: number;
  /** What terms must begin with; anything when left out. */
  readonly beginning?: string;
}

/**
 * Walks all terms of a segment that are within an edit distance of a word, counted in UTF-16 units as
 * MiniSearch counts it: inserting, deleting or replacing one unit is one edit.
 *
 * @param visit called with the cursor at each such term, and its distance
 */
export function visitFuzzyTerms(
  segment: Segment,
  { word, maxDistance, beginning = '' }: FuzzyWord,
  visit: (cursor: TermCursor, distance: number) => void,
): void {
  const distances = new PrefixDistances(word, maxDistance);
  const prefix = encodeTerm(beginning);
  const cursor = new TermTable(segment.table).seek(prefix);
  if (!cursor) return;
  for (; !cursor.isAtEnd && cursor.startsWith(prefix); cursor.advance()) {
    const distance = distances.measure(cursor);
    if (distance <= maxDistance) visit(cursor, distance);
  }
}

/**
 * Edit distances of terms given in sorted order: what was computed for the beginning that a term shares
 * with the one before is used again, and no term is looked at beyond where it is already too far.
 */
class PrefixDistances {
  readonly #word: Uint16Array;
  readonly #maxDistance: number;
  /** Row `depth` holds the distances of a term's first `depth` bytes to each beginning of the word. */
  readonly #rows: Uint8Array[] = [];
  /** So many rows belong to the beginning of the latest term. */
  #validDepth = 0;
  /** The latest term is too far from this depth on; past its end when it is not. */
  #deadDepth = Number.POSITIVE_INFINITY;

  constructor(word: string, maxDistance: number) {
    this.#word = Uint16Array.from({ length: word.length }, (_, index) => word.charCodeAt(index));
    this.#maxDistance = maxDistance;
    this.#rows.push(Uint8Array.from({ length: this.#word.length + 1 }, (_, index) => Math.min(index, FAR)));
  }

  measure(cursor: TermCursor): number {
    const { shared, bytes, length } = cursor;
    if (shared >= this.#deadDepth) return FAR;
    this.#validDepth = Math.min(this.#validDepth, shared);
    this.#deadDepth = Number.POSITIVE_INFINITY;
    if (length > (this.#word.length + this.#maxDistance) * MAX_BYTES_PER_UNIT) return FAR;
    for (let depth = this.#validDepth; depth < length; depth += 1) {
      const byte = bytes[depth]!;
      if (byte >= 0x80) return this.#measureText(cursor.text);
      this.#validDepth = depth + 1;
      if (this.#computeRow(depth + 1, byte) > this.#maxDistance) {
        this.#deadDepth = depth + 1;
        return FAR;
      }
    }
    return this.#rows[length]![this.#word.length]!;
  }

  /** @returns the least distance in the row, below which no longer term can fall */
  #computeRow(depth: number, unit: number): number {
    const above = this.#rows[depth - 1]!;
    const row = (this.#rows[depth] ??= new Uint8Array(this.#word.length + 1));
    row[0] = Math.min(depth, FAR);
    let least = row[0];
    for (let column = 1; column < row.length; column += 1) {
      const replaced = above[column - 1]! + (this.#word[column - 1] === unit ? 0 : 1);
      const distance = Math.min(replaced, above[column]! + 1, row[column - 1]! + 1, FAR);
      row[column] = distance;
      if (distance < least) least = distance;
    }
    return least;
  }

  /** Bytes are no UTF-16 units here; such terms are few. */
  #measureText(text: string): number {
    if (Math.abs(text.length - this.#word.length) > this.#maxDistance) return FAR;
    const other = new PrefixDistances(String.fromCharCode(...this.#word), FAR);
    for (let index = 0; index < text.length; index += 1) other.#computeRow(index + 1, text.charCodeAt(index));
    return other.#rows[text.length]![this.#word.length]!;
  }
}
