import { JSDOM } from 'jsdom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDigestAtom } from '../../../../lib/daily/digest/digest-atom.ts';
import { formatDigestMail } from '../../../../lib/daily/digest/digest-mail.ts';
import { formatDigestMarkdown } from '../../../../lib/daily/digest/digest-markdown.ts';
import { aDigest } from '../../../support/a-digest.ts';
import { idNumber } from '../../../support/a-paper.ts';
import { aHeldTopic, aRowView } from '../../../support/a-popup-view.ts';

const NOW = Date.parse('2026-05-30T08:00:00Z');
const { DOMParser } = new JSDOM('').window;

function parseAtom(text: string): Document {
  const parsed = new DOMParser().parseFromString(text, 'application/xml');
  expect(parsed.querySelector('parsererror')?.textContent).toBeUndefined();
  return parsed;
}
const textsOf = (parsed: Document, selector: string) =>
  Array.from(parsed.querySelectorAll(selector), ({ textContent }) => textContent);

/** What a draft says, as a mail program reads it. */
function readMail(address: string): { subject: string | null; body: string } {
  const { protocol, pathname, searchParams } = new URL(address);
  expect([protocol, pathname]).toEqual(['mailto:', '']);
  return { subject: searchParams.get('subject'), body: searchParams.get('body') ?? '' };
}

describe('formatDigestMarkdown', () => {
  test('writes headings, and an item a paper with link, votes, reason and summary', () => {
    expect(formatDigestMarkdown(aDigest())).toBe(
      [
        '# Friday, May 29, 2026',
        '',
        '2 of 3 pass your bar.',
        '',
        `- [Sparse routing](https://arxiv.org/abs/${idNumber(1)}) · 128 votes · Topic: Routing`,
        '  It routes less.',
        `- [Dense routing](https://arxiv.org/abs/${idNumber(2)}) · 60 votes`,
        '',
        '## Also trending that day',
        '',
        `- [Other things](https://arxiv.org/abs/${idNumber(3)}) · 1 vote`,
        '',
      ].join('\n'),
    );
  });

  test('keeps a title, a summary and a topic’s name from being markup when they look like it', () => {
    const row = aRowView(
      { title: '[x](javascript:1) <b>*bold*</b>', summary: '`code` _x_' },
      { reason: { label: 'Topic', detail: '[evil](//x)' } },
    );

    const text = formatDigestMarkdown(aDigest({ above: [row], others: [] }));

    expect(text).toContain(String.raw`[\[x\](javascript:1) \<b\>\*bold\*\</b\>]`);
    expect(text).toContain(String.raw`\`code\` \_x\_`);
    expect(text).toContain(String.raw`Topic: \[evil\](//x)`);
  });
});

describe('formatDigestMail', () => {
  test('drafts a mail to nobody with the papers above the bar', () => {
    const { subject, body } = readMail(formatDigestMail(aDigest()));

    expect(subject).toBe('Ibid: Friday, May 29, 2026');
    expect(body).toBe(
      [
        '2 of 3 pass your bar.',
        '',
        'Sparse routing',
        '128 votes · Topic: Routing',
        `https://arxiv.org/abs/${idNumber(1)}`,
        '',
        'Dense routing',
        '60 votes',
        `https://arxiv.org/abs/${idNumber(2)}`,
        '',
      ].join('\r\n'),
    );
  });

  test('drafts the others when nothing is above the bar', () => {
    expect(readMail(formatDigestMail(aDigest({ above: [] }))).body).toContain('Other things');
  });

  test('holds as many papers as an address can, and says how many are left, whatever the titles are', () => {
    const title = fc.string({ unit: 'binary', minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 24 }), (titles) => {
        const above = titles.map((text, index) => aRowView({ id: idNumber(index), title: text.trim() || 'x' }));
        const address = formatDigestMail(aDigest({ above }));
        expect(address.length).toBeLessThanOrEqual(2_000);
        const { body } = readMail(address);
        const shown = body.split('https://arxiv.org/abs/').length - 1;
        const left = Number(/And ([\d,]+) more, in Ibid\.\r\n$/.exec(body)?.[1] ?? 0);
        expect(shown + left).toBe(titles.length);
      }),
      { numRuns: 50 },
    );
  }, 30_000);

  test('is written when a topic’s name ends within a letter', () => {
    const above = [aRowView({}, { reason: { label: 'Topic', detail: 'half \uD83D' } })];

    expect(readMail(formatDigestMail(aDigest({ above }))).body).toContain('half \uFFFD');
  });
});

describe('formatDigestAtom', () => {
  test('writes a feed with an entry for each paper above the bar', () => {
    const feed = parseAtom(formatDigestAtom(aDigest(), NOW));

    expect(textsOf(feed, 'feed > title, feed > subtitle, feed > id, feed > updated')).toEqual([
      'Ibid: Friday, May 29, 2026',
      '2 of 3 pass your bar',
      'tag:ibid.example,2026:digest/2026-05-29',
      '2026-05-30T08:00:00.000Z',
    ]);
    expect(textsOf(feed, 'entry > title')).toEqual(['Sparse routing', 'Dense routing']);
    expect(textsOf(feed, 'entry > id')).toEqual([1, 2].map((n) => `https://huggingface.co/papers/${idNumber(n)}`));
    expect(textsOf(feed, 'entry:first-of-type > :is(updated, published, summary)')).toEqual([
      '2026-05-20T00:00:00Z',
      '2026-05-27T00:00:00Z',
      'Topic: Routing. It routes less.',
    ]);
    expect(feed.querySelector('category')?.getAttribute('term')).toBe('Routing');
  });

  test('names a digest of what is new by when it was made, since each is another', () => {
    const feed = parseAtom(formatDigestAtom(aDigest({ span: { kind: 'new' } }), NOW));

    expect(textsOf(feed, 'feed > id')).toEqual(['tag:ibid.example,2026:digest/new/2026-05-30T08:00:00.000Z']);
  });

  test('is well-formed and says what the texts say, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, name) => {
        const row = aRowView({ title: `“${title}”`, authors: [name] }, { topics: [aHeldTopic({ name })] });
        const feed = parseAtom(formatDigestAtom(aDigest({ above: [row] }), NOW));
        // oxlint-disable-next-line no-control-regex -- what XML cannot hold is left out
        const kept = title.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/\r\n?/g, '\n');
        expect(textsOf(feed, 'entry > title')).toEqual([`“${kept}”`]);
        expect(feed.querySelectorAll('entry > *')).toHaveLength(8);
      }),
    );
  });
});
