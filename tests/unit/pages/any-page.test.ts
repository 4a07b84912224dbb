import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnyPage } from '../../../lib/pages/any-page.ts';
import { expectInBounds } from './expect-in-bounds.ts';
import { openFixture, openHtml, readFixture } from './open-page.ts';

const URL_OF_PAGE = 'https://blog.example/lanterns';
const PAGE = `<!doctype html><title>On lanterns</title>
  <meta name="description" content="What a small light can do.">
  <nav>Home, about <a href="https://arxiv.org/abs/2501.00009">x</a></nav>
  <main><h1>Lanterns at night</h1><h4>Aside</h4><p id="lead">A lantern is a light that one carries along.</p>
    <p>See <a href="https://arxiv.org/abs/2501.00001">the paper on small lanterns</a>.</p>
    <p hidden>Not to be seen.</p><script>let secret</script></main>
  <footer>All rights reserved.</footer>`;

const read = (html: string, url = URL_OF_PAGE) => readAnyPage(openHtml(html, url), url);

describe('readAnyPage', () => {
  test('is title, description, headings and first text of a page of no known site', () => {
    expect(read(PAGE)).toEqual({
      site: undefined,
      kind: 'page',
      name: 'On lanterns',
      namedPapers: [{ id: '2501.00001', where: 'link' }],
      text: {
        description: 'What a small light can do.',
        names: ['Lanterns at night'],
        tags: [],
        headings: [],
        lead: 'A lantern is a light that one carries along.\nSee the paper on small lanterns.\n',
        body: '',
      },
    });
  });

  test('puts the selection first when it is of three words and more', () => {
    const document = openHtml(PAGE, URL_OF_PAGE);
    document.getSelection()?.selectAllChildren(document.querySelector('#lead') as Element);

    expect(readAnyPage(document, URL_OF_PAGE)?.text.lead).toMatch(/^A lantern .* along\.\nA lantern/);
  });

  test('does without the selection when it is a word', () => {
    const document = openHtml(`${PAGE}<b id="word">lamp</b>`, URL_OF_PAGE);
    document.getSelection()?.selectAllChildren(document.querySelector('#word') as Element);

    expect(readAnyPage(document, URL_OF_PAGE)?.text.lead).not.toContain('lamp');
  });

  test('is what the panel would take when the site is known', () => {
    const url = 'https://github.com/quiet-lab/Lantern';

    expect(readAnyPage(openFixture('github-2024.html', url), url)).toMatchObject({
      site: 'github',
      kind: 'repository',
    });
  });

  test('names the paper of the address and of the head first', () => {
    const html = `<meta name="citation_doi" content="10.48550/arXiv.2501.00003">${PAGE}`;

    const ids = read(html, 'https://ar5iv.labs.arxiv.org/html/2501.00002')?.namedPapers.map(({ id }) => id);

    expect(ids).toEqual(['2501.00002', '2501.00003', '2501.00001']);
  });

  test.each(['issues/7', 'tree/main', ''])('is null when a private repository shows %j', (path) => {
    const url = `https://github.com/quiet-lab/Lantern/${path}`;
    const html = readFixture('github-2024.html')
      .replace('repository_public" content="true"', 'repository_public" content="false"')
      .replace('>Public<', '>Private<');

    expect(read(html, url)).toBeNull();
  });

  test.each(['', '<title>Nothing</title>', '<p></p>'])('is null when the page is %j', (html) => {
    expect(read(html)).toBeNull();
  });

  test('is what the address says when the page is no HTML', () => {
    const url = 'https://arxiv.org/pdf/2501.00001v2';
    const document = openHtml('<embed>', url);
    Object.defineProperty(document, 'contentType', { value: 'application/pdf' });

    expect(readAnyPage(document, url)).toMatchObject({ kind: 'page', name: '2501.00001' });
  });

  test.each([
    ['a title of five megabytes', `<title>${'lantern '.repeat(650_000)}</title><p>Light.</p>`],
    ['bidi and control characters', '<title>\u202eevil\u0007 title\u2066</title><p>\u202elight\u0000</p>'],
    ['a hundred thousand nodes', `<title>A</title><main>${'<i>light </i>'.repeat(50_000)}</main>`],
    [
      'other languages',
      '<title>提灯について</title><main><h1>提灯</h1><p>提灯は持ち運べる小さな明かりです。</p></main>',
    ],
  ])(
    'F55 stays in its bounds when the page has %s',
    (_what, html) => {
      const subject = read(html);

      expect(subject).not.toBeNull();
      expectInBounds(subject);
      expect(JSON.stringify(subject)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      // jsdom takes far longer than a browser.
    },
    60_000,
  );

  test('F55 never throws and stays in its bounds when the page is anything', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '<main>',
        '<title>',
        '</title>',
        '<p>',
        '<meta name="description" content="',
        '">',
        '<h1>',
        '<a href="',
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const subject = read(parts.join(''));
        if (subject) expectInBounds(subject);
      }),
      { numRuns: 60 },
    );
  });
});
