// Written by tests/eval/related/fit.ts; not to be edited.
/* oxlint-disable approx-constant -- a weight may well be near some constant */

/** What a feature counts for the rank, in the order of FEATURE_NAMES. */
export const RANK_WEIGHTS: readonly number[] = [
  0.6982, // bag
  1.1511, // bagSquared
  0.2585, // bagTitle
  2.0387, // bagDense
  0, // bagWhole
  -0.9051, // place
  1.8742, // title
  0.8585, // titleCubed
  1.6188, // titleInLead
  1.1696, // titlePairs
  0.6322, // titleRow
  0.6046, // nameWeight
  0.4482, // nameAndTitle
  0.5281, // titleRowWorth
  -0.0249, // headsInText
  0.4329, // name
  1.1619, // nameInText
  -0.0419, // nameInTitle
  0.6042, // nameInAbstract
  1.6447, // nameIntroduced
  0.5898, // nameSquared
  1.0879, // abstractPairs
  1.0172, // abstractRow
  0, // paperCount
];

/** The logistic model of whether a best candidate is the page's own paper. */
export const OWN_BIAS = -4.9299;
export const OWN_WEIGHTS: readonly number[] = [
  -0.6838, // bag
  -0.1754, // bagSquared
  0.0803, // bagTitle
  1.9657, // bagDense
  1.6811, // bagWhole
  -0.1173, // place
  0.2857, // title
  0.2221, // titleCubed
  0.8704, // titleInLead
  0.4569, // titlePairs
  0.0424, // titleRow
  0.0794, // nameWeight
  0.2235, // nameAndTitle
  0.011, // titleRowWorth
  0.8428, // headsInText
  0.4164, // name
  0.2495, // nameInText
  0.0602, // nameInTitle
  0.3025, // nameInAbstract
  0.3369, // nameIntroduced
  -0.0477, // nameSquared
  0.8891, // abstractPairs
  0.4343, // abstractRow
  4.0083, // paperCount
  0.0457, // score
  0.1248, // distance from the next score
  -1.1721, // crowd
];

/** From this probability on a paper is called the page's own; below it nothing is shown. */
export const OWN_THRESHOLD = 0.463;
