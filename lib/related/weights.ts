// Written by tests/eval/related/fit.ts; not to be edited.

/** What a feature counts for the rank, in the order of FEATURE_NAMES. */
export const RANK_WEIGHTS: readonly number[] = [
  0.7735, // bag
  1.153, // bagSquared
  0.4492, // bagTitle
  1.9842, // bagDense
  0, // bagWhole
  -0.9978, // place
  1.7462, // title
  0.7606, // titleCubed
  2.0841, // titleInLead
  0.9978, // titlePairs
  0.4399, // titleRow
  0.6626, // nameWeight
  0.6642, // nameAndTitle
  0.2264, // titleRowWorth
  0.1531, // headsInText
  0.546, // name
  0.8088, // nameInText
  -0.0481, // nameInTitle
  0.5079, // nameInAbstract
  1.668, // nameIntroduced
  0.5068, // nameSquared
  1.0813, // abstractPairs
  1.4345, // abstractRow
  0, // paperCount
];

/** The logistic model of whether a best candidate is the page's own paper. */
export const OWN_BIAS = -5.8177;
export const OWN_WEIGHTS: readonly number[] = [
  -0.5368, // bag
  -0.0924, // bagSquared
  0.0549, // bagTitle
  1.9205, // bagDense
  2.5214, // bagWhole
  0.3843, // place
  0.4081, // title
  0.3752, // titleCubed
  0.6759, // titleInLead
  0.5337, // titlePairs
  0.0869, // titleRow
  0.0971, // nameWeight
  0.2089, // nameAndTitle
  0.0673, // titleRowWorth
  0.9419, // headsInText
  0.4532, // name
  0.287, // nameInText
  -0.0212, // nameInTitle
  0.3446, // nameInAbstract
  0.3558, // nameIntroduced
  -0.0791, // nameSquared
  0.7766, // abstractPairs
  0.4095, // abstractRow
  3.5542, // paperCount
  0.0484, // score
  0.1143, // distance from the next score
  -1.2625, // crowd
];

/** From this probability on a paper is called the page's own; below it nothing is shown. */
export const OWN_THRESHOLD = 0.456;
