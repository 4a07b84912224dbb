import type { NamedPaper, NamedWhere } from '../pages/page-subject.ts';
import type { PaperId } from '../papers/arxiv-id.ts';

/** What it counts, in the scores of ranking, where a page names a paper; counted on READMEs, the first named is own in five of six. */
const WHERE_WORTH: Readonly<Record<NamedWhere, number>> = { tag: 0.5, link: 0.5, bibtex: 0.5, text: 0, badge: -0.5 };
const FIRST_WORTH = 1;
/** Stands for the score of a paper of which nothing but the id is known: below own papers, above most that are cited. */
const UNKNOWN_SCORE = 2;

/** A page that names more papers than this is a list; that one of them comes first says nothing there. */
const MANY = 8;

/** Whether so many papers are named that none of them is meant. */
export function isList(named: readonly NamedPaper[]): boolean {
  return named.length > MANY;
}

/**
 * The papers that a page names, the likeliest to be its own first.
 *
 * @param scores of ranking; papers that were not compared with the page have none
 */
export function rankNamed(named: readonly NamedPaper[], scores: ReadonlyMap<PaperId, number>): NamedPaper[] {
  const first = isList(named) ? undefined : named[0];
  return named
    .map((each) => {
      const worth = WHERE_WORTH[each.where] + (each === first ? FIRST_WORTH : 0);
      return { each, worth: worth + (scores.get(each.id) ?? UNKNOWN_SCORE) };
    })
    .sort((a, b) => b.worth - a.worth)
    .map(({ each }) => each);
}
