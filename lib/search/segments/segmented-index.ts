import type { PaperId } from '../../papers/arxiv-id.ts';
import { countLive, loadPart, namePart, sumLengths, type IndexPart } from './index-part.ts';
import { IndexTerms, type IndexTerm } from './index-terms.ts';
import type { Lengths } from './doc-columns.ts';
import { PostingsCache } from './postings-cache.ts';
import type { TermEntry } from './posting-pages.ts';
import { decodePostings, PostingsBuffer, type TermPostings } from './postings.ts';
import { encodeTerm } from './term-bytes.ts';
import { hashTerm } from './term-weights.ts';

/**
 * Several segments as one index, over documents numbered from the oldest part's first. What documents are, terms and
 * postings can be had once they have been loaded.
 */
export class SegmentedIndex {
  /** Documents that count: those that nothing has superseded. */
  readonly documentCount: number;
  /** Document numbers are below this. */
  readonly docLimit: number;
  readonly fieldCount: number;
  readonly terms: IndexTerms;
  readonly #parts: readonly IndexPart[];
  readonly #bases: readonly number[];
  readonly #cache = new PostingsCache();
  readonly #buffers: readonly PostingsBuffer[];
  readonly #numbers: (Int32Array | undefined)[] = [];
  readonly #lengths: Lengths[] = [];
  #averageLengths: readonly number[] | undefined;
  #lastPart = 0;

  /** @param parts oldest first, all of the same fields */
  constructor(parts: readonly IndexPart[], fieldCount: number) {
    this.#parts = parts;
    this.fieldCount = fieldCount;
    this.terms = new IndexTerms(parts.map(({ segment }) => segment));
    let docLimit = 0;
    this.#bases = parts.map(({ segment }) => (docLimit += segment.docCount) - segment.docCount);
    this.docLimit = docLimit;
    this.#buffers = Array.from({ length: fieldCount }, () => new PostingsBuffer());
    this.documentCount = parts.reduce((sum, part) => sum + countLive(part), 0);
  }

  /**
   * Per field.
   *
   * @throws SegmentError when lengths have not been loaded
   */
  get averageLengths(): readonly number[] {
    this.#averageLengths ??= Array.from({ length: this.fieldCount }, (_, field) =>
      this.documentCount === 0 ? 0 : sumLengths(this.#parts, field) / this.documentCount,
    );
    return this.#averageLengths;
  }

  getPaperId(doc: number): PaperId {
    const part = this.#partOf(doc);
    return this.#parts[part]!.segment.docs.getPaperId(doc - this.#bases[part]!);
  }

  /** A document's packed id; of two of arXiv's new style the newer one's is larger. */
  getPaperNumber(doc: number): number {
    const part = this.#partOf(doc);
    return this.#parts[part]!.segment.docs.getPaperNumber(doc - this.#bases[part]!);
  }

  /**
   * A field's length in each document: an array, since loops over thousands of documents run before anything is
   * compiled.
   *
   * @throws SegmentError when lengths have not been loaded
   */
  getLengths(field: number): Lengths {
    return (this.#lengths[field] ??= this.#joinLengths(field));
  }

  #joinLengths(field: number): Lengths {
    const parts = this.#parts.map(({ segment }, part) => namePart(part, () => segment.docs.getLengths(field)));
    if (parts.length === 1) return parts[0]!;
    const areShort = parts.every((lengths) => lengths instanceof Uint8Array);
    const joined = areShort ? new Uint8Array(this.docLimit) : new Uint16Array(this.docLimit);
    parts.forEach((lengths, part) => joined.set(lengths, this.#bases[part]));
    return joined;
  }

  /**
   * Reads the ids of documents, and their lengths in some fields, all unless told which.
   *
   * @throws SegmentError when a page is missing or unsound, and what the page source throws
   */
  loadDocs(fields?: readonly number[]): Promise<void> {
    return this.loadPages(({ segment }) => segment.listPagesOfDocs(fields));
  }

  /**
   * Reads what is needed to weigh words.
   *
   * @throws SegmentError when a page is missing or unsound, and what the page source throws
   */
  loadWeights(): Promise<void> {
    return this.loadPages(({ segment }) => segment.listPagesOfWeights());
  }

  /**
   * About how many bytes the postings of a word have, a measure of how common it is; 0 when it is no term.
   *
   * @throws SegmentError when weights have not been loaded
   */
  weigh(word: string): number {
    const hash = hashTerm(word);
    let weight = 0;
    for (let part = 0; part < this.#parts.length; part += 1) weight += this.#parts[part]!.segment.weights.weigh(hash);
    return weight;
  }

  /**
   * Reads what is needed to look words up, and their postings with them.
   *
   * @throws SegmentError when a page is missing or unsound, and what the page source throws
   */
  loadTerms(words: Iterable<string>): Promise<void> {
    const terms = Array.from(words, encodeTerm);
    return this.loadPages(({ segment }) => segment.listPagesOfTerms(terms));
  }

  /**
   * Reads what is needed for the postings of terms.
   *
   * @throws SegmentError when a page is missing or unsound, and what the page source throws
   */
  load(terms: readonly IndexTerm[]): Promise<void> {
    return this.loadPages(({ segment }, part) =>
      terms.flatMap(({ text, entries }) => {
        const entry = this.#cache.has(text) ? undefined : entries[part];
        return entry ? segment.listPagesOfPostings(entry) : [];
      }),
    );
  }

  /**
   * Reads pages of its parts, each with its number.
   *
   * @throws SegmentError when a page is missing or unsound, and what the page source throws
   */
  async loadPages(listPages: (part: IndexPart, number: number) => readonly number[]): Promise<void> {
    await Promise.all(this.#parts.map((part, number) => loadPart(part, listPages(part, number), number)));
  }

  /**
   * A term's postings, without what has been superseded.
   *
   * @throws SegmentError when they have not been loaded or are unsound
   */
  getPostings(term: IndexTerm): TermPostings {
    const cached = this.#cache.get(term.text);
    if (cached) return cached;
    const postings = this.readPostings(term, (fields) => fields.map((field) => field.toPostings()));
    this.#cache.set(term.text, postings);
    return postings;
  }

  /**
   * The same for who reads them once: nothing is copied or kept.
   *
   * @param read is given the postings of each field, which are gone when it returns
   * @throws SegmentError when they have not been loaded or are unsound
   */
  readPostings<T>({ entries }: IndexTerm, read: (fields: readonly PostingsBuffer[]) => T): T {
    try {
      entries.forEach((entry, part) => entry && namePart(part, () => this.#decode(entry, part)));
      return read(this.#buffers);
    } finally {
      this.#buffers.forEach((buffer) => buffer.clear());
    }
  }

  #decode(entry: TermEntry, part: number): void {
    const { segment } = this.#parts[part]!;
    const numbering = { base: this.#bases[part]!, numbers: this.#liveNumbers(part) };
    decodePostings(segment.getPostings(entry), segment.docCount, this.#buffers, numbering);
  }

  /** The numbers of a part's documents, where some of them are superseded. */
  #liveNumbers(part: number): Int32Array | undefined {
    const { superseded } = this.#parts[part]!;
    if (!superseded) return undefined;
    const base = this.#bases[part]!;
    return (this.#numbers[part] ??= Int32Array.from(superseded, (isGone, doc) => (isGone === 0 ? base + doc : -1)));
  }

  /** Documents are asked for in ascending order mostly: the part of the last one is tried first. */
  #partOf(doc: number): number {
    const last = this.#lastPart;
    const isInLast = doc >= this.#bases[last]! && doc < (this.#bases[last + 1] ?? this.docLimit);
    if (!isInLast) this.#lastPart = this.#bases.findLastIndex((base) => base <= doc);
    return this.#lastPart;
  }
}
