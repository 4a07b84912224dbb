import type { PageSubject } from './page-subject.ts';

/** A stretch of a page in its order, without markup. */
export interface PageBlock {
  readonly kind: 'heading' | 'text';
  readonly text: string;
  /** 1 to 6 for headings. */
  readonly level?: number;
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

/** A page with the text that related papers are ranked by. */
export interface TextSubject extends PageSubject {
  readonly text: SubjectText;
}
