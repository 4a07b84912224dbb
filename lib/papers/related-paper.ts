import type { PaperId } from './arxiv-id.ts';
import type { SafeUrl } from './safe-url.ts';

/** Why a paper is shown on a page: a short label and what it rests on, in the user's words. */
export interface Reason {
  /** For example `Its own paper` or `Linked`. */
  readonly label: string;
  /** For example `its record names this repository as its code`. */
  readonly detail: string;
}

/** A paper that belongs to a page, as the panel shows it. */
export interface RelatedPaper {
  readonly id: PaperId;
  readonly title: string;
  readonly url: SafeUrl;
  readonly year: string | undefined;
  /** Undefined for a paper that the page names and the corpus does not hold. */
  readonly upvotes: number | undefined;
  /** Whether the evidence says that the page is this paper's own. */
  readonly isOwn: boolean;
  readonly reason: Reason;
  /** Words of its title that the page shares, as the title writes them, for highlighting. */
  readonly terms: readonly string[];
  readonly isSaved: boolean;
  /** BibTeX, for copying. */
  readonly citation: string;
}
