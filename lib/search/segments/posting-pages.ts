import { VarintReader } from './postings.ts';
import { SegmentError } from './segment-error.ts';
import { compareBytesAt } from './term-bytes.ts';
import { findLast, TermDirectory, type TermDirectoryImage } from './term-directory.ts';

/*
 * The postings of a segment's terms as records in the order of the terms:
 *
 *   record   varint: bytes of the term; the term, UTF-8; varint: bytes of its postings; these (see postings.ts)
 *
 * No record stands in two pages but one that is longer than a page: that one has its pages for itself. So one page,
 * which the directory tells, is nearly always all that must be read to look a term up and have its postings, too.
 */

/** Where a term's postings stand among the records of its segment, in bytes. */
export interface TermEntry {
  readonly offset: number;
  readonly length: number;
  /** The page that they begin in, where it is known. */
  readonly page?: number;
}

/** What is always there of the pages. */
export interface PostingPagesImage {
  /** Where in all records each page begins. */
  readonly pageStarts: Uint32Array;
  /** The terms that begin pages. */
  readonly directory: TermDirectoryImage;
  /** Which pages begin with none, but go on with the record of the page before. */
  readonly continuations: Uint32Array;
}

/** The postings of a segment, as far as their pages have been read. */
export class PostingPages {
  readonly pageCount: number;
  readonly #starts: Uint32Array;
  readonly #directory: TermDirectory;
  readonly #continuations: Uint32Array;
  readonly #pages = new Map<number, Uint8Array>();

  constructor({ pageStarts, directory, continuations }: PostingPagesImage) {
    this.pageCount = pageStarts.length;
    this.#starts = pageStarts;
    this.#directory = new TermDirectory(directory);
    this.#continuations = continuations;
  }

  hasRead(page: number): boolean {
    return this.#pages.has(page);
  }

  /** Takes in a page that is known to be sound. */
  put(page: number, bytes: Uint8Array): void {
    this.#pages.set(page, bytes);
  }

  /** The pages that have a term and its postings if any have: one, but for long postings. */
  listPagesOfTerm(term: Uint8Array): number[] {
    if (this.pageCount === 0) return [];
    const first = this.#findOpening(term);
    let end = first + 1;
    while (this.#continuations.includes(end)) end += 1;
    return range(first, end);
  }

  /** The pages that have an entry's postings. */
  listPagesOf({ offset, length, page }: TermEntry): number[] {
    const first = page ?? this.#findPage(offset);
    let end = first + 1;
    while (end < this.pageCount && this.#starts[end]! < offset + length) end += 1;
    return range(first, end);
  }

  /**
   * Looks a term up in its pages.
   *
   * @throws SegmentError when they have not been read
   */
  find(term: Uint8Array): TermEntry | undefined {
    if (this.pageCount === 0) return undefined;
    const page = this.#findOpening(term);
    const place = findRecord(this.#getPage(page), term);
    return place && { offset: this.#starts[page]! + place.start, length: place.length, page };
  }

  /**
   * The bytes of an entry's postings.
   *
   * @throws SegmentError when their pages have not been read or are shorter
   */
  read(entry: TermEntry): Uint8Array {
    const first = entry.page ?? this.#findPage(entry.offset);
    const start = entry.offset - this.#starts[first]!;
    const page = this.#getPage(first);
    if (start + entry.length <= page.length) return page.subarray(start, start + entry.length);
    const joined = new Uint8Array(entry.length);
    let filled = 0;
    for (const next of this.listPagesOf(entry)) {
      const from = next === first ? start : 0;
      const part = this.#getPage(next).subarray(from, from + entry.length - filled);
      joined.set(part, filled);
      filled += part.length;
    }
    if (filled < entry.length) throw new SegmentError('postings are cut short');
    return joined;
  }

  /** The page that has a term if any has: of those that begin with one, that of the directory's entry. */
  #findOpening(term: Uint8Array): number {
    let page = this.#directory.find(term);
    for (const continuation of this.#continuations) {
      if (continuation > page) break;
      page += 1;
    }
    return page;
  }

  #findPage(offset: number): number {
    return findLast(0, this.pageCount, (page) => this.#starts[page]! <= offset);
  }

  #getPage(page: number): Uint8Array {
    const bytes = this.#pages.get(page);
    if (!bytes) throw new SegmentError(`page ${page} of the postings has not been read`);
    return bytes;
  }
}

function range(start: number, end: number): number[] {
  const numbers: number[] = [];
  for (let number = start; number < end; number += 1) numbers.push(number);
  return numbers;
}

/** Bytes of a record before its postings. */
export function countHeaderBytes(termLength: number, postingsLength: number): number {
  return countVarintBytes(termLength) + termLength + countVarintBytes(postingsLength);
}

/** Without a loop: it is asked twice for every term of a walk. */
function countVarintBytes(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x20_0000) return 3;
  return value < 0x1000_0000 ? 4 : 5;
}

/** Where in a page a term's postings stand. */
function findRecord(page: Uint8Array, term: Uint8Array): { start: number; length: number } | undefined {
  const reader = new VarintReader(page);
  while (reader.position < page.length) {
    const termLength = reader.read();
    const start = reader.position;
    reader.position = start + termLength;
    const length = reader.read();
    const order = compareBytesAt(page, start, termLength, term);
    if (order === 0) return { start: reader.position, length };
    if (order > 0) return undefined;
    reader.position += length;
  }
  return undefined;
}
