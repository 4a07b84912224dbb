import { collectPrefix, type FoundTerm } from './prefix-terms.ts';
import type { Segment } from './segment.ts';
import { encodeTerm } from './term-bytes.ts';
import type { TermEntry } from './term-table.ts';

/** A term of the index: where each part holds its postings. */
export interface IndexTerm {
  readonly text: string;
  readonly entries: readonly (TermEntry | undefined)[];
  /** Bytes of its postings, a measure of how common it is that costs no reading. */
  readonly weight: number;
}

/** The terms of several segments as those of one index. */
export class IndexTerms {
  readonly segments: readonly Segment[];

  constructor(segments: readonly Segment[]) {
    this.segments = segments;
  }

  find(text: string): IndexTerm | undefined {
    const bytes = encodeTerm(text);
    return toTerm(
      text,
      this.segments.map((segment) => segment.find(bytes)),
    );
  }

  /**
   * The terms that begin with a text.
   *
   * @param most how many of the commonest to find; all when left out
   */
  findPrefix(prefix: string, most = Number.POSITIVE_INFINITY): IndexTerm[] {
    const bytes = encodeTerm(prefix);
    const found = this.segments.map((segment) => collectPrefix(segment, bytes, most));
    if (found.length === 1) return found[0]!.map(({ text, ...entry }) => toTerm(text, [entry])!);
    const terms = this.join(found, most !== Number.POSITIVE_INFINITY);
    return terms.length > most ? terms.toSorted((a, b) => b.weight - a.weight).slice(0, most) : terms;
  }

  /** Joins what the parts have found; where each has found only some, the others are asked for the rest. */
  join(found: readonly (readonly FoundTerm[])[], isPartial: boolean): IndexTerm[] {
    const joined = new Map<string, (TermEntry | undefined)[]>();
    found.forEach((terms, part) => {
      for (const { text, offset, length } of terms) {
        const entries = joined.get(text) ?? this.segments.map(() => undefined);
        entries[part] = { offset, length };
        joined.set(text, entries);
      }
    });
    return Array.from(joined, ([text, entries]) => (isPartial ? this.find(text)! : toTerm(text, entries)!));
  }
}

function toTerm(text: string, entries: readonly (TermEntry | undefined)[]): IndexTerm | undefined {
  const weight = entries.reduce((sum, entry) => sum + (entry?.length ?? 0), 0);
  return weight === 0 ? undefined : { text, entries, weight };
}
