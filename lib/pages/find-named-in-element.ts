import { findPaperIdInUrl } from '../papers/arxiv-id.ts';
import { findNamedInCode } from './find-named-in-code.ts';
import { findPaperIdInBadge } from './find-paper-id-in-badge.ts';
import { findPaperIdsInText } from './find-paper-ids-in-text.ts';
import type { NamedPaper } from './page-subject.ts';
import { readAttribute } from './read-dom.ts';
import { parseTitle } from './read-titles.ts';

/** What can name a paper other than by its text: every link, badge and block of code that may. */
export const NAMING_ELEMENTS =
  'a[href*="xiv" i],a[href*="ar5iv" i],a[href*="/papers/"],img[src*="shields.io"],img[src*="badgen.net"],img[src*="camo."],pre';

const MAYBE_PAPER = /\d/;
const MAX_ELEMENTS = 2_000;
const MAX_CODE = 100_000;

/** The paper a link leads to, as the one it names. */
export function readLink(link: Element, pageUrl: string): NamedPaper | undefined {
  const href = readAttribute(link, 'href');
  // Asked first, since most links have no number, and a page may have thousands.
  const id = MAYBE_PAPER.test(href) ? findPaperIdInUrl(URL.parse(href, pageUrl)?.href ?? '') : undefined;
  if (id === undefined) return undefined;
  const title = parseTitle(link.textContent.slice(0, 1_000));
  return { id, where: 'link', ...(title && { title }) };
}

/** The papers that an element names by itself; undefined where those inside it are to be asked. */
export function findNamedInElement(element: Element, pageUrl: string): NamedPaper[] | undefined {
  switch (element.localName) {
    // A link that names a paper speaks for all inside it: where a badge's text and its link differ, the
    // text was left over from the README it was copied from.
    case 'a': {
      const paper = readLink(element, pageUrl);
      return paper && [paper];
    }
    // Highlighting cuts an entry into many nodes, so a block is read by its text as a whole.
    case 'pre':
      return findNamedInCode(element.textContent.slice(0, MAX_CODE));
    case 'img': {
      const id = findPaperIdInBadge(element);
      return id && [{ id, where: 'badge' }];
    }
    default:
      return undefined;
  }
}

/**
 * The papers named in what of `container` comes after its node `from`, those by elements before those by
 * text. The browser itself finds the elements, which takes a tenth of a walk over all nodes.
 */
export function findNamedAfter(container: Element, from: Node, pageUrl: string): NamedPaper[] {
  const elements = container.querySelectorAll(NAMING_ELEMENTS);
  const first = findFirstAfter(elements, from);
  const named: NamedPaper[] = [];
  for (let index = first; index < Math.min(elements.length, first + MAX_ELEMENTS); index += 1) {
    const element = elements[index]!;
    const link = element.localName === 'img' ? element.closest('a') : null;
    if (!link || !readLink(link, pageUrl)) named.push(...(findNamedInElement(element, pageUrl) ?? []));
  }
  const rest = container.ownerDocument.createRange();
  rest.setStartBefore(from);
  rest.setEnd(container, container.childNodes.length);
  return [
    ...named,
    ...findPaperIdsInText(String(rest).slice(0, 1_000_000)).map((id): NamedPaper => ({ id, where: 'text' })),
  ];
}

/** The index of the first element that is not before a node. Each comparison can cost the browser a walk. */
function findFirstAfter(elements: ArrayLike<Element>, node: Node): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const isBefore = node.compareDocumentPosition(elements[middle]!) & node.DOCUMENT_POSITION_PRECEDING;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}
