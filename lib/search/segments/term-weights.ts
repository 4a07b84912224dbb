import { PagedBytes } from './paged-bytes.ts';
import { SegmentError } from './segment-error.ts';
import type { SlicedWork } from './slices.ts';
import { encodeTerm } from './term-bytes.ts';

/*
 * How common each term is, by its hash, for who asks of hundreds of words at once: a third of the bytes that the table
 * of terms takes, and no letters to compare.
 *
 *   starts    per bucket, which entry is its first; last, how many entries there are: 32 bits
 *   entries   the lowest bits of a term's hash, and its weight on a scale: 16 bits
 *
 * Of a hundred words that are no terms about one seems to be one, and a weight is told to an eighth.
 */

const MARK_BITS = 10;
const SCALE_BITS = 16 - MARK_BITS;
const SCALE_END = 1 << SCALE_BITS;
/** Entries of a bucket, on the average: fewer would take more bytes, and more would be mistaken for each other. */
const BUCKET = 8;
/** Weights below this are told exactly. */
const EXACT = 16;
const STEPS_AN_OCTAVE = 3;

const WEIGHTS = Float64Array.from({ length: SCALE_END }, (_, step) =>
  step < EXACT ? step : EXACT * 2 ** ((step - EXACT) / STEPS_AN_OCTAVE),
);

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The hash of a term, 32 bits: FNV-1a of its UTF-8 (http://www.isthe.com/chongo/tech/comp/fnv/), its bits mixed once more. */
export function hashTerm(term: string): number {
  let hash = FNV_BASIS;
  for (let index = 0; index < term.length; index += 1) {
    const code = term.charCodeAt(index);
    if (code > 0x7f) return hashBytes(encodeTerm(term));
    hash = Math.imul(hash ^ code, FNV_PRIME);
  }
  return mix(hash);
}

/** The same of a term as UTF-8. */
export function hashBytes(term: Uint8Array): number {
  let hash = FNV_BASIS;
  for (let index = 0; index < term.length; index += 1) hash = Math.imul(hash ^ term[index]!, FNV_PRIME);
  return mix(hash);
}

function mix(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The weights of a segment's terms, as far as they have been read. */
export class TermWeights {
  readonly bytes: PagedBytes;
  readonly #termCount: number;
  #read: { readonly starts: Uint32Array; readonly entries: Uint16Array } | undefined;

  constructor(termCount: number) {
    this.#termCount = termCount;
    this.bytes = new PagedBytes((countBuckets(termCount) + 1) * 4 + termCount * 2);
  }

  /**
   * About how many bytes a term's postings have; 0 when there is no such term.
   *
   * @throws SegmentError when weights have not been read
   */
  weigh(hash: number): number {
    const { starts, entries } = (this.#read ??= this.#readBuckets());
    const bucket = findBucket(hash, starts.length - 1);
    const mark = findMark(hash);
    const end = starts[bucket + 1]!;
    for (let place = starts[bucket]!; place < end; place += 1) {
      const entry = entries[place]!;
      if (entry >>> SCALE_BITS === mark) return WEIGHTS[entry & (SCALE_END - 1)]!;
    }
    return 0;
  }

  #readBuckets() {
    if (!this.bytes.isWhole) throw new SegmentError('weights have not been read');
    const { buffer } = this.bytes.bytes;
    const startCount = countBuckets(this.#termCount) + 1;
    return {
      starts: new Uint32Array(buffer, 0, startCount),
      entries: new Uint16Array(buffer, startCount * 4, this.#termCount),
    };
  }
}

/** Collects the weights of a segment's terms. */
export class TermWeightsWriter {
  readonly #hashes: number[] = [];
  readonly #steps: number[] = [];

  /** @param weight bytes of the term's postings */
  add(term: Uint8Array, weight: number): void {
    this.#hashes.push(hashBytes(term));
    this.#steps.push(toStep(weight));
  }

  *finish(): SlicedWork<Uint8Array> {
    const bucketCount = countBuckets(this.#hashes.length);
    const starts = new Uint32Array(bucketCount + 1);
    for (const hash of this.#hashes) starts[findBucket(hash, bucketCount) + 1]! += 1;
    for (let bucket = 0; bucket < bucketCount; bucket += 1) starts[bucket + 1]! += starts[bucket]!;
    yield;
    const next = starts.slice();
    const entries = new Uint16Array(this.#hashes.length);
    this.#hashes.forEach((hash, term) => {
      entries[next[findBucket(hash, bucketCount)]!++] = (findMark(hash) << SCALE_BITS) | this.#steps[term]!;
    });
    yield;
    const bytes = new Uint8Array(starts.byteLength + entries.byteLength);
    bytes.set(new Uint8Array(starts.buffer));
    bytes.set(new Uint8Array(entries.buffer), starts.byteLength);
    return bytes;
  }
}

function toStep(weight: number): number {
  if (weight < EXACT) return weight;
  return Math.min(SCALE_END - 1, EXACT + Math.round(STEPS_AN_OCTAVE * Math.log2(weight / EXACT)));
}

function countBuckets(termCount: number): number {
  return Math.ceil(termCount / BUCKET);
}

function findBucket(hash: number, bucketCount: number): number {
  return (hash >>> MARK_BITS) % bucketCount;
}

function findMark(hash: number): number {
  return hash & ((1 << MARK_BITS) - 1);
}
