import { describe, expect, test } from 'vitest';
import { findUnknownMarkup } from '../../../lib/pages/find-unknown-markup.ts';
import { hasCaptures, listCaptures, openCapture, openFixture, openHtml, readFixture } from './open-page.ts';

const HOME = 'https://github.com/quiet-lab/Lantern';
const MODEL = 'https://huggingface.co/quiet-lab/Lantern-7B';
const PAPER = 'https://huggingface.co/papers/2501.00001';
const ABSTRACT = 'https://arxiv.org/abs/2501.00001';
const HUB_IMAGE =
  '<meta property="og:image" content="https://cdn-thumbnails.huggingface.co/social-thumbnails/models/a.png">';
const find = (html: string, url: string) => findUnknownMarkup(openHtml(html, url), url);

describe('findUnknownMarkup', () => {
  test.each([
    ['github-2024.html', HOME],
    ['github-2026-07.html', HOME],
    ['github-2026-08.html', HOME],
    ['hub-model.html', MODEL],
    ['hub-space.html', 'https://huggingface.co/spaces/quiet-lab/lantern'],
    ['hub-paper.html', PAPER],
    ['arxiv-abstract.html', ABSTRACT],
  ])('F60 finds nothing when the page is %s', (fileName, url) => {
    expect(findUnknownMarkup(openFixture(fileName, url), url)).toBeUndefined();
  });

  test('F60 is GitHub when a repository has lost its sidebar', () => {
    const html = readFixture('github-2024.html').replaceAll('BorderGrid', 'NewGrid');

    expect(find(html, HOME)).toBe('github');
  });

  test('F60 is the Hub when a model page has lost its header or its column', () => {
    const html = `${HUB_IMAGE}${readFixture('hub-model.html')}`;

    expect(find(html, MODEL)).toBeUndefined();
    expect(find(html.replace('ModelHeader', 'NewTop'), MODEL)).toBe('hugging-face');
    expect(find(html.replace('col-span-5', 'new'), MODEL)).toBe('hugging-face');
  });

  test('F60 is arXiv when an abstract has lost its side column', () => {
    const html = readFixture('arxiv-abstract.html').replace('<head>', '<head><title>[2501.00001] Lanterns</title>');

    expect(find(html, ABSTRACT)).toBeUndefined();
    expect(find(html.replace('extra-services', 'new'), ABSTRACT)).toBe('arxiv');
  });

  test.each([
    ['a page that was not found', '<title>Page not found · GitHub</title>', HOME],
    ['a model that was not found', '<title>404 – Hugging Face</title>', MODEL],
    [
      'documentation',
      '<link rel="canonical" href="https://huggingface.co/docs/transformers">',
      'https://huggingface.co/docs/transformers',
    ],
    ['an abstract that was not found', '<title>arXiv identifier not recognized</title>', ABSTRACT],
    ['a page of another site', readFixture('github-2024.html').replaceAll('BorderGrid', 'x'), 'https://a.example/b/c'],
    ['an issue', readFixture('github-2024.html').replaceAll('BorderGrid', 'x'), `${HOME}/issues/7`],
  ])('finds nothing when the page is %s', (_what, html, url) => {
    expect(find(html, url)).toBeUndefined();
  });

  test('finds nothing when the repository is private', () => {
    const html = readFixture('github-2024.html').replaceAll('BorderGrid', 'NewGrid').replace('>Public<', '>Private<');

    expect(find(html, HOME)).toBeUndefined();
  });
});

describe.skipIf(!hasCaptures)(
  'findUnknownMarkup on stored pages (kept beside the project, skipped without them)',
  () => {
    const pages = hasCaptures ? ['github', 'hugging-face', 'arxiv'].flatMap(listCaptures) : [];

    test.each(pages)('finds nothing when the page is %s', (path) => {
      const own = openCapture(path, 'https://a.example/').querySelector('link[rel=canonical]');
      const url = own?.getAttribute('href') ?? HOME;

      expect(findUnknownMarkup(openCapture(path, url), url)).toBeUndefined();
    });
  },
);
