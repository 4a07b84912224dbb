import { formatBibtex } from '../library/bibtex.ts';
import { getYear, type PaperId } from '../papers/arxiv-id.ts';
import { cleanText } from '../papers/clean-text.ts';
import type { Reason, RelatedPaper } from '../papers/related-paper.ts';
import { hubPaperUrl } from '../papers/safe-url.ts';
import type { StoredPaper } from '../store/schema.ts';
import type { MarksOf } from './marks-of.ts';

const MAX_TITLE = 300;

/** A stored paper as it is shown beside a page or another paper. */
export function toRelatedPaper(
  paper: StoredPaper,
  marksOf: MarksOf,
  shown: Pick<RelatedPaper, 'isOwn' | 'reason' | 'terms'>,
): RelatedPaper {
  return {
    id: paper.id,
    title: paper.title,
    url: hubPaperUrl(paper.id),
    year: (paper.publishedOn ?? paper.day).slice(0, 4),
    upvotes: paper.upvotes,
    ...shown,
    isSaved: marksOf(paper.id).isSaved,
    citation: formatBibtex(paper),
  };
}

/** A paper that a page names and the corpus does not hold: its id tells when it was published, and the page perhaps its title. */
export function toNamedPaper(
  { id, title }: { readonly id: PaperId; readonly title: string | undefined },
  marksOf: MarksOf,
  reason: Reason,
): RelatedPaper {
  const named = { id, title: cleanText(title ?? '', MAX_TITLE) || `arXiv:${id}` };
  return {
    ...named,
    url: hubPaperUrl(id),
    year: getYear(id),
    upvotes: undefined,
    isOwn: false,
    reason,
    terms: [],
    isSaved: marksOf(id).isSaved,
    citation: formatBibtex({ ...named, authors: [] }),
  };
}
