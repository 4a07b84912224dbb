import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinNamedPapers } from '../../../lib/pages/join-named-papers.ts';
import { readContent } from '../../../lib/pages/read-content.ts';
import { readMarkdownBlocks } from '../../../lib/pages/read-markdown.ts';
import { openHtml } from './open-page.ts';

const HOME = 'https://github.com/quiet-lab/Lantern';
const read = (html: string) => readContent(openHtml(`<article>${html}</article>`, HOME).body, HOME);
const texts = (html: string): string[] => read(html).blocks.map(({ kind, text }) => `${kind}: ${text}`);
/** Longer than what is kept of any page. */
const LONG = '<p>A lantern is a light.</p>'.repeat(2_000);

describe('readContent', () => {
  test.each([
    ['a paragraph', '<p>A <b>small</b> <i>lantern</i></p>', ['text: A small lantern']],
    ['a heading with its anchor', '<h2>Use<a class="anchor" href="#use"></a></h2>', ['heading: Use']],
    ['a heading of two lines', '<h1>Lantern<br>Seven</h1>', ['heading: Lantern Seven']],
    ['lines that the author has broken', '<p>One<br>Two</p>', ['text: One', 'text: Two']],
    [
      'items of a list',
      '<ul><li>One</li><li>Two<ul><li>Three</li></ul></li></ul>',
      ['text: One', 'text: Two', 'text: Three'],
    ],
    ['a table', '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>', ['text: A B 1 2']],
    ['a figure', '<figure><img alt="A lamp"><figcaption>One lamp</figcaption></figure>', ['text: One lamp']],
    ['text beside blocks', '<div>Before<p>Inside</p>after</div>', ['text: Before', 'text: Inside', 'text: after']],
    ['words in code', '<p>Call <code>light()</code></p>', ['text: Call light()']],
    ['a link with an address for its text', '<p>See <a href="/a">https://a.example/b</a> now</p>', ['text: See now']],
  ])('gives blocks for %s', (_what, html, expected) => {
    expect(texts(html)).toEqual(expected);
  });

  test.each([
    ['a block of code', '<pre><code>import lantern</code></pre>'],
    ['a table of contents', '<ul><li><a href="#one">One</a></li><li><a href="#two">Two</a></li></ul>'],
    ['a record of data', '<p>{"lamps": 7}</p>'],
    ['a picture', '<p><img alt="Build passing" src="https://img.shields.io/badge/build-passing"></p>'],
    ['scripts and styles', '<p><script>let a</script><style>p{}</style></p>'],
  ])('leaves out %s', (_what, html) => {
    expect(texts(html)).toEqual([]);
  });

  test('has the level of a heading', () => {
    expect(read('<h3>Three</h3>').blocks).toEqual([{ kind: 'heading', text: 'Three', level: 3 }]);
  });

  test('gives the same blocks as the Markdown that a page was made from', () => {
    const markdown =
      '# Lantern\n\nA *small* `lamp`,\nsee [the docs](/docs).\n\n- One\n- Two\n\n## Use\n\n```\ncode\n```\n\nDone.';
    const html =
      '<h1>Lantern</h1>\n<p>A <em>small</em> <code>lamp</code>,\nsee <a href="/docs">the docs</a>.</p>\n' +
      '<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n<h2>Use</h2>\n<pre><code>code\n</code></pre>\n<p>Done.</p>';

    const fromMarkdown = [...readMarkdownBlocks(markdown)].map(
      ({ kind, text }) => `${kind}: ${text.replace(' .', '.')}`,
    );

    expect(texts(html)).toEqual(fromMarkdown);
  });

  test('still finds what names papers when the page is longer than what is kept', () => {
    const html = `${LONG}<p><a href="/x"><img src="https://img.shields.io/badge/arXiv-2501.00001-red"></a></p>
      <p><a href="https://arxiv.org/abs/2501.00002"><img src="https://img.shields.io/badge/arXiv-2501.00009-red"></a></p>
      <pre>@misc{a, eprint={2501.00003}}</pre><p>arXiv:2501.00004</p>`;

    const found = joinNamedPapers(read(html).namedPapers).map(({ id, where }) => `${id} ${where}`);

    expect(found).toEqual(['2501.00001 badge', '2501.00002 link', '2501.00003 bibtex', '2501.00004 text']);
  });

  test('names a paper in its first place only once when it stands before and after the end of what is kept', () => {
    const link = '<p><a href="https://arxiv.org/abs/2501.00001">x</a></p>';

    expect(read(`${link}${LONG}${link}`).namedPapers).toHaveLength(2);
    expect(joinNamedPapers(read(`${link}${LONG}${link}`).namedPapers)).toHaveLength(1);
  });

  test('never throws and gives no empty block when the page is anything', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<ul><li>',
        '<a href="#a">',
        '</a>',
        '<table><td>',
        '<pre>',
        '<br>',
        '<h2>',
        '\u202e',
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        for (const { text } of read(parts.join('')).blocks) expect(text.trim()).not.toBe('');
      }),
      { numRuns: 60 },
    );
  });
});
