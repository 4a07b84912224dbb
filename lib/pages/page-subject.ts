import type { PaperId } from '../papers/arxiv-id.ts';

/** The sites whose pages can have a panel. */
export type Site = 'github' | 'hugging-face' | 'arxiv';
/** `page` is any other page, read when its reader asks for it. */
export type PageKind = 'repository' | 'model' | 'dataset' | 'space' | 'paper' | 'page';

/**
 * Where a page names a paper, strongest first: the Hub's own `arxiv:` tag, a link, a BibTeX entry,
 * plain text such as `arXiv:2501.01234`, the text of a badge.
 */
export type NamedWhere = 'tag' | 'link' | 'bibtex' | 'text' | 'badge';

/** A paper the page names by its identifier. */
export interface NamedPaper {
  readonly id: PaperId;
  readonly where: NamedWhere;
  /** Its title, where the page gives it. */
  readonly title?: string;
}

/** What a page is about: all that leaves the page, and it goes no further than the background. */
export interface PageSubject {
  /** Undefined for a page of any other site. */
  readonly site: Site | undefined;
  readonly kind: PageKind;
  /** `owner/name` as the site writes it, an arXiv id on a paper's page, or the title of any other page. */
  readonly name: string;
  /** Each paper once, with its strongest place, in the order of the page. */
  readonly namedPapers: readonly NamedPaper[];
  readonly text: SubjectText;
  /** Of a repository that is a fork: `owner/name` of the one that all forks of its kind come from. */
  readonly origin?: string;
  /** Of a repository whose README says to clone one of the same name but of another owner: that one, `owner/name`. It may have moved from there. */
  readonly former?: string;
}

/** What a page says of itself, in the words its ranking reads. */
export interface SubjectText {
  /** Under its name: About on GitHub, the card's own description. */
  readonly description: string;
  /** What else the page calls itself: its first heading, a card's pretty name. */
  readonly names: readonly string[];
  /** Topics and tags as words, languages by their names. */
  readonly tags: readonly string[];
  readonly headings: readonly string[];
  /** The first prose of the page. */
  readonly lead: string;
  /** The prose after it. */
  readonly body: string;
}

/** More ids than this make a reading list, not a subject. */
export const MAX_NAMED_PAPERS = 50;

/** How much of a page's text there may be: lengths in UTF-16 units, and counts. All of it is one message. */
export const TEXT_BOUNDS = {
  description: 1_000,
  name: 200,
  names: 10,
  tags: 60,
  headings: 60,
  lead: 1_500,
  body: 6_000,
} as const;
