import type { PageRow } from './load-pages.ts';

/** How often own papers come first, among the first five, and the mean of 1/rank down to rank 10. */
export interface RankMetrics {
  readonly hit1: number;
  readonly hit5: number;
  readonly mrr10: number;
}

const MRR_DEPTH = 10;

/** @param ranks from 1; infinity where the paper was not found */
export function measureRanks(ranks: readonly number[]): RankMetrics {
  const mean = (worth: (rank: number) => number): number =>
    round(ranks.reduce((sum, rank) => sum + worth(rank), 0) / Math.max(1, ranks.length));
  return {
    hit1: mean((rank) => (rank === 1 ? 1 : 0)),
    hit5: mean((rank) => (rank <= 5 ? 1 : 0)),
    mrr10: mean((rank) => (rank <= MRR_DEPTH ? 1 / rank : 0)),
  };
}

/** The rank of a page's own paper among those found, from 1; infinity where it is none of them. */
export function rankOf({ paper }: Pick<PageRow, 'paper'>, ids: readonly string[]): number {
  const place = paper === null ? -1 : ids.indexOf(paper);
  return place < 0 ? Infinity : place + 1;
}

/** The share of entries for which something holds. */
export function share<T>(entries: readonly T[], holds: (entry: T) => boolean): number {
  return round(entries.filter(holds).length / Math.max(1, entries.length));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
