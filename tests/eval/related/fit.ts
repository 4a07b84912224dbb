import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FEATURE_NAMES } from '../../../lib/related/features.ts';
import { loadPapers } from '../search/load-papers.ts';
import { crossValidate, trainModel, type Judged, type Model } from './cross-validate.ts';
import { buildExamples } from './examples.ts';
import { loadPages } from './load-pages.ts';
import { measureRanks, share } from './metrics.ts';

/**
 * Fits the weights that related papers are ranked by, and says how well weights fitted the same way do on
 * pages they have not seen.
 * Usage: node tests/eval/related/fit.ts --corpus FILE --pages FILE [--folds 5] [--seed 1] [--write]
 */
const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    pages: { type: 'string' },
    folds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const OUT = 'lib/related/weights.ts';
/** Pages without a paper on which a panel may be shown. */
const FALSE_PANELS = 0.0145;

/** The least probability under which so few pages without a paper would be shown a panel. */
function findThreshold(judged: readonly Judged[]): number {
  const wrong = judged.filter(({ page }) => page.paper === null).map(({ ownProbability }) => ownProbability);
  return wrong.toSorted((a, b) => b - a)[Math.floor(wrong.length * FALSE_PANELS)] ?? 0.5;
}

function describeJudged(judged: readonly Judged[], threshold: number): string {
  const withPaper = judged.filter(({ page }) => page.paper !== null);
  const [masked, hard] = (['masked', 'hard'] as const).map((level) => withPaper.filter((each) => each.level === level));
  const isShown = ({ ownProbability }: Judged): boolean => ownProbability > threshold;
  const shown = masked!.filter(isShown);
  return JSON.stringify({
    masked: measureRanks(masked!.map(({ rank }) => rank)),
    hard: measureRanks(hard!.map(({ rank }) => rank)),
    ownShown: share(masked!, (each) => isShown(each) && each.rank === 1),
    rightOfShown: share(shown, ({ rank }) => rank === 1),
    falsePanels: share(
      judged.filter(({ page }) => page.paper === null),
      isShown,
    ),
  });
}

function describeModel({ rank, own }: Model, threshold: number): string {
  const write = (name: string, value: number): string => `  ${Number(value.toFixed(4))}, // ${name}`;
  const inputs = [...FEATURE_NAMES, 'score', 'distance from the next score', 'crowd'];
  return `// Written by tests/eval/related/fit.ts; not to be edited.
/* oxlint-disable approx-constant -- a weight may well be near some constant */

/** What a feature counts for the rank, in the order of FEATURE_NAMES. */
export const RANK_WEIGHTS: readonly number[] = [
${FEATURE_NAMES.map((name, place) => write(name, rank[place]!)).join('\n')}
];

/** The logistic model of whether a best candidate is the page's own paper. */
export const OWN_BIAS = ${Number(own.bias.toFixed(4))};
export const OWN_WEIGHTS: readonly number[] = [
${inputs.map((name, place) => write(name, own.weights[place]!)).join('\n')}
];

/** From this probability on a paper is called the page's own; below it nothing is shown. */
export const OWN_THRESHOLD = ${Number(threshold.toFixed(3))};
`;
}

if (values.corpus === undefined || values.pages === undefined) throw new Error('--corpus and --pages are needed');
const count = Number(values.folds);
const examples = await buildExamples(loadPapers(values.corpus), loadPages(values.pages));
const judged = crossValidate(examples, count, Number(values.seed));
const threshold = findThreshold(judged);
for (let fold = 0; fold < count; fold += 1)
  console.log(
    `fold ${fold + 1}: ${describeJudged(
      judged.filter((each) => each.fold === fold),
      threshold,
    )}`,
  );
console.log(`together: ${describeJudged(judged, threshold)}, threshold ${threshold.toFixed(3)}`);
if (values.write) writeFileSync(OUT, describeModel(trainModel(examples), threshold));
