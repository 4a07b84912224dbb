import type { PageSubject } from '../pages/page-subject.ts';
import type { ResourceKey, ResourceKind } from '../papers/named-resources.ts';
import { resourceKey } from '../papers/named-resources.ts';
import type { Corpus } from '../store/corpus.ts';
import type { StoredPaper } from '../store/schema.ts';
import { formatBibtex } from '../library/bibtex.ts';
import { findEvidence, type Evidence } from './evidence.ts';
import { describeReason } from './reasons.ts';
import type { RelatedPaper } from '../papers/related-paper.ts';
import { hubPaperUrl } from '../papers/safe-url.ts';

/** More than a panel shows: what is left over is counted there. */
const MAX_RELATED = 20;

const RESOURCE_KINDS: Readonly<Partial<Record<PageSubject['kind'], ResourceKind>>> = {
  repository: 'github',
  model: 'model',
  dataset: 'dataset',
  space: 'space',
};

/**
 * Finds the stored papers that belong to a page by exact evidence alone: the page names the paper, or
 * the paper's record names the page. Own papers come first, then the page's own order.
 *
 * @throws StoreError
 */
export async function findRelated(corpus: Corpus, subject: PageSubject): Promise<RelatedPaper[]> {
  const key = subjectKey(subject);
  const [naming, named] = await Promise.all([
    key === undefined ? [] : corpus.findByResource(key),
    corpus.getPapers(subject.namedPapers.map((paper) => paper.id)),
  ]);
  const evidence = findEvidence(subject, key, new Map([...named, ...naming].map((paper) => [paper.id, paper])));
  return evidence.slice(0, MAX_RELATED).map((found) => toRelated(found, subject));
}

function subjectKey({ kind, name }: PageSubject): ResourceKey | undefined {
  const resource = RESOURCE_KINDS[kind];
  return resource === undefined ? undefined : resourceKey(resource, name);
}

function toRelated(found: Evidence<StoredPaper>, subject: PageSubject): RelatedPaper {
  const { paper } = found;
  return {
    id: paper.id,
    title: paper.title,
    url: hubPaperUrl(paper.id),
    year: (paper.publishedOn ?? paper.day).slice(0, 4),
    upvotes: paper.upvotes,
    isOwn: found.isOwn,
    reason: describeReason(found, subject.kind),
    terms: [],
    isSaved: false,
    citation: formatBibtex(paper),
  };
}
