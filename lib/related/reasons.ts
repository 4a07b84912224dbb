import type { NamedWhere, PageKind } from '../pages/page-subject.ts';
import type { NamedIn } from '../papers/named-resources.ts';
import type { Evidence } from './evidence.ts';
import type { Reason } from '../papers/related-paper.ts';

/** What a reader calls each kind of page. */
export const PAGE_WORDS: Readonly<Record<PageKind, string>> = {
  repository: 'repository',
  model: 'model',
  dataset: 'data set',
  space: 'Space',
  paper: 'paper',
  page: 'page',
};

/** What a reader calls the part of a page that names papers. */
const TEXT_WORDS: Readonly<Record<PageKind, string>> = {
  repository: 'README',
  model: 'card',
  dataset: 'card',
  space: 'card',
  paper: 'page',
  page: 'page',
};

/** The same of a repository that the page is a fork of. */
const ORIGIN_WORDS: Readonly<Record<NamedIn, string>> = {
  code: 'it is a fork of what its authors give as its code',
  'project page': 'it is a fork of its project page',
  abstract: 'it is a fork of what its abstract links',
};

/** The same of a repository that the page seems to have moved from, or to be a copy of. */
const FORMER_WORDS: Readonly<Record<NamedIn, string>> = {
  code: 'its README clones what the authors give as its code',
  'project page': 'its README clones its project page',
  abstract: 'its README clones what its abstract links',
};

const RECORD_WORDS: Readonly<Record<NamedIn, (page: string) => string>> = {
  code: () => 'its authors give this as its code',
  'project page': (page) => `this ${page} is its project page`,
  abstract: () => 'its abstract links here',
};

const PAGE_NAMES: Readonly<Record<NamedWhere, (kind: PageKind) => Reason>> = {
  tag: (kind) => ({ label: 'Tagged', detail: `the Hub ties it to this ${PAGE_WORDS[kind]}` }),
  link: (kind) => ({ label: 'Linked', detail: `in the ${TEXT_WORDS[kind]}` }),
  bibtex: (kind) => ({ label: 'Cited', detail: `in the ${TEXT_WORDS[kind]}’s BibTeX` }),
  text: (kind) => ({ label: 'Named', detail: `in the ${TEXT_WORDS[kind]}` }),
  badge: (kind) => ({ label: 'Named', detail: `by a badge of the ${TEXT_WORDS[kind]}` }),
};

/**
 * Says in words why a paper is shown that an identifier ties to the page.
 *
 * @param claims how many papers' records name the page; a repository may be that of several
 */
export function describeReason(
  { isOwn, recordNames, claimed = 'page', pageNames }: Omit<Evidence, 'paper'>,
  kind: PageKind,
  claims = 1,
): Reason {
  const page = PAGE_WORDS[kind];
  if (recordNames) {
    if (claimed === 'former') return { label: `Likely this ${page}’s paper`, detail: FORMER_WORDS[recordNames] };
    const label = claims > 1 ? `One of this ${page}’s papers` : `This ${page}’s paper`;
    return { label, detail: claimed === 'origin' ? ORIGIN_WORDS[recordNames] : RECORD_WORDS[recordNames](page) };
  }
  if (isOwn) return { label: 'This paper', detail: 'in the Daily Papers' };
  return PAGE_NAMES[pageNames ?? 'text'](kind);
}

/** Says why a paper is shown that the page names, and whose words say that the page is its own. It stays a likelihood. */
export function describeLikelyNamed(where: NamedWhere, kind: PageKind): Reason {
  const { label, detail } = PAGE_NAMES[where](kind);
  return {
    label: `Likely this ${PAGE_WORDS[kind]}’s paper`,
    detail: where === 'tag' ? detail : `${label.toLowerCase()} ${detail}`,
  };
}
