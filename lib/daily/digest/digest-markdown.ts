import { escapeMarkdown, formatForCopy } from '../../library/copy-formats.ts';
import { describeReason } from '../../papers/describe-reason.ts';
import type { PaperRowView } from '../rows/paper-rows.ts';
import type { Digest } from './build-digest.ts';

/** A digest as Markdown: headings, and a list item a paper with its link, votes, reason and summary. */
export function formatDigestMarkdown({ title, count, above, others, othersTitle, lack }: Digest): string {
  const parts = [
    `# ${escapeMarkdown(title)}`,
    `${escapeMarkdown(count)}.`,
    lack,
    above.map(formatItem).join('\n'),
    ...(others.length > 0 ? [`## ${escapeMarkdown(othersTitle)}`, others.map(formatItem).join('\n')] : []),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function formatItem({ paper, reason }: PaperRowView): string {
  const facts = [
    formatForCopy(paper, 'Markdown'),
    describeVotes(paper.upvotes),
    reason ? escapeMarkdown(describeReason(reason)) : '',
  ];
  const line = `- ${facts.filter((fact) => fact !== '').join(' · ')}`;
  return paper.summary === undefined ? line : `${line}\n  ${escapeMarkdown(paper.summary)}`;
}

/** For example `1 vote`, `128 votes`. */
export function describeVotes(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'vote' : 'votes'}`;
}
