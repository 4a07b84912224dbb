import { describeReason } from '../../papers/describe-reason.ts';
import { arxivUrl } from '../../papers/safe-url.ts';
import type { PaperRowView } from '../rows/paper-rows.ts';
import type { Digest } from './build-digest.ts';
import { describeVotes } from './digest-markdown.ts';

/** An address that opens a draft in the user's own mail program; nothing is sent by opening it. */
export type MailtoUrl = `mailto:?${string}`;

/**
 * Windows hands programs addresses of at most 2,083 characters, and mail programs take no more either
 * (source: Microsoft, "Maximum URL length is 2,083 characters in Internet Explorer", KB 208427).
 */
const MAX_LENGTH = 2_000;
/** As RFC 6068 has it, section 5. */
const NEW_LINE = '\r\n';

/** A digest as the draft of an e-mail to oneself: as many papers as an address can hold, and how many are left. */
export function formatDigestMail({ title, count, above, others }: Digest): MailtoUrl {
  const papers = above.length > 0 ? above : others;
  const head = `mailto:?subject=${encode(`Ibid: ${title}`)}&body=` as MailtoUrl;
  let body = `${count}.${NEW_LINE}`;
  for (const [index, row] of papers.entries()) {
    const next = `${body}${NEW_LINE}${formatItem(row)}`;
    const left = papers.length - index - 1;
    const isTooLong = head.length + encode(next + describeRest(left)).length > MAX_LENGTH;
    if (isTooLong) return `${head}${encode(body + describeRest(left + 1))}`;
    body = next;
  }
  return `${head}${encode(body)}`;
}

/** Half a letter, which a name that was cut may end with, has no encoding. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function formatItem({ paper, reason }: PaperRowView): string {
  const facts = [describeVotes(paper.upvotes), ...(reason ? [describeReason(reason)] : [])];
  return `${[paper.title, facts.join(' · '), arxivUrl(paper.id)].join(NEW_LINE)}${NEW_LINE}`;
}

function describeRest(count: number): string {
  return count === 0 ? '' : `${NEW_LINE}And ${count.toLocaleString('en')} more, in Ibid.${NEW_LINE}`;
}
