import { extendVoteHistory, type VoteHistory } from '../../lib/papers/vote-history.ts';

export type HistoryPoint = readonly [edition: number, hour: number, upvotes: number, stars?: number];

/** A history as it grows, point by point. */
export function aVoteHistory(...points: readonly HistoryPoint[]): VoteHistory {
  return points.reduce<VoteHistory>(
    (history, [edition, hour, upvotes, stars = 0]) =>
      extendVoteHistory(history.length > 0 ? history : undefined, { edition, hour, upvotes, stars }),
    [],
  );
}
