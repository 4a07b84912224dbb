import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectPage } from '../../../lib/pages/detect-page.ts';
import { joinNamedPapers } from '../../../lib/pages/join-named-papers.ts';
import { MAX_NAMED_PAPERS } from '../../../lib/pages/page-subject.ts';
import { readContent } from '../../../lib/pages/read-content.ts';
import { parsePaperId } from '../../../lib/papers/arxiv-id.ts';
import { expectInBounds } from './expect-in-bounds.ts';
import { openHtml, readFixture } from './open-page.ts';

const HOME = 'https://github.com/quiet-lab/Lantern';

function find(html: string): string[] {
  const document = openHtml(`<article>${html}</article>`, HOME);
  const papers = joinNamedPapers(readContent(document.body, HOME).namedPapers);
  return papers.map(({ id, where }) => `${id} ${where}`);
}

describe('readContent names papers and', () => {
  test.each([
    ['an abstract link', '<a href="http://www.arxiv.org/abs/2501.00001v2">x</a>', ['2501.00001 link']],
    ['a PDF link', '<a href="https://arxiv.org/pdf/2501.00001.pdf">x</a>', ['2501.00001 link']],
    ['a DOI link', '<a href="https://doi.org/10.48550/ArXiv.2501.00001">x</a>', ['2501.00001 link']],
    ['an old identifier', '<p>arXiv:cs/0112017</p>', ['cs/0112017 text']],
    ['an old identifier in a link', '<a href="http://arxiv.org/abs/hep-th/9901001">x</a>', ['hep-th/9901001 link']],
    ['a paper page of the Hub', '<a href="https://hf.co/papers/2501.00001">x</a>', ['2501.00001 link']],
    ['alphaXiv', '<a href="https://www.alphaxiv.org/es/overview/2501.00001v5">x</a>', ['2501.00001 link']],
    ['ar5iv', '<a href="https://ar5iv.labs.arxiv.org/html/2501.00001?ref=x">x</a>', ['2501.00001 link']],
    ['a service to which arXiv links', '<a href="https://scirate.com/arxiv/2501.00001">x</a>', ['2501.00001 link']],
    ['an address without a scheme', '<p>see arxiv.org/abs/2501.00001v2</p>', ['2501.00001 text']],
    ['a DOI in text', '<p>doi:10.48550/arXiv.2501.00001</p>', ['2501.00001 text']],
    [
      'BibTeX in highlighted spans',
      '<div class="highlight"><pre>@<span>article</span>{<span>a</span>,\n  <span>journal</span>=<span><span>{</span>arXiv preprint arXiv:2501.00001<span>}</span></span>}</pre></div>',
      ['2501.00001 bibtex'],
    ],
    [
      'a badge behind camo by its address in hex',
      `<img src="https://camo.githubusercontent.com/ab12/${Buffer.from('https://img.shields.io/badge/arXiv-2501.00001-b31b1b.svg').toString('hex')}">`,
      ['2501.00001 badge'],
    ],
    ['a paper that is no arXiv paper', '<a href="https://doi.org/10.57967/hf/2501">arXiv</a>', []],
    ['text with a space', '<p>[arXiv 2501.00001]</p>', ['2501.00001 text']],
    ['an address in a code block', '<pre>wget arxiv.org/pdf/2501.00001</pre>', ['2501.00001 text']],
    ['an unmarked BibTeX block', '<pre>@misc{a, eprint = "2501.00001"}</pre>', ['2501.00001 bibtex']],
    ['DBLP’s volume', '<pre>@article{a, volume = {abs/2501.00001}}</pre>', ['2501.00001 bibtex']],
    ['a bare number', '<p>2501.00001 of 2502.00002</p>', []],
    ['an impossible month', '<p>arXiv:2513.00001</p>', []],
    ['a longer number', '<p>arXiv:2501.000011</p>', []],
    ['a year on a badge', '<img src="https://img.shields.io/badge/arXiv%202024-orange">', []],
    [
      'a badge with words',
      '<img src="https://img.shields.io/badge/arXiv%20paper-2501.00001-red">',
      ['2501.00001 badge'],
    ],
    ['a picture that is no badge', '<img src="https://a.example/arxiv/2501.00001.png">', []],
    ['a link with a broken address', '<a href="https://[">arXiv:2501.00001</a>', ['2501.00001 text']],
  ])('reads %s', (_what, html, expected) => {
    expect(find(html)).toEqual(expected);
  });

  test('takes the link when the badge on it says another paper', () => {
    const badge = '<img data-canonical-src="https://img.shields.io/badge/arXiv-2501.00002-b31b1b">';

    expect(find(`<a href="https://arxiv.org/abs/2501.00001">${badge}</a>`)).toEqual(['2501.00001 link']);
  });

  test('takes the badge when its link leads elsewhere', () => {
    const badge = '<img data-canonical-src="https://img.shields.io/badge/arXiv-2501.00002-b31b1b">';

    expect(find(`<a href="https://quiet-lab.example">${badge}</a>`)).toEqual(['2501.00002 badge']);
  });

  test('keeps the first place and the strongest kind when a paper comes twice', () => {
    const html = '<p>arXiv:2501.00001, arXiv:2501.00002</p><a href="https://arxiv.org/abs/2501.00001">x</a>';

    expect(find(html)).toEqual(['2501.00001 link', '2501.00002 text']);
  });

  test('stops at a reading list’s worth of papers', () => {
    const ids = Array.from({ length: MAX_NAMED_PAPERS + 10 }, (_, index) => `arXiv:2501.${10_000 + index} `);

    expect(find(`<p>${ids.join('')}</p>`)).toHaveLength(MAX_NAMED_PAPERS);
  });
});

describe('detectPage', () => {
  const home = readFixture('github-2026-08.html');
  const withReadme = (text: string): string => home.replace(/<article class="markdown-body">/, (tag) => tag + text);

  test.each([
    ['a hundred thousand nodes', '<i>arXiv:</i>'.repeat(50_000)],
    ['a text of five megabytes', 'arXiv:2501.0000 '.repeat(320_000)],
    ['elements nested a thousand deep', '<div><pre>'.repeat(500)],
    ['an address of a megabyte', `<a href="https://arxiv.org/abs/${'9'.repeat(1_000_000)}">x</a>`],
    ['a badge of a megabyte', `<img src="https://camo.githubusercontent.com/ab/${'68'.repeat(500_000)}">`],
  ])(
    'F55 gives a subject within its bounds when the README is %s',
    (_what, text) => {
      const page = detectPage(openHtml(withReadme(text), HOME), HOME);

      expect(page?.subject.name).toBe('quiet-lab/Lantern');
      expectInBounds(page?.subject);
      // jsdom takes far longer than a browser.
    },
    60_000,
  );

  test('F55 gives a subject when the title is of five megabytes', () => {
    const document = openHtml(home.replace('<head>', `<head><title>${'<x'.repeat(2_500_000)}</title>`), HOME);

    expect(detectPage(document, HOME)?.subject.name).toBe('quiet-lab/Lantern');
  });

  test('never throws and names only papers when the README is anything', () => {
    const snippet = fc.oneof(
      fc.constantFrom(
        '<a href="',
        '">',
        '</a>',
        '<pre>',
        '</pre>',
        '<img src="',
        '@misc{',
        'arXiv:',
        'eprint={',
        '2501.00001',
        '<div>',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(snippet, { maxLength: 40 }), (parts) => {
        const page = detectPage(openHtml(withReadme(parts.join('')), HOME), HOME);
        const papers = page?.subject.namedPapers ?? [];

        expect(papers.length).toBeLessThanOrEqual(MAX_NAMED_PAPERS);
        expectInBounds(page?.subject);
        expect(papers.every(({ id }) => parsePaperId(id) === id)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('never throws when the properties of a header are any JSON', () => {
    const url = 'https://huggingface.co/quiet-lab/lantern-7b';
    const document = openHtml(readFixture('hub-model.html'), url);
    const header = document.querySelector('[data-target="ModelHeader"]');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.json().map((json) => `{"model":${json}}`),
        ),
        (props) => {
          header?.setAttribute('data-props', props);

          expect(() => detectPage(document, url)).not.toThrow();
        },
      ),
    );
  });

  test('never throws when the address is anything', () => {
    const document = openHtml(home, HOME);
    const address = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.webPath().map((path) => `https://github.com${path}`),
    );
    fc.assert(
      fc.property(address, (url) => {
        expect(() => detectPage(document, url)).not.toThrow();
      }),
    );
  });
});
