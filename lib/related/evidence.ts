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
  /** What the record names: the page, or the repository that it is a fork of or seems to have moved from. */
  readonly claimed?: Claimed | undefined;
  /** Where the page names the paper. */
  readonly pageNames: NamedWhere | undefined;
  /** Whether the paper's own record claims the page, or the page is the paper's; that a page links a paper is no claim. */
  readonly isOwn: boolean;
}

/** What a paper's record can claim of a page. */
export type Claimed = 'page' | 'origin' | 'former';

const RECORD_STRENGTH: Readonly<Record<NamedIn, number>> = { code: 3, 'project page': 2, abstract: 1 };
/** A claim of the page itself is worth more than any of another repository. */
const CLAIM_STRENGTH: Readonly<Record<Claimed, number>> = { page: 20, origin: 10, former: 0 };

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
    ...Array.from(keys.keys(), (key) => corpus.findByResource(key)),
  ]);
  return findEvidence(subject, keys, new Map([...named, ...naming.flat()].map((paper) => [paper.id, paper])));
}

/**
 * Orders the papers tied to a page: those whose record names it first, strongest claim first, and
 * among equals the ones the page names too; then the papers the page names, in its order.
 *
 * @param keys the page itself as a resource, where it is one, and what it is a fork of or has moved from
 * @param papers stored papers by id; only these are shown
 */
export function findEvidence<P extends Paper>(
  subject: PageSubject,
  keys: ReadonlyMap<ResourceKey, Claimed>,
  papers: ReadonlyMap<PaperId, P>,
): Evidence<P>[] {
  const named = new Map(subject.namedPapers.map(({ id, where }, position) => [id, { where, position }]));
  const evidence = [...papers.values()].map((paper) => {
    const resources = findNamedResources(paper);
    const claim = Array.from(keys.keys(), (key) => resources.find((resource) => resource.key === key)).find(Boolean);
    const recordNames = claim?.in;
    const pageNames = named.get(paper.id)?.where;
    return {
      paper,
      recordNames,
      pageNames,
      claimed: claim && keys.get(claim.key),
      isOwn: recordNames !== undefined || isPageOf(subject, paper.id),
    };
  });
  const rank = ({ recordNames, claimed, pageNames }: Evidence): number =>
    recordNames ? CLAIM_STRENGTH[claimed ?? 'page'] + RECORD_STRENGTH[recordNames] * 2 + (pageNames ? 1 : 0) : 0;
  const position = ({ paper }: Evidence): number => named.get(paper.id)?.position ?? 0;
  return evidence.toSorted((a, b) => rank(b) - rank(a) || position(a) - position(b));
}

/** Whether a page is the one of this paper, and of no other work that names it. */
export function isPageOf({ kind, name }: PageSubject, id: PaperId): boolean {
  return kind === 'paper' && name === id;
}

/** The page first. */
function listKeys({ kind, name, origin, former }: PageSubject): Map<ResourceKey, Claimed> {
  const resource = RESOURCE_KINDS[kind];
  const keys = new Map<ResourceKey, Claimed>();
  const add = (each: string | undefined, claimed: Claimed): void => {
    const key = resource && each !== undefined ? resourceKey(resource, each) : undefined;
    if (key !== undefined && !keys.has(key)) keys.set(key, claimed);
  };
  add(name, 'page');
  add(origin, 'origin');
  add(former, 'former');
  return keys;
}
