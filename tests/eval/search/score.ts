import type { Paper } from '../../../lib/papers/paper.ts';
import type { KnownItem } from './known-item.ts';

/** What an engine answered to one query. */
export interface Answer {
  readonly item: KnownItem;
  /** Best first, at most ten. */
  readonly found: readonly Paper[];
  /** Place of the first right paper, from 1; undefined where none is among the ten. */
  readonly rank: number | undefined;
  /** Whether the first is right or meets the query no less. */
  readonly isFirstTied: boolean;
}

/** Means over queries, each from 0 to 1. */
export interface Score {
  readonly success1: number;
  readonly mrr10: number;
  readonly success10: number;
  /** `success1` with ties counted as found. */
  readonly tied1: number;
}

/** Judges what was found, best first. */
export function judge(item: KnownItem, found: readonly Paper[]): Answer {
  const place = found.findIndex((paper) => item.isAnswer(paper));
  const first = found[0];
  return {
    item,
    found,
    rank: place < 0 ? undefined : place + 1,
    isFirstTied: first !== undefined && (item.isAnswer(first) || item.isTie(first)),
  };
}

/** The means over some answers; all 0 where there are none. */
export function scoreAnswers(answers: readonly Answer[]): Score {
  const mean = (worth: (answer: Answer) => number): number =>
    answers.reduce((sum, answer) => sum + worth(answer), 0) / Math.max(1, answers.length);
  return {
    success1: mean(({ rank }) => (rank === 1 ? 1 : 0)),
    mrr10: mean(({ rank }) => (rank === undefined ? 0 : 1 / rank)),
    success10: mean(({ rank }) => (rank === undefined ? 0 : 1)),
    tied1: mean(({ isFirstTied }) => (isFirstTied ? 1 : 0)),
  };
}
