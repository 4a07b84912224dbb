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
  /** Whether the record names not the page, but the repository that it is a fork of. */
  readonly isOfOrigin?: boolean;
  /** Where the page names the paper. */
  readonly pageNames: NamedWhere | undefined;
  /** Whether the paper's own record claims the page, or the page is the paper's; that a page links a paper is no claim. */
  readonly isOwn: boolean;
}

const RECORD_STRENGTH: Readonly<Record<NamedIn, number>> = { code: 3, 'project page': 2, abstract: 1 };
/** A claim of the page itself is worth more than any of the repository that it is a fork of. */
const CLAIM_OF_PAGE = 10;

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
  const keys = listKeys(subject);
  const [named, ...naming] = await Promise.all([
    corpus.getPapers(subject.namedPapers.map((paper) => paper.id)),
    ...keys.map((key) => corpus.findByResource(key)),
  ]);
  return findEvidence(subject, keys, new Map([...named, ...naming.flat()].map((paper) => [paper.id, paper])));
}

/**
 * Orders the papers tied to a page: those whose record names it first, strongest claim first, and
 * among equals the ones the page names too; then the papers the page names, in its order.
 *
 * @param keys the page itself as a resource, where it is one, and what it is a fork of
 * @param papers stored papers by id; only these are shown
 */
export function findEvidence<P extends Paper>(
  subject: PageSubject,
  keys: readonly ResourceKey[],
  papers: ReadonlyMap<PaperId, P>,
): Evidence<P>[] {
  const named = new Map(subject.namedPapers.map(({ id, where }, position) => [id, { where, position }]));
  const evidence = [...papers.values()].map((paper) => {
    const resources = findNamedResources(paper);
    const claims = keys.map((key) => resources.find((resource) => resource.key === key)?.in);
    const recordNames = claims.find((claim) => claim !== undefined);
    const pageNames = named.get(paper.id)?.where;
    const isOfOrigin = recordNames !== undefined && claims[0] === undefined;
    return {
      paper,
      recordNames,
      pageNames,
      isOfOrigin,
      isOwn: recordNames !== undefined || isPageOf(subject, paper.id),
    };
  });
  const rank = ({ recordNames, isOfOrigin, pageNames }: Evidence): number =>
    recordNames ? (isOfOrigin ? 0 : CLAIM_OF_PAGE) + RECORD_STRENGTH[recordNames] * 2 + (pageNames ? 1 : 0) : 0;
  const position = ({ paper }: Evidence): number => named.get(paper.id)?.position ?? 0;
  return evidence.toSorted((a, b) => rank(b) - rank(a) || position(a) - position(b));
}

/** Whether a page is the one of this paper, and of no other work that names it. */
export function isPageOf({ kind, name }: PageSubject, id: PaperId): boolean {
  return kind === 'paper' && name === id;
}

/** The page first. */
function listKeys({ kind, name, origin }: PageSubject): ResourceKey[] {
  const resource = RESOURCE_KINDS[kind];
  if (resource === undefined) return [];
  return [name, ...(origin === undefined ? [] : [origin])].map((each) => resourceKey(resource, each));
}
