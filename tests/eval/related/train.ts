import { listOwnInputs } from '../../../lib/related/rank-candidates.ts';
import { descend } from './descend.ts';
import type { Example } from './examples.ts';

const RANK_PENALTY = 0.003;
const OWN_PENALTY = 0.02;

export interface OwnModel {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** A best candidate, and whether it is the page's own paper. */
export interface BestCandidate {
  readonly inputs: readonly number[];
  readonly isOwn: boolean;
  readonly weight: number;
}

/** Weights under which, over candidates, own papers are the likeliest (multinomial logistic regression). */
export function trainRank(examples: readonly Example[]): number[] {
  const weighted = weighExamples(examples.filter(({ target }) => target >= 0));
  const size = weighted[0]!.example.rows[0]!.length;
  const weights = descend(size, (weights, gradient) => {
    for (let place = 0; place < size; place += 1) gradient[place] = RANK_PENALTY * weights[place]!;
    for (const { example, weight } of weighted) addRankGradient(example, weight, weights, gradient);
  });
  return [...weights];
}

/** A page counts less the more pages its paper has. */
function weighExamples(examples: readonly Example[]): { example: Example; weight: number }[] {
  const counts = new Map<string, number>();
  for (const { page } of examples) counts.set(page.paper ?? '', (counts.get(page.paper ?? '') ?? 0) + 1);
  const weighted = examples.map((example) => ({
    example,
    weight: example.page.paper === null ? 1 : 1 / Math.sqrt(counts.get(example.page.paper)!),
  }));
  const sum = weighted.reduce((total, { weight }) => total + weight, 0);
  return weighted.map(({ example, weight }) => ({ example, weight: weight / sum }));
}

function addRankGradient(
  { rows, target }: Example,
  weight: number,
  weights: Float64Array,
  gradient: Float64Array,
): void {
  const scores = rows.map((row) => scoreRow(row, weights));
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const sum = odds.reduce((total, each) => total + each, 0);
  rows.forEach((row, place) => {
    const error = weight * (odds[place]! / sum - (place === target ? 1 : 0));
    for (let feature = 0; feature < row.length; feature += 1) gradient[feature]! += error * row[feature]!;
  });
}

export function scoreRow(row: readonly number[], weights: ArrayLike<number>): number {
  let score = 0;
  for (let place = 0; place < row.length; place += 1) score += row[place]! * weights[place]!;
  return score;
}

/** The candidate that ranks first in each example. */
export function findBest(examples: readonly Example[], weights: readonly number[]): BestCandidate[] {
  return weighExamples(examples.filter(({ rows }) => rows.length > 0)).map(({ example, weight }) => {
    const scores = example.rows.map((row) => scoreRow(row, weights));
    const best = scores.indexOf(Math.max(...scores));
    return { inputs: listOwnInputs(example.rows[best]!, scores, best), isOwn: best === example.target, weight };
  });
}

/** Logistic regression on standardized inputs, given back for the inputs as they are. */
export function trainOwn(candidates: readonly BestCandidate[]): OwnModel {
  const size = candidates[0]!.inputs.length;
  const means = Array.from({ length: size }, (_, place) => average(candidates.map(({ inputs }) => inputs[place]!)));
  const spreads = means.map((mean, place) =>
    Math.sqrt(average(candidates.map(({ inputs }) => (inputs[place]! - mean) ** 2)) + 1e-9),
  );
  const rows = candidates.map(({ inputs }) => [...inputs.map((value, at) => (value - means[at]!) / spreads[at]!), 1]);
  const weights = descend(size + 1, (weights, gradient) => {
    for (let place = 0; place < size; place += 1) gradient[place] = OWN_PENALTY * weights[place]!;
    candidates.forEach(({ isOwn, weight }, at) => {
      const row = rows[at]!;
      const error = weight * (1 / (1 + Math.exp(-scoreRow(row, weights))) - (isOwn ? 1 : 0));
      for (let place = 0; place <= size; place += 1) gradient[place]! += error * row[place]!;
    });
  });
  const plain = spreads.map((spread, place) => (spread < 1e-3 ? 0 : weights[place]! / spread));
  return { bias: weights[size]! - scoreRow(plain, means), weights: plain };
}

export function rateOwn({ bias, weights }: OwnModel, inputs: readonly number[]): number {
  return 1 / (1 + Math.exp(-bias - scoreRow(inputs, weights)));
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
