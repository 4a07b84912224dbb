import { toTerm, type IndexTerm, type IndexTerms } from './index-terms.ts';
import type { TermEntry } from './posting-pages.ts';
import type { Segment } from './segment.ts';
import type { SegmentedIndex } from './segmented-index.ts';
import { encodeTerm } from './term-bytes.ts';
import { TermTable } from './term-table.ts';

/*
 * What is found by walking the tables of terms: apart from the terms themselves, since a background that answers pages
 * looks words up one by one and has no use for it.
 */

/** A term of one segment. */
export interface FoundTerm {
  readonly text: string;
  readonly entry: TermEntry;
}

/**
 * Reads what is needed to walk whatever begins with a text, all terms if that is empty.
 *
 * @throws SegmentError when a page is missing or unsound, and what the page source throws
 */
export function loadBeginning(index: SegmentedIndex, beginning: string): Promise<void> {
  const bytes = encodeTerm(beginning);
  return index.loadPages(({ segment }) =>
    segment.listPagesOfTable(new TermTable(segment.table).locateBeginning(bytes)),
  );
}

/**
 * The terms that begin with a text, which must have been loaded.
 *
 * @param most how many of the commonest to find; all when left out
 */
export function findPrefix(terms: IndexTerms, prefix: string, most = Number.POSITIVE_INFINITY): IndexTerm[] {
  const bytes = encodeTerm(prefix);
  const found = joinTerms(
    terms,
    terms.segments.map((segment) => collectPrefix(segment, bytes, most)),
    most,
  );
  return found.length > most ? found.toSorted((a, b) => b.weight - a.weight).slice(0, most) : found;
}

/**
 * Joins what the parts have found.
 *
 * @param most a part that has found so many may have others, and is asked for them
 */
export function joinTerms(
  { segments }: IndexTerms,
  found: readonly (readonly FoundTerm[])[],
  most = Number.POSITIVE_INFINITY,
): IndexTerm[] {
  const joined = new Map<string, (TermEntry | undefined)[]>();
  found.forEach((terms, part) => {
    for (const { text, entry } of terms) {
      const entries = joined.get(text) ?? segments.map(() => undefined);
      entries[part] = entry;
      joined.set(text, entries);
    }
  });
  found.forEach((terms, part) => {
    if (terms.length < most) return;
    const table = new TermTable(segments[part]!.table);
    for (const [text, entries] of joined) entries[part] ??= table.find(encodeTerm(text));
  });
  return Array.from(joined, ([text, entries]) => toTerm(text, entries)!);
}

/** The terms of a segment that begin with given bytes: all of them, or `most` of the commonest. */
function collectPrefix(segment: Segment, prefix: Uint8Array, most: number): FoundTerm[] {
  const found: FoundTerm[] = [];
  let least = 0;
  const cursor = new TermTable(segment.table).seek(prefix);
  if (!cursor) return found;
  for (; !cursor.isAtEnd && cursor.startsWith(prefix); cursor.advance()) {
    if (found.length >= most && cursor.postingsLength <= found[least]!.entry.length) continue;
    const term = { text: cursor.text, entry: cursor.entry };
    if (found.length < most) found.push(term);
    else found[least] = term;
    if (found.length >= most) least = findLeast(found);
  }
  return found;
}

function findLeast(found: readonly FoundTerm[]): number {
  let least = 0;
  for (let index = 1; index < found.length; index += 1)
    if (found[index]!.entry.length < found[least]!.entry.length) least = index;
  return least;
}
