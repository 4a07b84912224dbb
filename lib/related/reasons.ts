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

const RECORD_WORDS: Readonly<Record<NamedIn, (page: string) => string>> = {
  code: () => 'its authors give this as its code',
  'project page': (page) => `this ${page} is its project page`,
  abstract: () => 'its abstract links here',
};

const PAGE_NAMES: Readonly<Record<NamedWhere, (kind: PageKind) => Reason>> = {
  tag: (kind) => ({ label: 'Tagged', detail: `the Hub ties it to this ${PAGE_WORDS[kind]}` }),
  link: (kind) => ({ label: 'Linked', detail: `in the ${kind === 'repository' ? 'README' : 'card'}` }),
  bibtex: (kind) => ({ label: 'Cited', detail: `in the ${kind === 'repository' ? 'README' : 'card'}’s BibTeX` }),
  text: (kind) => ({ label: 'Named', detail: `in the ${kind === 'repository' ? 'README' : 'card'}` }),
  badge: (kind) => ({ label: 'Named', detail: `by a badge of the ${kind === 'repository' ? 'README' : 'card'}` }),
};

/** Says in words why a paper is shown on a page. */
export function describeReason({ recordNames, pageNames }: Evidence, kind: PageKind): Reason {
  if (kind === 'paper') return { label: 'This paper', detail: 'in the Daily Papers' };
  const page = PAGE_WORDS[kind];
  if (recordNames) return { label: `This ${page}’s paper`, detail: RECORD_WORDS[recordNames](page) };
  return PAGE_NAMES[pageNames ?? 'text'](kind);
}
