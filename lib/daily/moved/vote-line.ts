import { readVoteHistory, type VoteHistory, type VotePoint } from '../../papers/vote-history.ts';

/** How a paper's votes have risen, to be drawn small. */
export interface VoteLine {
  /** From left to right; x and y from 0 to 1, y from no votes up to the most there were. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly from: number;
  readonly to: number;
  /** How long it took; undefined where the clock was wrong meanwhile. */
  readonly hours: number | undefined;
}

/** Of fewer, the numbers say as much. */
const LEAST_POINTS = 3;
/** Votes are watched for a month, twice that where a paper is listed again: what says more, says it of the clock. */
const LONGEST_HOURS = 70 * 24;

/** The line of a history; undefined where votes were seen at fewer than three heights. */
export function buildVoteLine(history: VoteHistory | undefined): VoteLine | undefined {
  const points = readVoteHistory(history).filter(
    ({ upvotes }, index, all) => index === 0 || upvotes !== all[index - 1]?.upvotes,
  );
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || new Set(points.map(({ upvotes }) => upvotes)).size < LEAST_POINTS) return undefined;
  const hours = hasRightHours(points) ? last.hour - first.hour : undefined;
  const most = Math.max(...points.map(({ upvotes }) => upvotes));
  return {
    points: points.map(({ hour, upvotes }, index) => ({
      // In order at least, where the hours say nothing.
      x: hours === undefined ? index / (points.length - 1) : (hour - first.hour) / hours,
      // From none: a steep line is a steep rise, and not a matter of scale.
      y: upvotes / most,
    })),
    from: first.upvotes,
    to: last.upvotes,
    hours,
  };
}

function hasRightHours(points: readonly VotePoint[]): boolean {
  const inOrder = points.every(({ hour }, index) => index === 0 || hour >= (points[index - 1]?.hour ?? 0));
  const hours = (points.at(-1)?.hour ?? 0) - (points[0]?.hour ?? 0);
  return inOrder && hours > 0 && hours <= LONGEST_HOURS;
}
