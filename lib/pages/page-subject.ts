import type { PaperId } from '../papers/arxiv-id.ts';

export type Site = 'github' | 'hugging-face' | 'arxiv';
export type PageKind = 'repository' | 'model' | 'dataset' | 'space' | 'paper';

/**
 * Where a page names a paper, strongest first: the Hub's own `arxiv:` tag, a link, a BibTeX entry,
 * plain text such as `arXiv:2501.01234`, the text of a badge.
 */
export type NamedWhere = 'tag' | 'link' | 'bibtex' | 'text' | 'badge';

/** A paper the page names by its identifier. */
export interface NamedPaper {
  readonly id: PaperId;
  readonly where: NamedWhere;
}

/** What a page is about: all that leaves the page, and it goes no further than the background. */
export interface PageSubject {
  readonly site: Site;
  readonly kind: PageKind;
  /** `owner/name` as the site writes it, or an arXiv id on an arXiv page. */
  readonly name: string;
  /** Each paper once, with its strongest place, in the order of the page. */
  readonly namedPapers: readonly NamedPaper[];
}

/** More ids than this make a reading list, not a subject. */
export const MAX_NAMED_PAPERS = 50;
