import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPaperIdInUrl, parsePaperId } from '../../../lib/papers/arxiv-id.ts';

describe('parsePaperId', () => {
  test.each([
    ['2501.01234', '2501.01234'],
    ['0704.0001', '0704.0001'],
    ['1412.9999', '1412.9999'],
    ['  2501.01234  ', '2501.01234'],
    ['2501.01234v1', '2501.01234'],
    ['2501.01234v12', '2501.01234'],
    ['2501.01234V2', '2501.01234'],
    ['arXiv:2501.01234', '2501.01234'],
    ['ARXIV: 2501.01234v3', '2501.01234'],
    ['cs/0112017', 'cs/0112017'],
    ['CS/0112017v2', 'cs/0112017'],
    ['cond-mat/0408502', 'cond-mat/0408502'],
    ['math.gt/0309136', 'math.GT/0309136'],
    ['MATH.GT/0309136', 'math.GT/0309136'],
    ['hep-th/9901001', 'hep-th/9901001'],
  ])('parsePaperId reads %j as %j', (text, id) => {
    expect(parsePaperId(text)).toBe(id);
  });

  test.each([
    '',
    'v1',
    '2501',
    '2501.',
    '2501.123',
    '2501.123456',
    '2500.01234',
    '2513.01234',
    '25010.1234',
    '2501.01234v',
    '2501.01234v1234',
    '2501.01234 2501.01235',
    '2501-01234',
    '10.48550/arXiv.2501.01234',
    '12501.01234',
    'cs/01120',
    'cs/0113017',
    'cs/01120171',
    '/0112017',
    'constructor',
    '2501.01234\u0000',
    '٢٥٠١.٠١٢٣٤',
  ])('parsePaperId reads no paper when the text is %j', (text) => {
    expect(parsePaperId(text)).toBeUndefined();
  });

  test('parsePaperId reads its own answer unchanged for any id', () => {
    const archives = fc.constantFrom('cs', 'hep-th', 'cond-mat', 'math.GT', 'q-bio');
    const month = fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 12 }));
    const stamp = month.map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''));
    const digits = fc.integer({ min: 0, max: 99_999 }).map((n) => String(n).padStart(5, '0'));
    const oldNumber = fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0'));
    const ids = fc.oneof(
      fc.tuple(stamp, digits).map(([yymm, n]) => `${yymm}.${n}`),
      fc.tuple(archives, stamp, oldNumber).map(([archive, yymm, n]) => `${archive}/${yymm}${n}`),
    );

    fc.assert(
      fc.property(ids, (id) => {
        expect(parsePaperId(id)).toBe(id);
      }),
    );
  });
});

describe('findPaperIdInUrl', () => {
  test.each([
    ['https://arxiv.org/abs/2501.01234', '2501.01234'],
    ['http://arxiv.org/abs/2110.00970', '2110.00970'],
    ['https://arxiv.org/abs/2505.22453v1', '2505.22453'],
    ['https://arxiv.org/abs/2501.01234/', '2501.01234'],
    ['https://arxiv.org/abs/2501.01234?context=cs#abstract', '2501.01234'],
    [' https://arxiv.org/abs/2501.01234 ', '2501.01234'],
    ['HTTPS://ARXIV.ORG/abs/2501.01234', '2501.01234'],
    ['https://www.arxiv.org/abs/2501.01234', '2501.01234'],
    ['https://export.arxiv.org/abs/2501.01234', '2501.01234'],
    ['https://browse.arxiv.org/html/2501.01234v2', '2501.01234'],
    ['https://arxiv.org/pdf/2406.00830v2', '2406.00830'],
    ['https://arxiv.org/pdf/2501.01234', '2501.01234'],
    ['https://arxiv.org/pdf/2501.01234.pdf', '2501.01234'],
    ['https://arxiv.org/pdf/2501.01234v2.pdf#page=3', '2501.01234'],
    ['https://arxiv.org/html/2501.01234', '2501.01234'],
    ['https://arxiv.org/format/2501.01234', '2501.01234'],
    ['https://arxiv.org/pdf/cs/0508053', 'cs/0508053'],
    ['https://arxiv.org/abs/math.GT/0309136', 'math.GT/0309136'],
    ['https://arxiv.org/abs/cs%2F0112017', 'cs/0112017'],
    ['https://arxiv.org/ftp/arxiv/papers/1110/1110.2832.pdf', '1110.2832'],
    ['https://arxiv.org/ftp/cond-mat/papers/0408/0408502.pdf', 'cond-mat/0408502'],
    ['https://ar5iv.labs.arxiv.org/html/2304.03442?ref=news', '2304.03442'],
    ['https://ar5iv.org/abs/2304.03442', '2304.03442'],
    ['https://ar5iv.labs.arxiv.org/html/2301.03786/assets/x1.png', '2301.03786'],
    ['https://alphaxiv.org/overview/2606.20104', '2606.20104'],
    ['https://www.alphaxiv.org/es/overview/2212.10325v5', '2212.10325'],
    ['https://alphaxiv.org/abs/2503.14489', '2503.14489'],
    ['https://www.alphaxiv.org/pdf/2503.14489?page=6', '2503.14489'],
    ['https://huggingface.co/papers/2501.01234', '2501.01234'],
    ['https://huggingface.co/papers/2501.01234.md', '2501.01234'],
    ['https://hf.co/papers/2106.09685', '2106.09685'],
    ['https://doi.org/10.48550/arXiv.2601.16834', '2601.16834'],
    ['https://doi.org/10.48550/ArXiv.2601.16834', '2601.16834'],
    ['https://doi.org/10.48550/arxiv.2302.09611v2', '2302.09611'],
    ['http://dx.doi.org/10.48550/ARXIV.2302.09611', '2302.09611'],
    ['https://doi.org/10.48550/arXiv.cs/0112017', 'cs/0112017'],
    ['https://arxiv.org/abs/hep-th/9901001v2', 'hep-th/9901001'],
    ['https://scirate.com/arxiv/2501.01234', '2501.01234'],
    ['https://api.semanticscholar.org/arXiv:2501.01234', '2501.01234'],
    ['https://www.semanticscholar.org/arxiv/cs/0112017', 'cs/0112017'],
    ['https://ui.adsabs.harvard.edu/abs/arXiv:2501.01234', '2501.01234'],
    ['https://scholar.google.com/scholar_lookup?hl=en&arxiv_id=2501.01234v2', '2501.01234'],
  ])('findPaperIdInUrl finds the paper of %s', (url, id) => {
    expect(findPaperIdInUrl(url)).toBe(id);
  });

  test.each([
    'http://arxiv.org/paper.pdf',
    'https://arxiv.org/',
    'https://arxiv.org/list/cs.CL/2501',
    'https://arxiv.org/abs/',
    'https://arxiv.org/abs/2501.123456',
    'https://arxiv.org/abs/0112017',
    'https://arxiv.org/pdf/0508053.pdf',
    'https://huggingface.co/papers/0112017',
    'https://huggingface.co/papers/date/2026-05-20',
    'https://huggingface.co/papers/trending',
    'https://huggingface.co/spaces/papers/2501.01234',
    'https://www.semanticscholar.org/paper/2501.01234',
    'https://ui.adsabs.harvard.edu/abs/2025arXiv250101234X',
    'https://scholar.google.com/citations?user=2501.01234',
    'https://alphaxiv.org/abs/2608.human-ai-collaboration-at-scalev1',
    'https://arxiv.org.evil.example/abs/2501.01234',
    'https://evil.example/arxiv.org/abs/2501.01234',
    'https://notarxiv.org/abs/2501.01234',
    'https://huggingface.co.evil.example/papers/2501.01234',
    'https://doi.org/10.5281/zenodo.15259732',
    'https://doi.org/10.57967/hf/2501',
    'https://evil.example/10.48550/arXiv.2601.16834',
    'https://img.shields.io/badge/arXiv-2504.11453-b31b1b.svg',
    'javascript:location="https://arxiv.org/abs/2501.01234"',
    'ftp://arxiv.org/abs/2501.01234',
    'arxiv.org/abs/2501.01234',
    'https://arxiv.org/abs/%E0%A4%A',
    'not an address',
    '',
  ])('findPaperIdInUrl finds nothing when the address is %j', (url) => {
    expect(findPaperIdInUrl(url)).toBeUndefined();
  });

  test('findPaperIdInUrl never throws for any text', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string().map((path) => `https://arxiv.org/abs/${path}`),
    );

    fc.assert(
      fc.property(texts, (text) => {
        const id = findPaperIdInUrl(text);

        expect(id === undefined ? undefined : parsePaperId(id)).toBe(id);
      }),
    );
  });
});
