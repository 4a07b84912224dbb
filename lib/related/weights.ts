// Written by tests/eval/related/fit.ts; not to be edited.

/** What a feature counts for the rank, in the order of FEATURE_NAMES. */
export const RANK_WEIGHTS: readonly number[] = [
  0.6228, // bag
  1.0539, // bagSquared
  0.496, // bagTitle
  2.1525, // bagDense
  0, // bagWhole
  -1.5825, // place
  2.5121, // title
  0.878, // titleCubed
  1.1183, // titlePairs
  0.6299, // titleRow
  0.5627, // nameWeight
  0.1922, // nameAndTitle
  0.5221, // titleRowWorth
  0.0644, // headsInText
  0.6003, // name
  0.7025, // nameInText
  0.3481, // nameInTitle
  1.3195, // nameInAbstract
  0.6683, // nameSquared
  1.1872, // abstractPairs
  1.5, // abstractRow
];

/** The logistic model of whether a best candidate is the page's own paper. */
export const OWN_BIAS = -5.3668;
export const OWN_WEIGHTS: readonly number[] = [
  -0.9667, // bag
  -0.2328, // bagSquared
  0.0558, // bagTitle
  2.6827, // bagDense
  2.0476, // bagWhole
  1.7325, // place
  0.9554, // title
  0.4918, // titleCubed
  0.5953, // titlePairs
  -0.0363, // titleRow
  0.0908, // nameWeight
  0.3297, // nameAndTitle
  0.0154, // titleRowWorth
  1.1654, // headsInText
  0.4682, // name
  -0.0823, // nameInText
  -0.0199, // nameInTitle
  0.4665, // nameInAbstract
  -0.0955, // nameSquared
  0.7858, // abstractPairs
  0.5557, // abstractRow
  0.0592, // score
  0.1507, // distance from the next score
  -1.1074, // crowd
];

/** From this probability on a paper is called the page's own; below it nothing is shown. */
export const OWN_THRESHOLD = 0.502;
