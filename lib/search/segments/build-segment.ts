import type { Paper } from '../../papers/paper.ts';
import { extractField, INDEX_FIELDS } from '../index-options.ts';
import { foldTerm, forEachWord } from '../words.ts';
import { ByteWriter } from './byte-writer.ts';
import { PostingsBuffer } from './postings.ts';
import { runAtOnce, type SlicedWork } from './slices.ts';
import { layOutSegment, type SegmentDoc, type SegmentImage } from './segment-layout.ts';
import { compareBytes, encodeTerm } from './term-bytes.ts';
import { TermsWriter } from './terms-writer.ts';

const FIELD_COUNT = INDEX_FIELDS.length;
const NO_TERM = -1;
const SURROGATE = /[\uD800-\uDFFF]/;
/** Terms laid out between two slices: a few milliseconds of work. */
const TERMS_AT_ONCE = 1_000;

/** A paper and the revision of its text. */
export interface RevisedPaper extends Paper {
  readonly textRevision: number;
}

/** Builds a segment of papers, whose revisions must ascend. */
export function buildSegment(papers: readonly RevisedPaper[]): SegmentImage {
  const builder = new SegmentBuilder();
  for (const paper of papers) builder.add(paper);
  return runAtOnce(builder.finish());
}

/** A word as it stands in texts: the term it folds to, and in which document field it was last seen. */
interface SeenWord {
  readonly term: number;
  fieldSeen: number;
}

/**
 * Builds a segment paper by paper. Words, documents and lengths are those MiniSearch would make of the
 * same papers (see INDEX_OPTIONS): a field's length is the count of its different words before folding.
 */
export class SegmentBuilder {
  readonly #words = new Map<string, SeenWord>();
  readonly #terms = new Map<string, number>();
  /** For each term and field the documents and frequencies in turn. */
  readonly #postings: (number[] | undefined)[] = [];
  readonly #counts: number[] = [];
  readonly #touched: number[] = [];
  readonly #docs: SegmentDoc[] = [];
  #fieldsSeen = 0;

  get docCount(): number {
    return this.#docs.length;
  }

  add(paper: RevisedPaper): void {
    const doc = this.#docs.length;
    const lengths = INDEX_FIELDS.map((field, number) => this.#addField(doc, number, extractField(paper, field)));
    this.#docs.push({ id: paper.id, revision: paper.textRevision, lengths });
  }

  /** The segment of what was added, as sliced work. */
  *finish(): SlicedWork<SegmentImage> {
    const sorted = yield* sortTexts(this.#terms.keys());
    const terms = new TermsWriter();
    const writer = new ByteWriter();
    const buffer = new PostingsBuffer();
    for (const [number, text] of sorted.entries()) {
      if (number % TERMS_AT_ONCE === 0) yield;
      const term = this.#terms.get(text)!;
      const bytes = encodeTerm(text);
      writer.clear();
      for (let field = 0; field < FIELD_COUNT; field += 1) this.#encodeField(buffer, writer, term, field);
      terms.add(bytes, writer.view());
    }
    return yield* layOutSegment(this.#docs, FIELD_COUNT, yield* terms.finish());
  }

  #addField(doc: number, field: number, text: string): number {
    this.#fieldsSeen += 1;
    let differentWords = 0;
    forEachWord(text, (start, end) => {
      const written = text.slice(start, end);
      const word = this.#words.get(written) ?? this.#learn(written);
      if (word.fieldSeen !== this.#fieldsSeen) {
        word.fieldSeen = this.#fieldsSeen;
        differentWords += 1;
      }
      if (word.term !== NO_TERM) this.#count(word.term);
    });
    this.#flush(doc, field);
    return differentWords;
  }

  #count(term: number): void {
    const count = this.#counts[term]!;
    if (count === 0) this.#touched.push(term);
    this.#counts[term] = count + 1;
  }

  #flush(doc: number, field: number): void {
    for (const term of this.#touched) {
      const slot = term * FIELD_COUNT + field;
      const postings = this.#postings[slot];
      if (postings) postings.push(doc, this.#counts[term]!);
      else this.#postings[slot] = [doc, this.#counts[term]!];
      this.#counts[term] = 0;
    }
    this.#touched.length = 0;
  }

  #learn(text: string): SeenWord {
    const folded = foldTerm(text);
    const word = { term: folded === '' ? NO_TERM : this.#numberOf(folded), fieldSeen: 0 };
    this.#words.set(text, word);
    return word;
  }

  #numberOf(folded: string): number {
    const known = this.#terms.get(folded);
    if (known !== undefined) return known;
    const term = this.#terms.size;
    this.#terms.set(folded, term);
    this.#counts.push(0);
    return term;
  }

  #encodeField(buffer: PostingsBuffer, writer: ByteWriter, term: number, field: number): void {
    const postings = this.#postings[term * FIELD_COUNT + field];
    if (!postings) return;
    buffer.clear();
    for (let index = 0; index < postings.length; index += 2) buffer.push(postings[index]!, postings[index + 1]!);
    buffer.encode(writer, field);
  }
}

/**
 * Words by the bytes of their terms, letter by letter: a hundred thousand sorted at once would hold up whoever shares
 * the thread, and so would as many terms kept as bytes, which the garbage collector would have to carry along.
 */
function* sortTexts(texts: Iterable<string>): SlicedWork<string[]> {
  const byFirst = new Map<number, string[]>();
  for (const text of texts) {
    const first = text.codePointAt(0) ?? 0;
    const alike = byFirst.get(first);
    if (alike) alike.push(text);
    else byFirst.set(first, [text]);
  }
  yield;
  const sorted: string[] = [];
  for (const first of [...byFirst.keys()].sort((a, b) => a - b)) {
    for (const text of sortByBytes(byFirst.get(first)!)) sorted.push(text);
    yield;
  }
  return sorted;
}

/** The order of bytes is that of UTF-16, too, unless letters outside the basic plane are among them. */
function sortByBytes(texts: string[]): string[] {
  if (!texts.some((text) => SURROGATE.test(text))) return texts.sort();
  return texts.sort((a, b) => compareBytes(encodeTerm(a), encodeTerm(b)));
}
