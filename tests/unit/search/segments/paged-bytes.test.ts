import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anId } from '../../../support/a-paper.ts';
import { cutPages, PAGE_SIZE, PagedBytes } from '../../../../lib/search/segments/paged-bytes.ts';
import { layOutSegment } from '../../../../lib/search/segments/segment-layout.ts';
import { SegmentError } from '../../../../lib/search/segments/segment-error.ts';
import { Segment } from '../../../../lib/search/segments/segment.ts';
import { runAtOnce } from '../../../../lib/search/segments/slices.ts';
import { TermsWriter } from '../../../../lib/search/segments/terms-writer.ts';

const lengths = fc.constantFrom(0, 1, PAGE_SIZE - 1, PAGE_SIZE, PAGE_SIZE + 1, 3 * PAGE_SIZE, 3 * PAGE_SIZE + 7);

describe('bytes in pages', () => {
  test('are what was cut once all pages have been put, in any order', () => {
    fc.assert(
      fc.property(lengths, fc.boolean(), (length, isTurned) => {
        const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) & 0xff);
        const pages = [...runAtOnce(cutPages(bytes)).entries()];
        const paged = new PagedBytes(length);
        for (const [number, page] of isTurned ? pages.toReversed() : pages) paged.put(number, page);

        expect(paged.isWhole).toBe(true);
        expect(paged.bytes).toEqual(bytes);
        expect(paged.listMissing()).toEqual([]);
      }),
    );
  });

  test('say which pages lack for a range, and take none of another length', () => {
    const paged = new PagedBytes(3 * PAGE_SIZE + 7);
    paged.put(1, new Uint8Array(PAGE_SIZE));

    expect(paged.listMissing()).toEqual([0, 2, 3]);
    expect(paged.listMissing(PAGE_SIZE - 1, PAGE_SIZE + 1)).toEqual([0]);
    expect(paged.hasRead(PAGE_SIZE, 2 * PAGE_SIZE)).toBe(true);
    expect(paged.hasRead(PAGE_SIZE, 2 * PAGE_SIZE + 1)).toBe(false);
    expect(() => paged.put(3, new Uint8Array(8))).toThrow(SegmentError);
  });
});

test('a segment tells ids, revisions and lengths when its columns take several pages', () => {
  const docs = Array.from({ length: 20_000 }, (_, n) => ({
    id: anId(n % 1_000 === 0 ? `math/0001${String(n / 1_000).padStart(3, '0')}` : `2501.${10_000 + n}`),
    revision: 1 + n * 200,
    lengths: [n % 200, n],
  }));
  const { head, pages } = runAtOnce(layOutSegment(docs, 2, runAtOnce(new TermsWriter().finish())));
  const segment = new Segment(head);
  const asked = [...segment.listPagesOfDocs(), ...segment.listPagesOfRevisions()];
  for (const page of asked) segment.putPage(page, pages[page]);

  expect(asked.length).toBeGreaterThan(5);
  expect([...segment.listPagesOfDocs(), ...segment.listPagesOfRevisions()]).toEqual([]);
  expect(docs.map((_, doc) => segment.docs.getPaperId(doc))).toEqual(docs.map(({ id }) => id));
  expect([...segment.docs.readRevisions()]).toEqual(docs.map(({ revision }) => revision));
  expect(Array.from(segment.docs.getLengths(0))).toEqual(docs.map(({ lengths: [first] }) => first));
  expect(Array.from(segment.docs.getLengths(1))).toEqual(docs.map(({ lengths: [, second] }) => second));
});
