import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arxivUrl, githubUrl, hubPaperUrl, parseSafeUrl, pdfUrl } from '../../../lib/papers/safe-url.ts';

describe('parseSafeUrl', () => {
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'javascript://example.org/%0Aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://huggingface.co/0f8fad5b',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://example.org/a',
    'about:blank',
    'chrome://settings',
    'chrome-extension://abcdef/popup.html',
    'moz-extension://abcdef/popup.html',
    'view-source:https://example.org/',
    'filesystem:https://example.org/a',
    '//evil.example/',
    '///evil.example/',
    '\\\\evil.example\\a',
    '/papers/2501.00001',
    'papers/2501.00001',
    'https:evil.example',
    'https:/evil.example',
    'https:\\\\evil.example',
    'https://evil.example\\@example.org',
    'http://example.org/',
    'https://user@example.org/',
    'https://user:secret@example.org/',
    'https://:secret@example.org/',
    'https://huggingface.co@evil.example/',
    'https://example.org:8443/',
    'https://example.org:0/',
    'https://example.org:80/',
    'https://127.0.0.1/',
    'https://127.0.0.1./',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://localhost/',
    'https://localhost./',
    'https://intranet/',
    'https://.example.org./../',
    'https://',
    'https:///',
    'https://exa mple.org/',
    'https://example.org/a b',
    'https://example.org/a\nb',
    'https://example.org/\u0000',
    'https://exam\u0000ple.org/',
    'https://example.org/\u001F',
    `https://example.org/${'a'.repeat(10_000)}`,
    `https://${'a.'.repeat(2_000)}org/`,
    'https://%00/',
    'https://xn--/',
    '',
    ' ',
    'constructor',
  ])('parseSafeUrl refuses %j', (text) => {
    expect(parseSafeUrl(text)).toBeUndefined();
  });

  test.each([
    ['https://example.org', 'https://example.org/'],
    [' https://example.org/a?b=c#d ', 'https://example.org/a?b=c#d'],
    ['HTTPS://Example.ORG/Path', 'https://example.org/Path'],
    ['https://example.org:443/', 'https://example.org/'],
    ['https://owner.github.io/project/', 'https://owner.github.io/project/'],
    ['https://example.org/%E4%BD%A0', 'https://example.org/%E4%BD%A0'],
    ['https://example.org/a"<b>', 'https://example.org/a%22%3Cb%3E'],
  ])('parseSafeUrl takes %j as %j', (text, url) => {
    expect(parseSafeUrl(text)).toBe(url);
  });

  test.each([
    ['https://huggіngface.co/papers', 'https://xn--huggngface-02i.co/papers'],
    ['https://аррӏе.com/', 'https://xn--80ak6aa92e.com/'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
  ])('parseSafeUrl shows a host in another script in its ASCII form when given %s', (text, url) => {
    expect(parseSafeUrl(text)).toBe(url);
  });

  test('parseSafeUrl gives https without credentials, port or bare address for any text', () => {
    const noise = fc.string({ unit: 'binary', maxLength: 60 });
    const texts = fc.oneof(
      noise,
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      noise.map((rest) => `https://${rest}`),
      fc.tuple(noise, noise).map(([host, path]) => `https://${host}.example/${path}`),
    );

    fc.assert(
      fc.property(texts, (text) => {
        const url = parseSafeUrl(text);
        if (url === undefined) return;
        const parsed = new URL(url);

        expect(parsed.protocol).toBe('https:');
        expect(parsed.username + parsed.password + parsed.port).toBe('');
        expect(parsed.hostname).toMatch(/[^.]\.[^.]/);
        expect(url).toMatch(/^[\u0021-\u007E]+$/);
        expect(parseSafeUrl(url) ?? url).toBe(url);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the addresses of a paper', () => {
  test.each([
    [hubPaperUrl('2501.00001'), 'https://huggingface.co/papers/2501.00001'],
    [arxivUrl('cs/0112017'), 'https://arxiv.org/abs/cs/0112017'],
    [pdfUrl('2501.00001'), 'https://arxiv.org/pdf/2501.00001'],
    [githubUrl('owner/name'), 'https://github.com/owner/name'],
  ])('%s is safe as it stands', (url, expected) => {
    expect(url).toBe(expected);
    expect(parseSafeUrl(url)).toBe(url);
  });
});
