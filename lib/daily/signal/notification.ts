import type { Paper } from '../../papers/paper.ts';

const SHOWN_TITLES = 2;

/** What the day's notification says. */
export interface NotificationWords {
  readonly title: string;
  readonly message: string;
}

/**
 * Says what is new above the bar: how many, and the first titles, those with the most votes. The number is the
 * badge's.
 */
export function describeNews(papers: readonly Pick<Paper, 'title' | 'upvotes'>[]): NotificationWords {
  const shown = papers.toSorted((a, b) => b.upvotes - a.upvotes).slice(0, SHOWN_TITLES);
  const others = papers.length - shown.length;
  const lines = [...shown.map(({ title }) => title), ...(others > 0 ? [`and ${others} more`] : [])];
  return {
    title: `${papers.length} new ${papers.length === 1 ? 'paper' : 'papers'} above your bar`,
    message: lines.join('\n'),
  };
}
