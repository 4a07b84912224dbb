import type { PageKind } from '../pages/page-subject.ts';
import type { Reason } from '../papers/related-paper.ts';
import type { PaperMatch } from './match-paper.ts';
import { PAGE_WORDS } from './reasons.ts';

/** From these on a part of the evidence is worth telling. */
const WHOLE_NAME = 0.99;
const WHOLE_TITLE = 0.99;
const TITLE_WORTH = 2;
const LONG_ROW = 8;
const AUTHORS = 2;

export interface NearEvidence {
  readonly match: PaperMatch;
  /** Whether the page may be called the paper's own. */
  readonly isOwn: boolean;
  /** Words shared, the heaviest first. */
  readonly terms: readonly string[];
}

/** Says in words why a paper is shown that no identifier ties to the page. It stays a likelihood. */
export function describeNear({ match, isOwn, terms }: NearEvidence, kind: PageKind): Reason {
  const page = PAGE_WORDS[kind];
  const label = isOwn ? `Likely this ${page}’s paper` : 'Near';
  return { label, detail: listGrounds(match, page)[0] ?? describeTerms(terms) };
}

/** The strongest first. */
function listGrounds(match: PaperMatch, page: string): string[] {
  const { titleRow, titleRowWorth, name, authors, abstractRow } = match;
  return [
    ...(titleRow >= WHOLE_TITLE && titleRowWorth >= TITLE_WORTH ? ['the page gives its title'] : []),
    ...(name >= WHOLE_NAME ? [`it has the name of this ${page}`] : []),
    ...(authors >= AUTHORS ? ['the page names its authors'] : []),
    ...(abstractRow >= LONG_ROW ? ['the page repeats its abstract'] : []),
  ];
}

function describeTerms(terms: readonly string[]): string {
  return terms.length === 0 ? 'by its words' : `shares: ${terms.join(', ')}`;
}
