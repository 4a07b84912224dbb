// Written by tests/eval/related/fit.ts; not to be edited.

/** What a feature counts for the rank, in the order of FEATURE_NAMES. */
export const RANK_WEIGHTS: readonly number[] = [
  0.8804, // bag
  1.1956, // bagSquared
  0.4942, // bagTitle
  2.007, // bagDense
  0, // bagWhole
  -0.6835, // place
  1.5046, // title
  0.717, // titleCubed
  1.7282, // titleInLead
  0.9822, // titlePairs
  0.4039, // titleRow
  0.5451, // nameWeight
  0.7525, // nameAndTitle
  0.1771, // titleRowWorth
  -0.1089, // headsInText
  0.2973, // name
  0.9164, // nameInText
  0.0025, // nameInTitle
  0.5005, // nameInAbstract
  1.7527, // nameIntroduced
  0.3419, // nameSquared
  1.1422, // abstractPairs
  1.2471, // abstractRow
  0, // paperCount
];

/** The logistic model of whether a best candidate is the page's own paper. */
export const OWN_BIAS = -4.6909;
export const OWN_WEIGHTS: readonly number[] = [
  -1.123, // bag
  -0.5158, // bagSquared
  -0.0371, // bagTitle
  2.1349, // bagDense
  1.8614, // bagWhole
  0.3276, // place
  0.3625, // title
  0.2937, // titleCubed
  0.8218, // titleInLead
  0.4811, // titlePairs
  0.0651, // titleRow
  0.1006, // nameWeight
  0.1374, // nameAndTitle
  0.1257, // titleRowWorth
  1.0676, // headsInText
  0.4245, // name
  0.3141, // nameInText
  0.0258, // nameInTitle
  0.462, // nameInAbstract
  0.3917, // nameIntroduced
  -0.1118, // nameSquared
  0.8766, // abstractPairs
  0.4506, // abstractRow
  3.7736, // paperCount
  0.0521, // score
  0.1289, // distance from the next score
  -1.4507, // crowd
];

/** From this probability on a paper is called the page's own; below it nothing is shown. */
export const OWN_THRESHOLD = 0.453;
