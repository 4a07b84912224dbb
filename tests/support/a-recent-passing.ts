import type { PassingPaper, RecentPassing } from '../../lib/daily/bar/recent-passing.ts';
import type { Topic } from '../../lib/store/topic.ts';
import { aStoredPaper, idNumber } from './a-paper.ts';

interface Facts {
  readonly count?: number;
  readonly listed?: number;
  /** Of every paper. */
  readonly topics?: readonly Topic[];
}

/** What a bar made of seven days: so many papers of so many, with a hundred votes and less. */
export function aRecentPassing({ count = 2, listed = 30, topics = [] }: Facts = {}): RecentPassing {
  const papers = Array.from({ length: count }, (_, index): PassingPaper => ({
    paper: aStoredPaper({ id: idNumber(index + 1), upvotes: 100 - index }),
    topics,
  }));
  return { dayCount: 7, listedCount: listed, passedCount: count, papers };
}
