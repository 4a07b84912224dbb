import type { StoredPaper } from '../../store/schema.ts';
import { gainedSince, type Gained } from '../news/what-moved.ts';

/** A paper that has gained votes or stars. */
export interface MovedPaper {
  readonly paper: StoredPaper;
  readonly gained: Gained;
}

/**
 * The papers that have gained votes or stars since the corpus was at an edition, the most telling first. Withdrawn
 * ones are left out.
 */
export function findMoved(papers: readonly StoredPaper[], edition: number): MovedPaper[] {
  return papers
    .filter(({ isWithdrawn }) => !isWithdrawn)
    .map((paper): MovedPaper => ({ paper, gained: gainedSince(paper, edition) }))
    .filter(({ gained }) => gained.upvotes > 0 || gained.stars > 0)
    .toSorted(byTelling);
}

function byTelling(a: MovedPaper, b: MovedPaper): number {
  const more = toWeight(b.gained) - toWeight(a.gained) || b.paper.upvotes - a.paper.upvotes;
  return more || (a.paper.id < b.paper.id ? 1 : -1);
}

/** Votes as they are; stars by their root: a known repository gathers hundreds of them, whatever its paper does. */
function toWeight({ upvotes, stars }: Gained): number {
  return upvotes + Math.sqrt(stars);
}
