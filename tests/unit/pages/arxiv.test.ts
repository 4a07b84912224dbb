import { describe, expect, test } from 'vitest';
import { detectSubject, findPanelPlace } from '../../../lib/pages/arxiv.ts';
import { openFixture } from './open-page.ts';

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
