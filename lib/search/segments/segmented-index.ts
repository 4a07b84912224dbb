import type { PaperId } from '../../papers/arxiv-id.ts';
import { visitFuzzyTerms, type FuzzyWord } from './fuzzy-terms.ts';
import { PostingsCache } from './postings-cache.ts';
import { decodePostings, PostingsBuffer, type TermPostings } from './postings.ts';
import { SegmentError, type Segment } from './segment.ts';
import { encodeTerm, type TermEntry } from './term-table.ts';
import { collectPrefix, type FoundTerm } from './prefix-terms.ts';

const MAX_FUZZY_KEPT = 100;

/** Reads pages of a segment's postings; undefined where a page is missing. */
export type PageSource = (pages: readonly number[]) => Promise<readonly (Uint8Array | undefined)[]>;

/** One segment of an index. */
export interface IndexPart {
  readonly segment: Segment;
  /** Marks each document that a newer segment has superseded; undefined when none has. */
  readonly superseded: Uint8Array | undefined;
  readonly loadPages: PageSource;
}

/** A term of the index: where each part holds its postings. */
export interface IndexTerm {
  readonly text: string;
  readonly entries: readonly (TermEntry | undefined)[];
  /** Bytes of its postings, a measure of how common it is that costs no reading. */
  readonly weight: number;
}

/** A term near a word. */
export interface FuzzyTerm {
  readonly term: IndexTerm;
  readonly distance: number;
}

/**
 * Several segments as one index, over documents numbered from the oldest part's first. Postings can be
 * had once they have been loaded; all else is there from the start.
 */
export class SegmentedIndex {
  /** Documents that count: those that nothing has superseded. */
  readonly documentCount: number;
  /** Document numbers are below this. */
  readonly docLimit: number;
  /** Per field. */
  readonly averageLengths: readonly number[];
  readonly fieldCount: number;
  readonly #parts: readonly IndexPart[];
  readonly #bases: readonly number[];
  readonly #cache = new PostingsCache();
  readonly #buffers: readonly PostingsBuffer[];
  /** The words of a query that is being typed are asked for again and again. */
  readonly #fuzzyTerms = new Map<string, readonly FuzzyTerm[]>();
  #lastPart = 0;

  /** @param parts oldest first, all of the same fields */
  constructor(parts: readonly IndexPart[], fieldCount: number) {
    this.#parts = parts;
    this.fieldCount = fieldCount;
    let docLimit = 0;
    this.#bases = parts.map(({ segment }) => (docLimit += segment.docCount) - segment.docCount);
    this.docLimit = docLimit;
    this.#buffers = Array.from({ length: fieldCount }, () => new PostingsBuffer());
    const { documentCount, lengthSums } = countLive(parts, fieldCount);
    this.documentCount = documentCount;
    this.averageLengths = lengthSums.map((sum) => (documentCount === 0 ? 0 : sum / documentCount));
  }

  getPaperId(doc: number): PaperId {
    const part = this.#partOf(doc);
    return this.#parts[part]!.segment.getPaperId(doc - this.#bases[part]!);
  }

  /** A document's packed id; of two of arXiv's new style the newer one's is larger. */
  getPaperNumber(doc: number): number {
    const part = this.#partOf(doc);
    return this.#parts[part]!.segment.getPaperNumber(doc - this.#bases[part]!);
  }

  getFieldLength(doc: number, field: number): number {
    const part = this.#partOf(doc);
    return this.#parts[part]!.segment.getFieldLength(doc - this.#bases[part]!, field);
  }

  findTerm(text: string): IndexTerm | undefined {
    const bytes = encodeTerm(text);
    return toTerm(
      text,
      this.#parts.map(({ segment }) => segment.terms.find(bytes)),
    );
  }

  /**
   * The terms that begin with a text.
   *
   * @param most how many of the commonest to find; all when left out
   */
  findPrefix(prefix: string, most = Number.POSITIVE_INFINITY): IndexTerm[] {
    const bytes = encodeTerm(prefix);
    const found = this.#parts.map(({ segment }) => collectPrefix(segment, bytes, most));
    if (found.length === 1) return found[0]!.map(({ text, ...entry }) => toTerm(text, [entry])!);
    const terms = this.#join(found, most !== Number.POSITIVE_INFINITY);
    return terms.length > most ? terms.toSorted((a, b) => b.weight - a.weight).slice(0, most) : terms;
  }

  /** The terms within an edit distance of a word, the word itself included, with their distances. */
  findFuzzy(fuzzy: FuzzyWord): readonly FuzzyTerm[] {
    const key = JSON.stringify([fuzzy.word, fuzzy.maxDistance, fuzzy.beginning]);
    const known = this.#fuzzyTerms.get(key);
    if (known) return known;
    const found = this.#walkFuzzy(fuzzy);
    if (this.#fuzzyTerms.size >= MAX_FUZZY_KEPT) this.#fuzzyTerms.clear();
    this.#fuzzyTerms.set(key, found);
    return found;
  }

  #walkFuzzy(fuzzy: FuzzyWord): FuzzyTerm[] {
    const distances = new Map<string, number>();
    const found = this.#parts.map(({ segment }) => {
      const terms: FoundTerm[] = [];
      visitFuzzyTerms(segment, fuzzy, (cursor, distance) => {
        const { text } = cursor;
        terms.push({ text, offset: cursor.postingsOffset, length: cursor.postingsLength });
        distances.set(text, distance);
      });
      return terms;
    });
    return this.#join(found, false).map((term) => ({ term, distance: distances.get(term.text)! }));
  }

  /**
   * Reads what is needed for the postings of terms.
   *
   * @throws SegmentError when a page is missing or unsound, and what the page source throws
   */
  async load(terms: readonly IndexTerm[]): Promise<void> {
    await Promise.all(
      this.#parts.map((part, number) => {
        const entries = terms.flatMap(({ text, entries }) => (this.#cache.has(text) ? [] : (entries[number] ?? [])));
        return loadPart(part, entries, number);
      }),
    );
  }

  /**
   * A term's postings, without what has been superseded.
   *
   * @throws SegmentError when they have not been loaded or are unsound
   */
  getPostings({ text, entries }: IndexTerm): TermPostings {
    const cached = this.#cache.get(text);
    if (cached) return cached;
    try {
      entries.forEach((entry, part) => entry && namePart(part, () => this.#decode(entry, part)));
      const postings = this.#buffers.map((buffer) => buffer.toPostings());
      this.#cache.set(text, postings);
      return postings;
    } finally {
      for (const buffer of this.#buffers) buffer.clear();
    }
  }

  #decode(entry: TermEntry, part: number): void {
    const { segment, superseded } = this.#parts[part]!;
    const base = this.#bases[part]!;
    const toDoc = superseded ? (doc: number) => (superseded[doc] === 0 ? base + doc : -1) : (doc: number) => base + doc;
    decodePostings(segment.getPostings(entry), segment.docCount, this.#buffers, toDoc);
  }

  /** Joins what the parts have found; where each has found only some, the others are asked for the rest. */
  #join(found: readonly (readonly FoundTerm[])[], isPartial: boolean): IndexTerm[] {
    const joined = new Map<string, (TermEntry | undefined)[]>();
    found.forEach((terms, part) => {
      for (const { text, offset, length } of terms) {
        const entries = joined.get(text) ?? this.#parts.map(() => undefined);
        entries[part] = { offset, length };
        joined.set(text, entries);
      }
    });
    return Array.from(joined, ([text, entries]) => (isPartial ? this.findTerm(text)! : toTerm(text, entries)!));
  }

  /** Documents are asked for in ascending order mostly: the part of the last one is tried first. */
  #partOf(doc: number): number {
    const isIn = (part: number): boolean => doc >= this.#bases[part]! && doc < (this.#bases[part + 1] ?? this.docLimit);
    if (!isIn(this.#lastPart)) this.#lastPart = this.#bases.findLastIndex((base) => base <= doc);
    return this.#lastPart;
  }
}

/**
 * Reads the pages that entries of a part need and that have not been read yet.
 *
 * @param number of the part, for the error
 * @throws SegmentError when a page is missing or unsound, and what the page source throws
 */
export async function loadPart(part: IndexPart, entries: readonly TermEntry[], number: number): Promise<void> {
  const missing = new Set(entries.flatMap((entry) => part.segment.listMissingPages(entry)));
  if (missing.size === 0) return;
  const wanted = [...missing].toSorted((a, b) => a - b);
  const pages = await part.loadPages(wanted);
  namePart(number, () => wanted.forEach((page, index) => part.segment.putPage(page, pages[index])));
}

/** Says of a fault which part it lies in. */
function namePart(part: number, task: () => void): void {
  try {
    task();
  } catch (cause) {
    const error = cause instanceof SegmentError ? cause : new SegmentError('unsound postings', { cause });
    error.part = part;
    throw error;
  }
}

function countLive(parts: readonly IndexPart[], fieldCount: number) {
  const lengthSums = Array.from({ length: fieldCount }, () => 0);
  let documentCount = 0;
  for (const { segment, superseded } of parts) {
    documentCount += segment.docCount;
    for (let field = 0; field < fieldCount; field += 1) lengthSums[field]! += segment.lengthSums[field]!;
    superseded?.forEach((isGone, doc) => {
      if (isGone === 0) return;
      documentCount -= 1;
      for (let field = 0; field < fieldCount; field += 1) lengthSums[field]! -= segment.getFieldLength(doc, field);
    });
  }
  return { documentCount, lengthSums };
}

function toTerm(text: string, entries: readonly (TermEntry | undefined)[]): IndexTerm | undefined {
  const weight = entries.reduce((sum, entry) => sum + (entry?.length ?? 0), 0);
  return weight === 0 ? undefined : { text, entries, weight };
}
