import { FEATURE_NAMES } from './features.ts';
import { rateAuthors, type FeaturedPaper } from './rank-candidates.ts';
import { RANK_WEIGHTS } from './weights.ts';

const FITTED_GROUNDS = ['title', 'name', 'abstract'] as const;
/** What of a paper speaks for it: its title, its name, the wording of its abstract, its authors, or words here and there. */
export type Ground = (typeof FITTED_GROUNDS)[number] | 'authors' | 'words';

/** A feature is named after what it looks at. */
const GROUND_OF: readonly Ground[] = FEATURE_NAMES.map(
  (feature) => FITTED_GROUNDS.find((ground) => feature.startsWith(ground)) ?? 'words',
);

/** The features of a page's average candidate, in the order of FEATURE_NAMES. */
export function averageFeatures(candidates: readonly Pick<FeaturedPaper, 'features'>[]): number[] {
  return FEATURE_NAMES.map(
    (_, place) => candidates.reduce((sum, { features }) => sum + features[place]!, 0) / candidates.length,
  );
}

/** What lifts a paper less than this share of what lifts it most has not carried it. */
const LEAST_SHARE = 0.3;

/**
 * What lifts a paper above the average candidate of its page, by the weights it is ranked with: the grounds
 * that have carried it, the weightiest first.
 */
export function weighGrounds(paper: Pick<FeaturedPaper, 'features' | 'match'>, average: readonly number[]): Ground[] {
  const lifts = new Map<Ground, number>([['authors', rateAuthors(paper.match)]]);
  GROUND_OF.forEach((ground, place) => {
    const lift = (paper.features[place]! - average[place]!) * RANK_WEIGHTS[place]!;
    lifts.set(ground, (lifts.get(ground) ?? 0) + lift);
  });
  const least = LEAST_SHARE * Math.max(...lifts.values());
  const carrying = [...lifts].filter(([, lift]) => lift > 0 && lift >= least);
  return carrying.sort(([, a], [, b]) => b - a).map(([ground]) => ground);
}
