import type { Segment } from './segment.ts';
import type { TermEntry } from './term-table.ts';

/** A term of one segment. */
export interface FoundTerm extends TermEntry {
  readonly text: string;
}

/** The terms of a segment that begin with given bytes: all of them, or `most` of the commonest. */
export function collectPrefix(segment: Segment, prefix: Uint8Array, most: number): FoundTerm[] {
  const found: FoundTerm[] = [];
  let least = 0;
  const cursor = segment.terms.seek(prefix);
  if (!cursor) return found;
  for (; !cursor.isAtEnd && cursor.startsWith(prefix); cursor.advance()) {
    if (found.length >= most && cursor.postingsLength <= found[least]!.length) continue;
    const term = { text: cursor.text, offset: cursor.postingsOffset, length: cursor.postingsLength };
    if (found.length < most) found.push(term);
    else found[least] = term;
    if (found.length >= most) least = findLeast(found);
  }
  return found;
}

function findLeast(found: readonly FoundTerm[]): number {
  let least = 0;
  for (let index = 1; index < found.length; index += 1) if (found[index]!.length < found[least]!.length) least = index;
  return least;
}
