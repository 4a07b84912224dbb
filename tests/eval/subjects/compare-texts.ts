import type { SubjectText } from '../../../lib/pages/page-subject.ts';

/** How the text of a page differs from that of its Markdown. */
export interface TextDifference {
  /** Of all words of either, the share that both have, counted as often as they come. */
  readonly sharedWords: number;
  /** Words that only one of them has, the most frequent first. */
  readonly onlyInPage: readonly string[];
  readonly onlyInMarkdown: readonly string[];
}

const MAX_SHOWN = 12;

export function compareTexts(page: SubjectText, markdown: SubjectText): TextDifference {
  const [ours, theirs] = [countWords(page), countWords(markdown)];
  const words = new Set([...ours.keys(), ...theirs.keys()]);
  let shared = 0;
  let all = 0;
  for (const word of words) {
    shared += Math.min(ours.get(word) ?? 0, theirs.get(word) ?? 0);
    all += Math.max(ours.get(word) ?? 0, theirs.get(word) ?? 0);
  }
  return {
    sharedWords: all === 0 ? 1 : shared / all,
    onlyInPage: listSurplus(ours, theirs),
    onlyInMarkdown: listSurplus(theirs, ours),
  };
}

/** Tags and description are beside the text: Markdown alone has neither. */
function countWords({ names, headings, lead, body }: SubjectText): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of [...names, ...headings, lead, body]
    .join(' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function listSurplus(counts: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): string[] {
  return Array.from(counts, ([word, count]) => ({ word, surplus: count - (others.get(word) ?? 0) }))
    .filter(({ surplus }) => surplus > 0)
    .toSorted((a, b) => b.surplus - a.surplus)
    .slice(0, MAX_SHOWN)
    .map(({ word, surplus }) => (surplus === 1 ? word : `${word}×${surplus}`));
}
