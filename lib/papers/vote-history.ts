/**
 * How a paper's votes and stars have moved, oldest first: four whole numbers a point, in one flat list,
 * which takes about a dozen bytes a point where papers are stored.
 */
export type VoteHistory = readonly number[];

export interface VotePoint {
  /** The corpus's edition in which it was stored: it grows with each stored day, whatever the clock says. */
  readonly edition: number;
  /** Whole hours since the epoch, for drawing; only as right as the clock was. */
  readonly hour: number;
  readonly upvotes: number;
  /** 0 for a paper without a repository or with one whose stars are not known. */
  readonly stars: number;
}

const NUMBERS_A_POINT = 4;
/** A month of refreshes has about forty, a long weekend of hourly ones more. */
const MAX_POINTS = 32;
const HOUR_MS = 60 * 60 * 1_000;

/** The points of a history, oldest first; none where nothing is known. */
export function readVoteHistory(history: VoteHistory | undefined): VotePoint[] {
  const points: VotePoint[] = [];
  for (let at = 0; at + NUMBERS_A_POINT <= (history?.length ?? 0); at += NUMBERS_A_POINT) {
    const [edition = 0, hour = 0, upvotes = 0, stars = 0] = history?.slice(at, at + NUMBERS_A_POINT) ?? [];
    points.push({ edition, hour, upvotes, stars });
  }
  return points;
}

/**
 * A history with a point more, if votes or stars have changed since its last one. The first and the last are kept;
 * of the others, where they are too many, one goes that has others close by.
 */
export function extendVoteHistory(history: VoteHistory | undefined, point: VotePoint): VoteHistory {
  const points = readVoteHistory(history);
  const last = points.at(-1);
  if (history && last?.upvotes === point.upvotes && last.stars === point.stars) return history;
  const kept = withoutClosest([...points, point]);
  return kept.flatMap(({ edition, hour, upvotes, stars }) => [edition, hour, upvotes, stars]);
}

/** The last point of an edition or of one before it; undefined when the paper was not stored by then. */
export function findPointAsOf(history: VoteHistory | undefined, edition: number): VotePoint | undefined {
  return readVoteHistory(history).findLast((point) => point.edition <= edition);
}

/**
 * The votes as of an edition, or the most that they can have been where points may have been let go since: votes
 * rise. Undefined when the paper was not stored by then.
 */
export function findMostVotesAsOf(history: VoteHistory | undefined, edition: number): number | undefined {
  const points = readVoteHistory(history);
  const index = points.findLastIndex((point) => point.edition <= edition);
  const next = points.length < MAX_POINTS ? undefined : points[index + 1];
  const point = points[index];
  return point && Math.max(point.upvotes, next?.upvotes ?? 0);
}

function withoutClosest(points: readonly VotePoint[]): readonly VotePoint[] {
  if (points.length <= MAX_POINTS) return points;
  const room = (index: number): number => (points[index + 1]?.edition ?? 0) - (points[index - 1]?.edition ?? 0);
  let closest = 1;
  for (let index = 2; index < points.length - 1; index += 1) if (room(index) < room(closest)) closest = index;
  return points.toSpliced(closest, 1);
}

/** @param at epoch milliseconds */
export function toHour(at: number): number {
  return Math.floor(at / HOUR_MS);
}
