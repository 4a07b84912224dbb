import { cleanText } from '../../papers/clean-text.ts';
import type { Paper } from '../../papers/paper.ts';

const SHOWN_TITLES = 2;
/** Systems cut messages where they like; two titles of this length are shown whole by most. */
const MAX_TITLE = 100;

/** The one notification of ours: a later one takes the place of an earlier one. */
export const NEWS_NOTICE = 'news';

type ToldPaper = Pick<Paper, 'id' | 'title' | 'upvotes'>;

/** What the day's notification says. */
export interface NotificationWords {
  readonly title: string;
  readonly message: string;
}

/**
 * Says what is new above the bar: how many, which is the badge's number, and the first titles, those with the most
 * votes among what no notification has named yet.
 *
 * @param told papers that notifications have told of
 */
export function describeNews(papers: readonly ToldPaper[], told: ReadonlySet<string> = new Set()): NotificationWords {
  const isTold = ({ id }: ToldPaper): number => Number(told.has(id));
  const shown = papers.toSorted((a, b) => isTold(a) - isTold(b) || b.upvotes - a.upvotes).slice(0, SHOWN_TITLES);
  const others = papers.length - shown.length;
  const titles = shown.map(({ title }) => cleanText(title, MAX_TITLE));
  return {
    title: `${papers.length} new ${papers.length === 1 ? 'paper' : 'papers'} above your bar`,
    message: [...titles, ...(others > 0 ? [`and ${others} more`] : [])].join('\n'),
  };
}
