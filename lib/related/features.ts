import type { PageCandidate } from './find-candidates-for-page.ts';
import type { PaperMatch } from './match-paper.ts';
import type { PageWords } from './page-words.ts';

/** What a candidate is ranked by, in the order of the weights. */
export const FEATURES = {
  bag: ({ candidate, best }) => candidate.text / best.text,
  bagSquared: ({ candidate, best }) => (candidate.text / best.text) ** 2,
  bagTitle: ({ candidate, best }) => candidate.title / best.title,
  bagDense: ({ candidate, best }) => candidate.text / (1 + candidate.length / 150) / (best.text / 2),
  bagWhole: ({ best }) => Math.log1p(best.text) / 5,
  place: ({ candidate }) => Math.log2(candidate.place + 1) / 7,
  title: ({ match }) => match.title,
  titleCubed: ({ match }) => match.title ** 3,
  titleInLead: ({ match }) => match.titleInLead,
  titlePairs: ({ match }) => match.titlePairs,
  titleRow: ({ match }) => match.titleRow,
  nameWeight: ({ match }) => match.nameWeight,
  nameAndTitle: ({ match }) => Math.max(match.name, match.nameInTitle) * match.title,
  titleRowWorth: ({ match }) => Math.min(1, match.titleRowWorth / 5),
  headsInText: ({ match }) => match.headsInText,
  name: ({ match }) => match.name,
  nameInText: ({ match }) => match.nameInText,
  nameInTitle: ({ match }) => match.nameInTitle,
  nameInAbstract: ({ match }) => match.nameInAbstract,
  nameIntroduced: ({ match }) => match.nameIntroduced,
  nameSquared: ({ match }) => Math.max(match.name, match.nameInTitle) ** 2,
  abstractPairs: ({ match }) => Math.log1p(match.abstractPairs) / 3,
  abstractRow: ({ match }) => Math.min(1, match.abstractRow / 12),
  paperCount: ({ page }) => Math.log1p(page.paperCount) / 3,
} satisfies Record<string, (facts: RankFacts) => number>;

export interface RankFacts {
  readonly candidate: PageCandidate;
  readonly match: PaperMatch;
  readonly page: Pick<PageWords, 'paperCount'>;
  /** The greatest values among the page's candidates. */
  readonly best: { readonly text: number; readonly title: number };
}

export type FeatureName = keyof typeof FEATURES;
export const FEATURE_NAMES = Object.keys(FEATURES) as FeatureName[];

/** The features of a candidate, in the order of FEATURE_NAMES. */
export function readFeatures(facts: RankFacts): number[] {
  return FEATURE_NAMES.map((name) => FEATURES[name](facts));
}
