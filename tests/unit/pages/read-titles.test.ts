import { describe, expect, test } from 'vitest';
import { findNamedInCode } from '../../../lib/pages/find-named-in-code.ts';
import { joinNamedPapers } from '../../../lib/pages/join-named-papers.ts';
import type { NamedPaper } from '../../../lib/pages/page-subject.ts';
import { parseTitle, readBibtexTitle } from '../../../lib/pages/read-titles.ts';
import { parsePaperId } from '../../../lib/papers/arxiv-id.ts';

const named = (id: string, rest: Omit<NamedPaper, 'id'>): NamedPaper => ({ id: parsePaperId(id)!, ...rest });

describe('parseTitle', () => {
  test.each([
    'Lanterns at Night: A Survey of Small Lights',
    'The Lantern 3 Herd of Lamps',
    'Lantern Technical Report',
    'Large Lanterns Are Zero-Shot Lamps',
  ])('takes “%s” for a title', (text) => {
    expect(parseTitle(text)).toBe(text);
  });

  test.each([
    '',
    'Paper',
    'arXiv',
    '[PDF]',
    'here',
    'our paper',
    'the original paper on lanterns',
    'Read the full paper',
    'Technical report',
    'Paper (arXiv)',
    'arXiv:2501.00001',
    'https://arxiv.org/abs/2501.00001',
    'Lacoste et al. (2019)',
    '2501.00001',
  ])('takes “%s” for no title', (text) => {
    expect(parseTitle(text)).toBeUndefined();
  });

  test('cleans a title and takes it out of its quotes', () => {
    expect(parseTitle('\u201cLanterns at \u202eNight:\n  A  Survey\u201d')).toBe('Lanterns at Night: A Survey');
  });

  test('F55 keeps no more than the beginning when a text is of megabytes', () => {
    expect(parseTitle('lantern '.repeat(700_000))?.length).toBeLessThanOrEqual(300);
  });
});

describe('readBibtexTitle', () => {
  test.each([
    ['@misc{a,\n  title={Lanterns at Night},\n  year={2025}\n}', 'Lanterns at Night'],
    ['@misc{a, title = {{Lanterns} at {N}ight}, year = 2025}', 'Lanterns at Night'],
    ['@misc{a, title = "Lanterns at Night", author = "B"}', 'Lanterns at Night'],
    ['@misc{a, title={Lanterns at\n    Night}}', 'Lanterns at Night'],
    ['@misc{a, author={B}}', undefined],
    ['@misc{a, booktitle={Proceedings}}', undefined],
  ])('of %j is %j', (entry, title) => {
    expect(readBibtexTitle(entry)).toBe(title);
  });

  test('F55 gives up on a title that never ends', () => {
    expect(readBibtexTitle(`title={${'{a'.repeat(1_000_000)}`)).toBeUndefined();
  });
});

test('findNamedInCode gives each entry its own title when there are several', () => {
  const code =
    '@misc{a,\n title={Lanterns at Night},\n eprint={2501.00001}\n}\n@misc{b,\n eprint={2501.00002},\n title={Lamps by Day}\n}';

  expect(findNamedInCode(code)).toEqual([
    { id: '2501.00001', where: 'bibtex', title: 'Lanterns at Night' },
    { id: '2501.00002', where: 'bibtex', title: 'Lamps by Day' },
  ]);
});

describe('joinNamedPapers', () => {
  test('takes the surest title when several places have one', () => {
    const papers = [
      named('2501.00001', { where: 'link', title: 'A link’s text here' }),
      named('2501.00001', { where: 'bibtex', title: 'Lanterns at Night' }),
    ];

    expect(joinNamedPapers(papers)).toEqual([named('2501.00001', { where: 'link', title: 'Lanterns at Night' })]);
  });

  test('leaves out what every card from a template cites', () => {
    expect(joinNamedPapers([named('1910.09700', { where: 'link' })])).toEqual([]);
  });
});
