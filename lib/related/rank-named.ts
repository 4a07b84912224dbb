import type { NamedWhere, PageSubject } from '../pages/page-subject.ts';
import type { PaperId } from '../papers/arxiv-id.ts';
import type { RankedPaper } from './rank-candidates.ts';

/** What it counts, in the scores of ranking, where a page names a paper; counted on READMEs, the first named is own in five of six. */
const WHERE_WORTH: Readonly<Record<NamedWhere, number>> = { tag: 0.5, link: 0.5, bibtex: 0.5, text: 0, badge: -0.5 };
const FIRST_WORTH = 1;

/** A page that names more papers than this is a list; that one of them comes first says nothing there. */
const MANY = 8;

/** The papers that a page names, the likeliest to be its own first. */
export function rankNamed<R extends RankedPaper>(ranked: readonly R[], { namedPapers }: PageSubject): R[] {
  const named = new Map<PaperId, number>(
    namedPapers.map(({ id, where }, place) => {
      const isFirst = place === 0 && namedPapers.length <= MANY;
      return [id, WHERE_WORTH[where] + (isFirst ? FIRST_WORTH : 0)];
    }),
  );
  return ranked
    .filter(({ paper }) => named.has(paper.id))
    .map((each) => ({ each, worth: each.score + named.get(each.paper.id)! }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ each }) => each);
}
