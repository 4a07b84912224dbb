import { daysBetween, type FeedDay } from '../../papers/feed-day.ts';
import { findPointAsOf, readVoteHistory, type VotePoint } from '../../papers/vote-history.ts';
import type { StoredPaper } from '../../store/schema.ts';

/** What a paper has gained; never negative. */
export interface Gained {
  readonly upvotes: number;
  readonly stars: number;
}

/** A paper that is gathering votes. */
export interface RisingPaper<P extends StoredPaper = StoredPaper> {
  readonly paper: P;
  /** Votes gained in the last two days; undefined where they are not known, and its votes and age have to do. */
  readonly gained: number | undefined;
}

/** Feed days whose papers can be rising, the newest included. */
export const RISING_DAYS = 14;

const RECENT_HOURS = 48;
/** What a shorter history shows is the paper's first hours with us, not how it fares. */
const SHORTEST_HISTORY_HOURS = 24;
/** Votes come on the first days: of equal votes, those of a week-old paper say a twentieth of a new one's. */
const GRAVITY = 1.5;

/**
 * What a paper has gained since the corpus was at an edition: nothing for what was not stored by then, and no
 * stars where they were not known.
 */
export function gainedSince(paper: StoredPaper, edition: number): Gained {
  const then = findPointAsOf(paper.history, edition);
  if (!then) return { upvotes: 0, stars: 0 };
  return {
    upvotes: Math.max(0, paper.upvotes - then.upvotes),
    stars: then.stars === 0 ? 0 : Math.max(0, (paper.stars ?? 0) - then.stars),
  };
}

/**
 * The papers of the last fourteen feed days, by the votes they have gained lately. Of papers that have not been
 * watched for a day, the votes are discounted by age. What gains nothing, and what is withdrawn, is left out.
 *
 * @param today the newest feed day
 */
export function findRising<P extends StoredPaper>(papers: readonly P[], today: FeedDay): RisingPaper<P>[] {
  const recent = papers.filter(({ day, isWithdrawn }) => !isWithdrawn && isRecent(day, today));
  const now = findLastHour(recent);
  return recent
    .map((paper) => ({ paper, gained: countRecentVotes(paper, today, now) }))
    .map(({ paper, gained }) => ({ paper, gained, pace: gained ?? discountByAge(paper, today) }))
    .filter(({ pace }) => pace > 0)
    .toSorted((a, b) => b.pace - a.pace || b.paper.upvotes - a.paper.upvotes || (a.paper.id < b.paper.id ? 1 : -1))
    .map(({ paper, gained }) => ({ paper, gained }));
}

function isRecent(day: FeedDay, today: FeedDay): boolean {
  const age = daysBetween(day, today);
  return age >= 0 && age < RISING_DAYS;
}

/** The hour of the newest point: newest by edition, since hours are only as right as the clock was. */
function findLastHour(papers: readonly StoredPaper[]): number {
  let last: VotePoint | undefined;
  for (const point of papers.flatMap(({ history }) => readVoteHistory(history).slice(-1))) {
    const isLater = !last || point.edition > last.edition || (point.edition === last.edition && point.hour > last.hour);
    if (isLater) last = point;
  }
  return last?.hour ?? 0;
}

function countRecentVotes(paper: StoredPaper, today: FeedDay, now: number): number | undefined {
  const points = readVoteHistory(paper.history);
  const then =
    points.findLast(({ hour }) => hour <= now - RECENT_HOURS) ??
    points.slice(0, 1).find(({ hour }) => hour <= now - SHORTEST_HISTORY_HOURS);
  if (then) return Math.max(0, paper.upvotes - then.upvotes);
  // All that a paper of the newest day has, it has gained since.
  return paper.day === today ? paper.upvotes : undefined;
}

function discountByAge({ upvotes, day }: StoredPaper, today: FeedDay): number {
  return upvotes / (1 + daysBetween(day, today)) ** GRAVITY;
}
