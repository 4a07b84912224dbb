import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSubjectText } from '../../../lib/pages/build-subject-text.ts';
import { findNamedInMarkdown } from '../../../lib/pages/find-named-in-markdown.ts';
import { readMarkdownSubject } from '../../../lib/pages/markdown-subject.ts';
import { readFrontMatter } from '../../../lib/pages/read-front-matter.ts';
import { readMarkdownBlocks } from '../../../lib/pages/read-markdown.ts';

const blocksOf = (...lines: readonly string[]) => [...readMarkdownBlocks(lines.join('\n'))];
const textsOf = (...lines: readonly string[]): string[] => blocksOf(...lines).map(({ text }) => text);

describe('readMarkdownBlocks', () => {
  test('readMarkdownBlocks tells headings from text when they are written in any of three ways', () => {
    expect(blocksOf('# One', 'words', '', 'Two', '---', '<h2 align="center">Three <b>bold</b></h2>')).toEqual([
      { kind: 'heading', text: 'One', level: 1 },
      { kind: 'text', text: 'words' },
      { kind: 'heading', text: 'Two', level: 2 },
      { kind: 'heading', text: 'Three bold', level: 2 },
    ]);
  });

  test('readMarkdownBlocks leaves out code, images, addresses, comments and tables of contents', () => {
    const lines = [
      '- [Usage](#usage)',
      '```sh',
      'pip install it',
      '```',
      '![logo](a.png) Routes <!-- no -->',
      'https://a.b/c',
    ];

    expect(textsOf(...lines)).toEqual(['Routes']);
  });

  test('readMarkdownBlocks reads links by their text, also where a target does not end', () => {
    expect(textsOf('See [the paper](https://a.b/c_(d)) of [Ada](  and [Lin]( .')).toEqual([
      'See the paper of Ada and Lin .',
    ]);
  });

  test('readMarkdownBlocks sets list items apart, and leaves out records of data', () => {
    expect(textsOf('- **Paper:** Routing', '- **Point of Contact:** Ada', "{'content': 'no words'}")).toEqual([
      'Paper: Routing',
      'Point of Contact: Ada',
    ]);
  });

  test('readMarkdownBlocks yields words of the text alone, whatever the text', () => {
    const marks = fc.constantFrom(
      '#',
      '[',
      ']',
      '(',
      ')',
      '<a',
      '>',
      '`',
      '```\n',
      '\n',
      '|',
      '![',
      '---\n',
      ' words ',
    );
    fc.assert(
      fc.property(fc.array(marks), (parts) => {
        for (const { text } of readMarkdownBlocks(parts.join(''))) {
          expect(text).not.toBe('');
          expect(text).toBe(text.trim());
        }
      }),
    );
  });
});

describe('readFrontMatter', () => {
  test('readFrontMatter reads names, tags and languages when lists are written either way', () => {
    const card = [
      '---',
      'pretty_name: "RouteQA"',
      'language: [hy]',
      'task_ids:',
      '- open-qa',
      'size: 3',
      '---',
      '# It',
    ];

    expect(readFrontMatter(card.join('\n'))).toEqual({
      names: ['RouteQA'],
      tags: ['Armenian', 'open-qa'],
      rest: '# It',
    });
  });

  test('readFrontMatter reads what there is when the card is cut off within it', () => {
    const card = '---\npretty_name: RouteQA\ndataset_info:\n- config_name: a\n  features:\n  - name:';

    expect(readFrontMatter(card)).toEqual({ names: ['RouteQA'], tags: [], rest: '' });
  });

  test('readFrontMatter gives the whole text when there is none', () => {
    expect(readFrontMatter('---\nIt routes.\n').rest).toBe('---\nIt routes.\n');
    expect(readFrontMatter('# It\n---\n')).toEqual({ names: [], tags: [], rest: '# It\n---\n' });
  });
});

describe('buildSubjectText', () => {
  test('buildSubjectText takes the first heading that is of this page for a name', () => {
    const blocks = [
      { kind: 'heading', text: 'Table of Contents' },
      { kind: 'heading', text: 'Dataset Card for RouteQA' },
      { kind: 'heading', text: 'How it routes' },
    ] as const;
    const { names, headings } = buildSubjectText({ blocks });

    expect(names).toEqual(['RouteQA']);
    expect(headings).toEqual(['How it routes']);
  });

  test('buildSubjectText keeps within its bounds when a page does not', () => {
    const long = 'word '.repeat(100_000);
    const text = buildSubjectText({ description: long, blocks: [{ kind: 'text', text: long }] });

    expect(JSON.stringify(text).length).toBeLessThan(20_000);
  });
});

describe('findNamedInMarkdown', () => {
  test('findNamedInMarkdown tells where a paper is named, in the order of the page', () => {
    const lines = [
      '[![arXiv](https://img.shields.io/badge/arXiv-2501.00009-red)](https://arxiv.org/abs/2501.00001v2).',
      'See arXiv:2501.00002.',
      '```bibtex',
      '@article{a, eprint={2501.00003}, url={https://arxiv.org/abs/2501.00003}}',
      '```',
    ];

    expect(findNamedInMarkdown(lines.join('\n'))).toEqual([
      { id: '2501.00001', where: 'link' },
      { id: '2501.00002', where: 'text' },
      { id: '2501.00003', where: 'bibtex' },
      { id: '2501.00003', where: 'bibtex' },
    ]);
  });
});

test('readMarkdownSubject makes one subject of card, text and named papers', () => {
  const markdown = '---\npretty_name: RouteQA\n---\n# RouteQA\nAsks [of routes](https://arxiv.org/abs/2501.00001).';

  expect(readMarkdownSubject({ site: 'hugging-face', kind: 'dataset', name: 'ada/route_qa', markdown })).toEqual({
    site: 'hugging-face',
    kind: 'dataset',
    name: 'ada/route_qa',
    namedPapers: [{ id: '2501.00001', where: 'link' }],
    text: {
      description: '',
      names: ['RouteQA', 'RouteQA'],
      tags: [],
      headings: [],
      lead: 'Asks of routes .\n',
      body: '',
    },
  });
});
