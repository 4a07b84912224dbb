import type { PaperId } from '../../papers/arxiv-id.ts';
import type { FeedDay } from '../../papers/feed-day.ts';
import type { Mark } from '../../store/mark.ts';
import type { StoredPaper } from '../../store/schema.ts';
import { findRising, type RisingPaper } from './what-moved.ts';

/** Longer lists nobody reads. */
const MAX_RISING = 60;

export interface RisingList<P extends StoredPaper = StoredPaper> {
  /** Whether histories are long enough to tell what was gained; else votes and age decide. */
  readonly isWatched: boolean;
  /** Gains are told of those alone whose votes have been watched. */
  readonly papers: readonly RisingPaper<P>[];
}

/**
 * The papers of the last feed days that gather votes, as the user is shown them, wherever that is.
 *
 * @param papers all that those days list
 * @param newest the newest feed day
 */
export function listRising<P extends StoredPaper>(
  papers: readonly P[],
  newest: FeedDay,
  marks: ReadonlyMap<PaperId, Mark>,
): RisingList<P> {
  const shown = papers.filter(({ id }) => !marks.get(id)?.hidden?.value);
  const rising = findRising(shown, newest).slice(0, MAX_RISING);
  // What a paper of the newest day has gained is all it has.
  const isWatched = rising.some(({ paper, gained }) => gained !== undefined && gained < paper.upvotes);
  return {
    isWatched,
    papers: rising.map(({ paper, gained }) => ({
      paper,
      gained: isWatched && gained !== paper.upvotes ? gained : undefined,
    })),
  };
}
