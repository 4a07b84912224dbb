import { findNamedResources } from '../papers/named-resources.ts';
import type { Paper } from '../papers/paper.ts';
import { extendVoteHistory, toHour } from '../papers/vote-history.ts';
import type { StoredPaper } from './schema.ts';

/** When a fetched paper comes into the corpus. */
export interface Arrival {
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
  /** The edition that its day makes. */
  readonly edition: number;
  /** The text revision to give a paper whose searched texts changed. */
  readonly revision: number;
}

/**
 * Joins a fetched paper with the stored one: the newest facts win, but a summary or keywords that the
 * Hub left out this time are kept, and so is the newest day.
 */
export function mergePaper(
  fetched: Paper,
  stored: StoredPaper | undefined,
  { fetchedAt, edition, revision }: Arrival,
): StoredPaper {
  const paper: Paper = {
    ...fetched,
    ...(fetched.summary === undefined && stored?.summary !== undefined && { summary: stored.summary }),
    ...(fetched.keywords.length === 0 && stored !== undefined && { keywords: stored.keywords }),
    ...(fetched.abstract === '' && stored !== undefined && { abstract: stored.abstract }),
    day: stored !== undefined && stored.day > fetched.day ? stored.day : fetched.day,
  };
  const isTextKept = stored !== undefined && searchedText(stored) === searchedText(paper);
  return {
    ...paper,
    names: findNamedResources(paper).map(({ key }) => key),
    history: extendVoteHistory(stored?.history, {
      edition,
      hour: toHour(fetchedAt),
      upvotes: paper.upvotes,
      stars: paper.stars ?? stored?.stars ?? 0,
    }),
    textRevision: isTextKept ? stored.textRevision : revision,
  };
}

function searchedText(paper: Paper): string {
  return JSON.stringify([
    paper.title,
    paper.abstract,
    paper.authors,
    paper.keywords,
    paper.organization,
    paper.isWithdrawn,
  ]);
}
