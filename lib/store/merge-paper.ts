import { findNamedResources } from '../papers/named-resources.ts';
import type { Paper } from '../papers/paper.ts';
import type { StoredPaper } from './schema.ts';

/**
 * Joins a fetched paper with the stored one: the newest facts win, but a summary or keywords that the
 * Hub left out this time are kept, and so is the newest day.
 *
 * @param fetchedAt epoch milliseconds
 * @param revision the text revision to give a paper whose searched texts changed
 */
export function mergePaper(
  fetched: Paper,
  stored: StoredPaper | undefined,
  fetchedAt: number,
  revision: number,
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
    storedAt: stored?.storedAt ?? fetchedAt,
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
