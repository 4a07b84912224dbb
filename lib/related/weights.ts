// Written by tests/eval/related/fit.ts; not to be edited.

/** What a feature counts for the rank, in the order of FEATURE_NAMES. */
export const RANK_WEIGHTS: readonly number[] = [
  0.6887, // bag
  1.0348, // bagSquared
  0.2324, // bagTitle
  2.2136, // bagDense
  0, // bagWhole
  -1.7619, // place
  1.9976, // title
  0.7036, // titleCubed
  1.6037, // titleInLead
  0.9041, // titlePairs
  0.5144, // titleRow
  0.5429, // nameWeight
  0.0862, // nameAndTitle
  0.4942, // titleRowWorth
  -0.2189, // headsInText
  0.5147, // name
  0.9056, // nameInText
  0.2636, // nameInTitle
  0.5555, // nameInAbstract
  1.9897, // nameIntroduced
  0.4954, // nameSquared
  1.0569, // abstractPairs
  1.1994, // abstractRow
  0, // paperCount
];

/** The logistic model of whether a best candidate is the page's own paper. */
export const OWN_BIAS = -5.0462;
export const OWN_WEIGHTS: readonly number[] = [
  -0.5872, // bag
  -0.098, // bagSquared
  -0.0484, // bagTitle
  2.1372, // bagDense
  1.527, // bagWhole
  -0.0941, // place
  0.3101, // title
  0.2454, // titleCubed
  0.9951, // titleInLead
  0.4276, // titlePairs
  -0.078, // titleRow
  0.0917, // nameWeight
  0.3344, // nameAndTitle
  0.0542, // titleRowWorth
  1.0539, // headsInText
  0.4904, // name
  0.1727, // nameInText
  0.0452, // nameInTitle
  0.3608, // nameInAbstract
  0.2263, // nameIntroduced
  -0.0527, // nameSquared
  0.2956, // abstractPairs
  0.3971, // abstractRow
  3.0988, // paperCount
  0.0465, // score
  0.1443, // distance from the next score
  -1.0534, // crowd
];

/** From this probability on a paper is called the page's own; below it nothing is shown. */
export const OWN_THRESHOLD = 0.441;
