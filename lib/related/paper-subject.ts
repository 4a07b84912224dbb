import type { PageSubject } from '../pages/page-subject.ts';
import type { Paper } from '../papers/paper.ts';

/** A paper as a page whose near papers are looked for: by its title first, then its keywords and its abstract. */
export function toPaperSubject({ id, title, keywords, abstract }: Paper): PageSubject {
  return {
    site: undefined,
    kind: 'paper',
    name: id,
    namedPapers: [],
    text: { description: '', names: [title], tags: keywords, headings: [], lead: abstract, body: '' },
  };
}
