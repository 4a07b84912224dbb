import { describe, expect, test } from 'vitest';
import { detectSubject, findPanelPlace } from '../../../lib/pages/arxiv.ts';
import { openFixture, openHtml } from './open-page.ts';

const URL_OF_PAGE = 'https://arxiv.org/abs/2501.00001v3';

describe('detectSubject', () => {
  test('is the paper itself when address and page agree', () => {
    expect(detectSubject(openFixture('arxiv-abstract.html', URL_OF_PAGE), URL_OF_PAGE)).toMatchObject({
      site: 'arxiv',
      kind: 'paper',
      name: '2501.00001',
      namedPapers: [{ id: '2501.00001', where: 'link' }],
    });
  });

  test.each([
    'https://arxiv.org/abs/2501.00002',
    'https://arxiv.org/pdf/2501.00001',
    'https://arxiv.org/list/cs.CL/new',
  ])('is null when the address is %s', (url) => {
    expect(detectSubject(openFixture('arxiv-abstract.html', url), url)).toBeNull();
  });
});

test('findPanelPlace is the end of the side column', () => {
  const place = findPanelPlace(openFixture('arxiv-abstract.html', URL_OF_PAGE));

  expect(place?.parent.className).toBe('extra-services');
});

test('detectSubject has title, abstract and the papers of the comments when the page has them', () => {
  const page =
    '<meta name="citation_arxiv_id" content="cs/0112017"><div id="abs">' +
    '<h1 class="title mathjax"><span class="descriptor">Title:</span>Lanterns at Night</h1>' +
    '<blockquote class="abstract mathjax"><span class="descriptor">Abstract:</span>We compare lights.</blockquote>' +
    '<table><tr><td class="tablecell comments mathjax">Follows <a href="https://arxiv.org/abs/2501.00009">this https URL</a></td></tr></table></div>';
  const url = 'https://arxiv.org/abs/cs/0112017v2';

  expect(detectSubject(openHtml(page, url), url)).toMatchObject({
    name: 'cs/0112017',
    namedPapers: [
      { id: 'cs/0112017', where: 'link', title: 'Lanterns at Night' },
      { id: '2501.00009', where: 'link' },
    ],
    text: { names: ['Lanterns at Night'], lead: 'We compare lights.\n' },
  });
});
