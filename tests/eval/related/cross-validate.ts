import type { Example } from './examples.ts';
import { dealFolds } from './folds.ts';
import type { Level } from './levels.ts';
import type { PageRow } from './load-pages.ts';
import { findBest, rateOwn, scoreRow, trainOwn, trainRank, type OwnModel } from './train.ts';

export interface Model {
  readonly rank: readonly number[];
  readonly own: OwnModel;
}

/** An example as a model judges it that has not seen it. */
export interface Judged {
  readonly page: PageRow;
  readonly level: Level;
  readonly fold: number;
  /** Of the own paper among the candidates, from 1; infinity where it is none of them. */
  readonly rank: number;
  /** Of the best candidate. */
  readonly ownProbability: number;
}

export function trainModel(examples: readonly Example[]): Model {
  const rank = trainRank(examples);
  return { rank, own: trainOwn(findBest(examples, rank)) };
}

/** Judges each example by a model trained on the other folds. */
export function crossValidate(examples: readonly Example[], count: number, seed: number): Judged[] {
  const folds = dealFolds([...new Set(examples.map(({ page }) => page))], count, seed);
  const isIn = (example: Example, fold: number): boolean => folds.get(example.page) === fold;
  return Array.from({ length: count }, (_, fold) => fold).flatMap((fold) => {
    const model = trainModel(examples.filter((example) => !isIn(example, fold)));
    return examples.filter((example) => isIn(example, fold)).map((example) => judge(example, model, fold));
  });
}

function judge(example: Example, { rank, own }: Model, fold: number): Judged {
  const { page, level, rows, target } = example;
  const scores = rows.map((row) => scoreRow(row, rank));
  const place = 1 + scores.filter((score) => score > (scores[target] ?? Infinity)).length;
  const [best] = findBest([example], rank);
  const ownProbability = best ? rateOwn(own, best.inputs) : 0;
  return { page, level, fold, rank: target < 0 ? Infinity : place, ownProbability };
}
