import { describeReason } from '../../papers/describe-reason.ts';
import { escapeXml } from '../../papers/escape-xml.ts';
import { arxivUrl, hubPaperUrl } from '../../papers/safe-url.ts';
import type { PaperRowView } from '../rows/paper-rows.ts';
import type { Digest } from './build-digest.ts';
import { formatSpan } from './digest-span.ts';

/**
 * A digest as an Atom feed (RFC 4287): an entry for each paper above the bar, with its topics as categories. Entries
 * are named by their papers, so that a reader who takes in several digests shows each paper once.
 *
 * @param now epoch milliseconds: when it was made
 */
export function formatDigestAtom({ span, title, count, above }: Digest, now: number): string {
  const isOfNow = span.kind === 'new';
  const name = isOfNow ? `new/${new Date(now).toISOString()}` : formatSpan(span);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('title', `Ibid: ${title}`),
    element('subtitle', count),
    element('id', `tag:ibid.example,2026:digest/${name}`),
    element('updated', new Date(now).toISOString()),
    '<author><name>Ibid</name></author>',
    ...above.map(formatEntry),
    '</feed>',
    '',
  ].join('\n');
}

function formatEntry({ paper, reason, topics }: PaperRowView): string {
  const text = [reason ? `${describeReason(reason)}.` : '', paper.summary ?? paper.abstract];
  return [
    '<entry>',
    element('title', paper.title),
    element('id', hubPaperUrl(paper.id)),
    `<link rel="alternate" type="text/html" href="${hubPaperUrl(paper.id)}"/>`,
    `<link rel="related" href="${arxivUrl(paper.id)}"/>`,
    element('updated', `${paper.day}T00:00:00Z`),
    ...(paper.publishedOn === undefined ? [] : [element('published', `${paper.publishedOn}T00:00:00Z`)]),
    ...paper.authors.map((author) => `<author>${element('name', author)}</author>`),
    ...topics.map(({ name }) => `<category term="${escapeXml(name)}"/>`),
    element('summary', text.filter((part) => part !== '').join(' ')),
    '</entry>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
