import type { TermEntry } from './posting-pages.ts';
import type { Segment } from './segment.ts';
import { encodeTerm } from './term-bytes.ts';

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

  /** @throws SegmentError when it has not been loaded */
  find(text: string): IndexTerm | undefined {
    const bytes = encodeTerm(text);
    return toTerm(
      text,
      this.segments.map((segment) => segment.find(bytes)),
    );
  }
}

/** A term by where each part holds it; undefined when none does. */
export function toTerm(text: string, entries: readonly (TermEntry | undefined)[]): IndexTerm | undefined {
  const weight = entries.reduce((sum, entry) => sum + (entry?.length ?? 0), 0);
  return weight === 0 ? undefined : { text, entries, weight };
}
