// Written by tests/eval/related/fit.ts; not to be edited.

/** What a feature counts for the rank, in the order of FEATURE_NAMES. */
export const RANK_WEIGHTS: readonly number[] = [
  0.7048, // bag
  1.1437, // bagSquared
  0.3566, // bagTitle
  2.0193, // bagDense
  0, // bagWhole
  -0.9808, // place
  1.7572, // title
  0.8606, // titleCubed
  1.6818, // titleInLead
  1.076, // titlePairs
  0.5094, // titleRow
  0.5148, // nameWeight
  0.4603, // nameAndTitle
  0.4776, // titleRowWorth
  0.0988, // headsInText
  0.4849, // name
  1.0164, // nameInText
  -0.0895, // nameInTitle
  0.6218, // nameInAbstract
  1.8256, // nameIntroduced
  0.5371, // nameSquared
  0.9276, // abstractPairs
  1.31, // abstractRow
  0, // paperCount
];

/** The logistic model of whether a best candidate is the page's own paper. */
export const OWN_BIAS = -5.0689;
export const OWN_WEIGHTS: readonly number[] = [
  -0.727, // bag
  -0.1804, // bagSquared
  -0.0119, // bagTitle
  2.3146, // bagDense
  1.709, // bagWhole
  -1.0918, // place
  0.2902, // title
  0.1826, // titleCubed
  1.0588, // titleInLead
  0.3894, // titlePairs
  -0.1024, // titleRow
  0.067, // nameWeight
  0.3204, // nameAndTitle
  0.0062, // titleRowWorth
  0.8361, // headsInText
  0.4799, // name
  0.1284, // nameInText
  0.0726, // nameInTitle
  0.3494, // nameInAbstract
  0.3213, // nameIntroduced
  -0.0292, // nameSquared
  0.2814, // abstractPairs
  0.3371, // abstractRow
  3.2216, // paperCount
  0.0464, // score
  0.1429, // distance from the next score
  -1.1644, // crowd
];

/** From this probability on a paper is called the page's own; below it nothing is shown. */
export const OWN_THRESHOLD = 0.456;
