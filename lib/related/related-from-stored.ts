import { formatBibtex } from '../library/bibtex.ts';
import type { PaperId } from '../papers/arxiv-id.ts';
import type { RelatedPaper } from '../papers/related-paper.ts';
import { hubPaperUrl } from '../papers/safe-url.ts';
import type { PaperMarks } from '../search/meets-clause.ts';
import type { StoredPaper } from '../store/schema.ts';

/** Tells what the user has said of a paper. */
export type MarksOf = (id: PaperId) => Pick<PaperMarks, 'isSaved' | 'isHidden'>;

/** Where nothing is known of what the user has said. */
export const noMarks: MarksOf = () => ({ isSaved: false, isHidden: false });

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
