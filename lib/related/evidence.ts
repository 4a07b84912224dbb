import type { NamedWhere, PageKind, PageSubject } from '../pages/page-subject.ts';
import type { PaperId } from '../papers/arxiv-id.ts';
import {
  findNamedResources,
  resourceKey,
  type NamedIn,
  type ResourceKey,
  type ResourceKind,
} from '../papers/named-resources.ts';
import type { Paper } from '../papers/paper.ts';
import type { ReadCorpus } from '../store/corpus.ts';
import type { StoredPaper } from '../store/schema.ts';

/** An exact tie between a page and a paper. */
export interface Evidence<P extends Paper = Paper> {
  readonly paper: P;
  /** Where the paper's record names the page. */
  readonly recordNames: NamedIn | undefined;
  /** Where the page names the paper. */
  readonly pageNames: NamedWhere | undefined;
  /** Whether the paper's own record claims the page, or the page is the paper's; that a page links a paper is no claim. */
  readonly isOwn: boolean;
}

const RECORD_STRENGTH: Readonly<Record<NamedIn, number>> = { code: 3, 'project page': 2, abstract: 1 };

const RESOURCE_KINDS: Readonly<Partial<Record<PageKind, ResourceKind>>> = {
  repository: 'github',
  model: 'model',
  dataset: 'dataset',
  space: 'space',
};

/**
 * Finds the stored papers that are tied to a page: the page names the paper, or the paper's record names the
 * page.
 *
 * @throws StoreError
 */
export async function loadEvidence(
  corpus: Pick<ReadCorpus, 'findByResource' | 'getPapers'>,
  subject: PageSubject,
): Promise<Evidence<StoredPaper>[]> {
  const key = subjectKey(subject);
  const [naming, named] = await Promise.all([
    key === undefined ? [] : corpus.findByResource(key),
    corpus.getPapers(subject.namedPapers.map((paper) => paper.id)),
  ]);
  return findEvidence(subject, key, new Map([...named, ...naming].map((paper) => [paper.id, paper])));
}

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
    return { paper, recordNames, pageNames, isOwn: recordNames !== undefined || isPageOf(subject, paper.id) };
  });
  const rank = ({ recordNames, pageNames }: Evidence): number =>
    (recordNames ? RECORD_STRENGTH[recordNames] * 2 : 0) + (recordNames && pageNames ? 1 : 0);
  const position = ({ paper }: Evidence): number => named.get(paper.id)?.position ?? 0;
  return evidence.toSorted((a, b) => rank(b) - rank(a) || position(a) - position(b));
}

/** Whether a page is the one of this paper, and of no other work that names it. */
export function isPageOf({ kind, name }: PageSubject, id: PaperId): boolean {
  return kind === 'paper' && name === id;
}

function subjectKey({ kind, name }: PageSubject): ResourceKey | undefined {
  const resource = RESOURCE_KINDS[kind];
  return resource === undefined ? undefined : resourceKey(resource, name);
}
