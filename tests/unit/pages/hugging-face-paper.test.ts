import { describe, expect, test } from 'vitest';
import { detectPage } from '../../../lib/pages/detect-page.ts';
import { openFixture, openHtml, readFixture } from './open-page.ts';

const PAGE = 'https://huggingface.co/papers/2501.00001';

describe('detectPage of a paper page', () => {
  test('is the paper with its title and abstract', () => {
    const page = detectPage(openFixture('hub-paper.html', PAGE), PAGE);

    expect(page?.subject).toEqual({
      site: 'hugging-face',
      kind: 'paper',
      name: '2501.00001',
      namedPapers: [{ id: '2501.00001', where: 'tag', title: 'Lanterns at Night' }],
      text: {
        description: '',
        names: ['Lanterns at Night'],
        tags: [],
        headings: [],
        lead: 'We compare small lights at night, and find that the smallest of them lasts the longest.\n',
        body: '',
      },
    });
    expect(page?.place?.parent.className).toBe('md:col-span-5');
    expect(page?.place?.style).toBe('hub-section');
  });

  test('has no place when there is no right column', () => {
    const html = readFixture('hub-paper.html').replace('md:col-span-5', 'other');

    expect(detectPage(openHtml(html, PAGE), PAGE)?.place).toBeNull();
  });

  test.each(['papers', 'papers/2501.00001/community', 'papers/index', 'papers/date/2026-08-20', 'papers/trending'])(
    'is null when the address is huggingface.co/%s',
    (path) => {
      const url = `https://huggingface.co/${path}`;

      expect(detectPage(openFixture('hub-paper.html', url), url)).toBeNull();
    },
  );

  test('is null when the page is of another paper', () => {
    const url = 'https://huggingface.co/papers/2501.00002';

    expect(detectPage(openFixture('hub-paper.html', url), url)).toBeNull();
  });
});
