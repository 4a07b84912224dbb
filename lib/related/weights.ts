// Written by tests/eval/related/fit.ts; not to be edited.

/** What a feature counts for the rank, in the order of FEATURE_NAMES. */
export const RANK_WEIGHTS: readonly number[] = [
  0.6641, // bag
  1.1532, // bagSquared
  0.3222, // bagTitle
  1.9917, // bagDense
  0, // bagWhole
  -0.9032, // place
  1.9024, // title
  0.8571, // titleCubed
  1.6081, // titleInLead
  1.1112, // titlePairs
  0.5684, // titleRow
  0.5715, // nameWeight
  0.4585, // nameAndTitle
  0.4945, // titleRowWorth
  0.1423, // headsInText
  0.3987, // name
  1.1455, // nameInText
  -0.0481, // nameInTitle
  0.5412, // nameInAbstract
  1.7683, // nameIntroduced
  0.5168, // nameSquared
  1.0956, // abstractPairs
  1.3009, // abstractRow
  0, // paperCount
];

/** The logistic model of whether a best candidate is the page's own paper. */
export const OWN_BIAS = -4.8692;
export const OWN_WEIGHTS: readonly number[] = [
  -0.6671, // bag
  -0.1804, // bagSquared
  0.071, // bagTitle
  1.9981, // bagDense
  1.5485, // bagWhole
  -0.4238, // place
  0.3077, // title
  0.2387, // titleCubed
  0.8115, // titleInLead
  0.44, // titlePairs
  0.0453, // titleRow
  0.081, // nameWeight
  0.2114, // nameAndTitle
  0.0276, // titleRowWorth
  0.9026, // headsInText
  0.4244, // name
  0.2701, // nameInText
  0.0095, // nameInTitle
  0.3849, // nameInAbstract
  0.3446, // nameIntroduced
  -0.0883, // nameSquared
  0.8382, // abstractPairs
  0.4689, // abstractRow
  3.9133, // paperCount
  0.0469, // score
  0.1235, // distance from the next score
  -1.1701, // crowd
];

/** From this probability on a paper is called the page's own; below it nothing is shown. */
export const OWN_THRESHOLD = 0.5;
