// Written by tests/eval/related/fit.ts; not to be edited.

/** What a feature counts for the rank, in the order of FEATURE_NAMES. */
export const RANK_WEIGHTS: readonly number[] = [
  0.7873, // bag
  1.1718, // bagSquared
  0.4706, // bagTitle
  2.1154, // bagDense
  0, // bagWhole
  -1.1354, // place
  1.7574, // title
  0.7352, // titleCubed
  2.0698, // titleInLead
  0.9309, // titlePairs
  0.4753, // titleRow
  0.6745, // nameWeight
  0.6894, // nameAndTitle
  0.2744, // titleRowWorth
  -0.0567, // headsInText
  0.5425, // name
  0.7908, // nameInText
  0, // nameInTitle
  0.3893, // nameInAbstract
  1.6842, // nameIntroduced
  0.5773, // nameSquared
  1.12, // abstractPairs
  1.3571, // abstractRow
  0, // paperCount
];

/** The logistic model of whether a best candidate is the page's own paper. */
export const OWN_BIAS = -5.8819;
export const OWN_WEIGHTS: readonly number[] = [
  -0.5205, // bag
  -0.122, // bagSquared
  0.0553, // bagTitle
  1.9081, // bagDense
  2.5807, // bagWhole
  0.3026, // place
  0.3956, // title
  0.3482, // titleCubed
  0.7288, // titleInLead
  0.5073, // titlePairs
  0.1065, // titleRow
  0.1012, // nameWeight
  0.2071, // nameAndTitle
  0.0294, // titleRowWorth
  1.0147, // headsInText
  0.4641, // name
  0.2795, // nameInText
  -0.0305, // nameInTitle
  0.3673, // nameInAbstract
  0.3423, // nameIntroduced
  -0.0979, // nameSquared
  0.7783, // abstractPairs
  0.4325, // abstractRow
  3.515, // paperCount
  0.0476, // score
  0.1143, // distance from the next score
  -1.1592, // crowd
];

/** From this probability on a paper is called the page's own; below it nothing is shown. */
export const OWN_THRESHOLD = 0.523;
