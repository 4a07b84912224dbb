import type { FeedDay } from './feed-day.ts';
import type { PaperId } from './arxiv-id.ts';
import type { SafeUrl } from './safe-url.ts';

/**
 * A paper as Ibid keeps it: every text cleaned, every URL safe to open, nothing about the people
 * who voted or submitted it.
 */
export interface Paper {
  readonly id: PaperId;
  /** The newest feed day that lists it. */
  readonly day: FeedDay;
  /** arXiv's date of the first version, `YYYY-MM-DD`. */
  readonly publishedOn?: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly upvotes: number;
  readonly commentCount: number;
  readonly keywords: readonly string[];
  /** The Hub's one-sentence AI summary; it arrives hours after the paper. */
  readonly summary?: string;
  /** Full name of the organization the paper is filed under. */
  readonly organization?: string;
  /** Code on GitHub as `owner/name`, in the case the feed gives. */
  readonly repository?: string;
  readonly stars?: number;
  readonly projectPage?: SafeUrl;
  readonly isWithdrawn?: true;
}
