import type { PaperId } from '../papers/arxiv-id.ts';
import { MAX_NAMED_PAPERS, type NamedPaper, type NamedWhere } from './page-subject.ts';

/**
 * "Quantifying the Carbon Emissions of Machine Learning" is cited by the Hub's model card template, and so
 * by every card or README that was started from it and says nothing of its own.
 */
const BOILERPLATE: ReadonlySet<string> = new Set(['1910.09700']);

const STRONGEST_FIRST: readonly NamedWhere[] = ['tag', 'link', 'bibtex', 'text', 'badge'];
/** Where titles are surest; the text of a link can be anything. */
const SUREST_TITLE_FIRST: readonly NamedWhere[] = ['tag', 'bibtex', 'link', 'text', 'badge'];

/** Each paper once, at its first place in the page, with the strongest of its places and the surest title. */
export function joinNamedPapers(papers: readonly NamedPaper[]): NamedPaper[] {
  const found = new Map<PaperId, { where: NamedWhere; titled?: NamedPaper }>();
  for (const paper of papers) {
    const { id, where } = paper;
    if (BOILERPLATE.has(id) || (!found.has(id) && found.size === MAX_NAMED_PAPERS)) continue;
    const known = found.get(id) ?? { where };
    if (isBefore(STRONGEST_FIRST, where, known.where)) known.where = where;
    if (paper.title && (!known.titled || isBefore(SUREST_TITLE_FIRST, where, known.titled.where))) known.titled = paper;
    found.set(id, known);
  }
  return Array.from(found, ([id, { where, titled }]) =>
    titled?.title ? { id, where, title: titled.title } : { id, where },
  );
}

function isBefore(order: readonly NamedWhere[], one: NamedWhere, other: NamedWhere): boolean {
  return order.indexOf(one) < order.indexOf(other);
}
