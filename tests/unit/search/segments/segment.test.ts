import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INDEX_FIELDS } from '../../../../lib/search/index-options.ts';
import { buildSegment, SegmentBuilder, type RevisedPaper } from '../../../../lib/search/segments/build-segment.ts';
import { mergeSegments } from '../../../../lib/search/segments/merge-segments.ts';
import { runAtOnce, runInSlices } from '../../../../lib/search/segments/slices.ts';
import { PAGE_SIZE } from '../../../../lib/search/segments/paged-bytes.ts';
import {
  HEADER,
  layOutSegment,
  POSTINGS_PAGE_SIZE,
  type SegmentDoc,
  type SegmentImage,
} from '../../../../lib/search/segments/segment-layout.ts';
import { Segment } from '../../../../lib/search/segments/segment.ts';
import { SegmentError } from '../../../../lib/search/segments/segment-error.ts';
import { compareBytes, encodeTerm } from '../../../../lib/search/segments/term-bytes.ts';
import { TermTable } from '../../../../lib/search/segments/term-table.ts';
import { TermsWriter } from '../../../../lib/search/segments/terms-writer.ts';
import { anId, aPaper, idNumber } from '../../../support/a-paper.ts';

const id = fc.oneof(
  fc.nat(99_999).map(idNumber),
  fc.nat(999).map((n) => anId(`math.GT/0309${String(n).padStart(3, '0')}`)),
);
const fieldCounts = fc.integer({ min: 1, max: 8 });

/** Documents of ascending revisions, with lengths that take one byte, two, or both. */
const layouts = fieldCounts.chain((fieldCount) =>
  fc.record({
    fieldCount: fc.constant(fieldCount),
    docs: fc
      .array(
        fc.record({
          id,
          step: fc.integer({ min: 1, max: 100_000 }),
          lengths: fc.array(fc.oneof(fc.nat(255), fc.nat(0xffff)), { minLength: fieldCount, maxLength: fieldCount }),
        }),
        { maxLength: 40 },
      )
      .map((docs) => {
        let revision = 0;
        return docs.map(({ step, ...doc }): SegmentDoc => ({ ...doc, revision: (revision += step) }));
      }),
    postings: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      fc
        .integer({ min: 1, max: 3 * POSTINGS_PAGE_SIZE })
        .map((length) => Uint8Array.from({ length }, (_, at) => at % 251)),
    ),
  }),
);

/** A segment whose one term has all of the postings. */
function layOut(docs: readonly SegmentDoc[], fieldCount: number, postings: Uint8Array<ArrayBuffer>): SegmentImage {
  return layOutTerms(docs, fieldCount, [['term', postings]]);
}

/** @param terms in order */
function layOutTerms(
  docs: readonly SegmentDoc[],
  fieldCount: number,
  terms: readonly (readonly [string, Uint8Array])[],
): SegmentImage {
  const writer = new TermsWriter();
  for (const [term, postings] of terms) writer.add(encodeTerm(term), postings);
  return runAtOnce(layOutSegment(docs, fieldCount, runAtOnce(writer.finish())));
}

function open({ head, pages }: SegmentImage): Segment {
  const segment = new Segment(head);
  pages.forEach((page, number) => segment.putPage(number, page));
  return segment;
}

function readDocs(segment: Segment): SegmentDoc[] {
  const revisions = segment.docs.readRevisions();
  return Array.from({ length: segment.docCount }, (_, doc) => ({
    id: segment.docs.getPaperId(doc),
    revision: revisions[doc]!,
    lengths: Array.from({ length: segment.fieldCount }, (_field, field) => segment.docs.getLengths(field)[doc]!),
  }));
}

function addFaultTo(image: SegmentImage, change: (head: Uint8Array) => void): () => Segment {
  const head = image.head.slice();
  change(head);
  return () => new Segment(head);
}

describe('a segment', () => {
  test('says of its documents what was laid out, whatever their ids and lengths', () => {
    fc.assert(
      fc.property(layouts, ({ docs, fieldCount, postings }) => {
        const segment = open(layOut(docs, fieldCount, postings));

        expect(readDocs(segment)).toEqual(docs);
        expect([...segment.lengthSums]).toEqual(
          Array.from({ length: fieldCount }, (_, field) => docs.reduce((sum, doc) => sum + doc.lengths[field]!, 0)),
        );
        const entry = segment.find(encodeTerm('term'))!;
        expect(segment.getPostings(entry)).toEqual(postings);
      }),
      { numRuns: 300 },
    );
  });

  test('has nothing to find when it is of no documents', () => {
    const segment = open(buildSegment([]));

    expect([segment.docCount, segment.table.termCount]).toEqual([0, 0]);
    expect(segment.fieldCount).toBe(INDEX_FIELDS.length);
    expect(segment.find(encodeTerm('term'))).toBeUndefined();
    expect(segment.listAllPages()).toEqual([]);
  });

  test('has only its documents when none of them has a word', () => {
    const segment = open(buildSegment([{ ...aPaper({ title: '…', abstract: '', authors: [] }), textRevision: 7 }]));

    expect(segment.docCount).toBe(1);
    expect([...segment.docs.readRevisions()]).toEqual([7]);
  });

  test('counts each different word of a long text once, beyond what a byte can hold', () => {
    const abstract = Array.from({ length: 700 }, (_, n) => `word${n} again`).join(' ');
    const segment = open(buildSegment([{ ...aPaper({ abstract }), textRevision: 1 }]));

    expect(segment.docs.getLengths(INDEX_FIELDS.indexOf('abstract'))[0]).toBe(701);
  });

  test('tells nothing of documents before their columns have been read', () => {
    const image = buildSegment([{ ...aPaper({ id: idNumber(3) }), textRevision: 1 }]);
    const segment = new Segment(image.head);

    expect(() => segment.docs.getPaperId(0)).toThrow(/read/);
    expect(() => segment.docs.getLengths(0)).toThrow(/read/);
    for (const page of segment.listPagesOfDocs([0])) segment.putPage(page, image.pages[page]);

    expect(segment.docs.getPaperId(0)).toBe(idNumber(3));
    expect(segment.docs.getLengths(0)[0]).toBeGreaterThan(0);
    expect(() => segment.docs.getLengths(1)).toThrow(/read/);
  });

  test('finds a term and its postings with one page read, or with those of long postings alone', () => {
    const long = new Uint8Array(3 * PAGE_SIZE + 5).fill(7);
    const short = Uint8Array.of(1, 2, 3);
    const { head, pages } = layOutTerms([], 1, [
      ['a', short],
      ['common', long],
      ['term', short],
    ]);
    const segment = new Segment(head);
    const [[a], common, [b], [term]] = ['a', 'common', 'b', 'term'].map((text) =>
      segment.listPagesOfTerms([encodeTerm(text)]),
    ) as [number[], number[], number[], number[]];

    expect(common).toHaveLength(4);
    expect(new Set([a, ...common, term]).size).toBe(6);
    expect(b).toBe(a);
    for (const page of common) segment.putPage(page, pages[page]);
    const entry = segment.find(encodeTerm('common'))!;
    expect(segment.listPagesOfPostings(entry)).toEqual([]);
    expect(segment.getPostings(entry)).toEqual(long);
    expect(segment.find(encodeTerm('d'))).toBeUndefined();
    expect(segment.listAllPages()).toEqual([...pages.keys()].filter((page) => !common.includes(page)));
    expect(() => segment.find(encodeTerm('term'))).toThrow(/read/);
    expect(() => segment.getPostings({ offset: 0, length: 1 })).toThrow(SegmentError);
  });

  test('finds the same in the table of all terms as in the page of one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 9 }), { minLength: 200, maxLength: 300, size: 'max' }),
        fc.array(fc.nat(400), { minLength: 300, maxLength: 300 }),
        (texts, lengths) => {
          const words = texts
            .map((text) => text.toWellFormed())
            .toSorted((a, b) => compareBytes(encodeTerm(a), encodeTerm(b)));
          const image = layOutTerms(
            [],
            1,
            words.map((word, at) => [word, new Uint8Array(lengths[at]!).fill(at)]),
          );
          const [byTable, byPage] = [new Segment(image.head), new Segment(image.head)];
          const wholeTable = new TermTable(byTable.table).locateBeginning(new Uint8Array());
          for (const page of byTable.listPagesOfTable(wholeTable)) byTable.putPage(page, image.pages[page]);
          for (const page of byPage.listPagesOfTerms(words.map(encodeTerm))) byPage.putPage(page, image.pages[page]);

          const table = new TermTable(byTable.table);
          for (const [at, word] of words.entries()) {
            const entry = byPage.find(encodeTerm(word))!;
            const { offset, length } = table.find(encodeTerm(word))!;
            expect(entry).toMatchObject({ offset, length });
            expect(byPage.getPostings(entry)).toEqual(new Uint8Array(lengths[at]!).fill(at));
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('takes no page that is missing, cut short, changed or another one', () => {
    const image = layOut(
      [],
      1,
      Uint8Array.from({ length: 2 * POSTINGS_PAGE_SIZE }, (_, index) => (index * 31 + (index >> 8)) & 0xff),
    );
    const segment = new Segment(image.head);
    const segmentPages = segment.listAllPages();
    const [ofPostings, ofTerms] = image.pages.toReversed();
    const changed = ofPostings!.slice();
    changed[100]! ^= 4;

    for (const wrong of [undefined, ofPostings!.subarray(0, -1), new Uint8Array(), changed, ofTerms]) {
      expect(() => segment.putPage(image.pages.length - 1, wrong)).toThrow(SegmentError);
    }
    expect(() => segment.putPage(0, ofPostings)).toThrow(SegmentError);
    expect(segment.listAllPages()).toEqual(segmentPages);
  });

  test('is no segment when its head is cut short, too long, changed or of another format', () => {
    const image = buildSegment([{ ...aPaper(), textRevision: 1 }]);
    for (const length of [0, 1, 4, 4 * HEADER.length, image.head.length - 4, image.head.length - 1]) {
      expect(() => new Segment(image.head.slice(0, length))).toThrow(SegmentError);
    }
    const longer = new Uint8Array(image.head.length + 4);
    longer.set(image.head);
    expect(() => new Segment(longer)).toThrow(SegmentError);
    HEADER.forEach((_, word) => {
      expect(addFaultTo(image, (head) => (head[word * 4]! ^= 1))).toThrow(SegmentError);
    });
  });
});

const papers = (count: number): RevisedPaper[] =>
  Array.from({ length: count }, (_, n) => ({
    ...aPaper({ id: idNumber(n), title: `Paper number ${n} of ${n * 17}` }),
    textRevision: n + 1,
  }));

describe('SegmentBuilder', () => {
  test('makes the same bytes in slices as at once, and takes breaths', async () => {
    const builder = new SegmentBuilder();
    for (const paper of papers(1_500)) builder.add(paper);
    let breaths = 0;

    const image = await runInSlices(builder.finish(), () => Promise.resolve(void (breaths += 1)));

    expect(builder.docCount).toBe(1_500);
    expect(breaths).toBeGreaterThan(1);
    expect(image).toEqual(buildSegment(papers(1_500)));
  });
});

describe('mergeSegments', () => {
  test('makes the very bytes that building all papers at once makes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }), (sizes) => {
        const all = papers(sizes.reduce((sum, size) => sum + size, 0));
        let start = 0;
        const inputs = sizes.map((size) => {
          start += size;
          return { segment: open(buildSegment(all.slice(start - size, start))), isSuperseded: () => false };
        });

        const merged = runAtOnce(mergeSegments(inputs));

        expect(merged.docCount).toBe(all.length);
        expect(merged).toEqual(buildSegment(all));
      }),
      { numRuns: 50 },
    );
  });

  test('leaves no word that only superseded papers held', () => {
    const [first, second] = papers(2);
    const segment = open(buildSegment([{ ...first!, title: 'Holography' }, second!]));

    const merged = open(runAtOnce(mergeSegments([{ segment, isSuperseded: (doc) => doc === 0 }])));

    expect(readDocs(merged).map((doc) => doc.id)).toEqual([second!.id]);
    expect(merged.find(encodeTerm('holography'))).toBeUndefined();
    expect(merged.find(encodeTerm('paper'))).toBeDefined();
  });

  test('throws when a page of postings has not been read', () => {
    const segment = new Segment(buildSegment(papers(1)).head);

    expect(() => runAtOnce(mergeSegments([{ segment, isSuperseded: () => false }]))).toThrow(SegmentError);
  });
});
