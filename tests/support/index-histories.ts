import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import { INDEX_OPTIONS } from '../../lib/search/index-options.ts';
import type { RevisedPaper } from '../../lib/search/segments/build-segment.ts';
import { mergeSegments } from '../../lib/search/segments/merge-segments.ts';
import { runAtOnce } from '../../lib/search/segments/slices.ts';
import { searchSegments } from '../../lib/search/segments/minisearch-over-segments.ts';
import type { SegmentedIndex } from '../../lib/search/segments/segmented-index.ts';
import type { StoredSegment } from '../../lib/search/segments/stored-segment.ts';
import { aStoredSegment, openAll, storeImage } from './segments.ts';

/** What a history of stored papers has come to. */
export interface StoredHistory {
  /** One segment a day, oldest first. */
  readonly stored: readonly StoredSegment[];
  /** The papers as they are in the end, in the order in which they came to be so. */
  readonly papers: readonly RevisedPaper[];
  readonly revision: number;
}

/** Stores days of papers whose revisions ascend; one that comes again supersedes what was stored of it. */
export function storeHistory(days: readonly (readonly RevisedPaper[])[]): StoredHistory {
  const current = new Map<string, RevisedPaper>();
  let revision = 0;
  const stored = days.map((papers, number) => {
    const afterRevision = revision;
    revision = papers.at(-1)?.textRevision ?? revision;
    const supersedes = papers.flatMap(({ id }) => current.get(id)?.textRevision ?? []);
    for (const paper of papers) current.set(paper.id, paper);
    return aStoredSegment(number, { papers, afterRevision, lastRevision: revision, supersedes });
  });
  const papers = [...current.values()].toSorted((a, b) => a.textRevision - b.textRevision);
  return { stored, papers, revision };
}

/** Merges all segments from one on. */
export async function mergeFrom(
  stored: readonly StoredSegment[],
  first: number,
  revision: number,
): Promise<StoredSegment[]> {
  const parts = (await openAll(stored, revision)).parts.slice(first);
  for (const { segment, loadPages } of parts) {
    const pages = Array.from({ length: segment.pageCount }, (_, page) => page);
    (await loadPages(pages)).forEach((page, number) => segment.putPage(number, page));
  }
  const inputs = parts.map(({ segment, superseded }) => ({
    segment,
    isSuperseded: (doc: number) => superseded?.[doc] === 1,
  }));
  const image = runAtOnce(mergeSegments(inputs));
  const { afterRevision, id } = stored[first]!;
  const supersedes = stored
    .slice(first)
    .flatMap((segment) => segment.supersedes)
    .filter((each) => each <= afterRevision);
  const batch = { papers: [], afterRevision, lastRevision: revision, supersedes };
  return [...stored.slice(0, first), storeImage(id + 1_000, batch, image)];
}

/** A paper's id and its score. */
export interface Result {
  readonly id: string;
  readonly score: number;
}

/** MiniSearch itself over papers. */
export function indexByMiniSearch(papers: readonly RevisedPaper[]): MiniSearch {
  const mini = new MiniSearch<RevisedPaper>(INDEX_OPTIONS);
  mini.addAll(papers);
  return mini;
}

export function searchMiniSearch(mini: MiniSearch, query: Query, options: SearchOptions): Result[] {
  return mini.search(query, options).map(({ id, score }) => ({ id: id as string, score }));
}

export function searchOurs(index: SegmentedIndex, query: Query, options: SearchOptions): Result[] {
  return searchSegments(index, query, options).map(({ doc, score }) => ({ id: index.getPaperId(doc), score }));
}

/**
 * In what two lists of results differ: their papers, scores by more than a share, or the order of papers
 * whose scores differ by more than that. Undefined when in nothing.
 */
export function findDifference(ours: readonly Result[], theirs: readonly Result[], share = 1e-9): string | undefined {
  const scores = new Map(theirs.map(({ id, score }) => [id, score]));
  if (ours.length !== theirs.length) return `${ours.length} results and not ${theirs.length}`;
  if (scores.size !== theirs.length || new Set(ours.map(({ id }) => id)).size !== ours.length) return 'a paper twice';
  const isBelow = (a: number, b: number): boolean => b - a > share * Math.max(1, a, b);
  for (const [place, { id, score }] of ours.entries()) {
    const wanted = scores.get(id);
    if (wanted === undefined) return `${id} too many`;
    if (isBelow(score, wanted) || isBelow(wanted, score)) return `${id} has ${score} and not ${wanted}`;
    const before = scores.get(ours[place - 1]?.id ?? id)!;
    if (isBelow(before, wanted)) return `${id} below a paper of ${before}`;
  }
  return undefined;
}
