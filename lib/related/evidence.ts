import type { NamedWhere, PageSubject } from '../pages/page-subject.ts';
import type { PaperId } from '../papers/arxiv-id.ts';
import { findNamedResources, type NamedIn, type ResourceKey } from '../papers/named-resources.ts';
import type { Paper } from '../papers/paper.ts';

/** An exact tie between a page and a paper. */
export interface Evidence<P extends Paper = Paper> {
  readonly paper: P;
  /** Where the paper's record names the page. */
  readonly recordNames: NamedIn | undefined;
  /** Where the page names the paper. */
  readonly pageNames: NamedWhere | undefined;
  /** Whether the paper's own record claims the page; that a page links a paper does not make it so. */
  readonly isOwn: boolean;
}

const RECORD_STRENGTH: Readonly<Record<NamedIn, number>> = { code: 3, 'project page': 2, abstract: 1 };

/**
 * Orders the papers tied to a page: those whose record names it first, strongest claim first, and
 * among equals the ones the page names too; then the papers the page names, in its order.
 *
 * @param key the page itself as a resource, where it is one
 * @param papers stored papers by id; only these are shown
 */
export function findEvidence<P extends Paper>(
  subject: PageSubject,
  key: ResourceKey | undefined,
  papers: ReadonlyMap<PaperId, P>,
): Evidence<P>[] {
  const named = new Map(subject.namedPapers.map(({ id, where }, position) => [id, { where, position }]));
  const evidence = [...papers.values()].map((paper) => {
    const recordNames = findNamedResources(paper).find((resource) => resource.key === key)?.in;
    const pageNames = named.get(paper.id)?.where;
    const isOwn = recordNames !== undefined || (subject.kind === 'paper' && pageNames !== undefined);
    return { paper, recordNames, pageNames, isOwn };
  });
  const rank = ({ recordNames, pageNames }: Evidence): number =>
    (recordNames ? RECORD_STRENGTH[recordNames] * 2 : 0) + (recordNames && pageNames ? 1 : 0);
  const position = ({ paper }: Evidence): number => named.get(paper.id)?.position ?? 0;
  return evidence.toSorted((a, b) => rank(b) - rank(a) || position(a) - position(b));
}
