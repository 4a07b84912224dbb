import { findPaperIdInUrl, type PaperId } from '../papers/arxiv-id.ts';
import { findPaperIdInBadge } from './find-paper-id-in-badge.ts';
import { findPaperIdsInText, isBibtex } from './find-paper-ids-in-text.ts';
import { MAX_NAMED_PAPERS, type NamedPaper, type NamedWhere } from './page-subject.ts';
import { readAttribute } from './read-dom.ts';

// What a page may cost at most. The longest READMEs have some 15,000 nodes; a hostile page may have
// any number.
const MAX_NODES = 30_000;
const MAX_CHARACTERS = 1_000_000;

const STRONGEST_FIRST: readonly NamedWhere[] = ['tag', 'link', 'bibtex', 'text', 'badge'];
const TEXT_NODE = 3;

/** The papers one node names; undefined when the nodes inside it are to be asked. */
type Reading = NamedPaper[] | undefined;

/**
 * Finds the papers named inside a README or card, in the order of the page, as often as they are
 * named. Stops at a bound that no honest page comes near.
 */
export function findNamedPapers(container: Element, pageUrl: string): NamedPaper[] {
  const papers: NamedPaper[] = [];
  const left = { characters: MAX_CHARACTERS };
  const read = (node: Node): string => {
    const text = (node.textContent ?? '').slice(0, left.characters);
    left.characters -= text.length;
    return text;
  };
  let node: Node | null = container;
  for (let count = 0; node && count < MAX_NODES && left.characters > 0; count += 1) {
    const found = readNode(node, pageUrl, read);
    if (found) papers.push(...found);
    node = nextNode(node, container, found !== undefined);
  }
  return papers;
}

/** Each paper once, at its first place in the page and with the strongest of its places. */
export function joinNamedPapers(papers: readonly NamedPaper[]): NamedPaper[] {
  const found = new Map<PaperId, NamedWhere>();
  for (const { id, where } of papers) {
    const known = found.get(id);
    if (known ? isStronger(where, known) : found.size < MAX_NAMED_PAPERS) found.set(id, where);
  }
  return Array.from(found, ([id, where]) => ({ id, where }));
}

/** The paper a link leads to, as the one it names. */
export function readLink(link: Element, pageUrl: string): Reading {
  const id = findPaperIdInUrl(URL.parse(readAttribute(link, 'href'), pageUrl)?.href ?? '');
  return id && toNamed([id], 'link');
}

function readNode(node: Node, pageUrl: string, read: (node: Node) => string): Reading {
  if (node.nodeType === TEXT_NODE) return toNamed(findPaperIdsInText(read(node)), 'text');
  const element = node as Element;
  switch (element.localName) {
    // A link that names a paper speaks for all inside it: where a badge's text and its link differ,
    // the text was left over from the README it was copied from.
    case 'a':
      return readLink(element, pageUrl);
    // Highlighting cuts an entry into many nodes, so a block is read by its text as a whole.
    case 'pre':
      return readBlock(read(element));
    case 'img': {
      const id = findPaperIdInBadge(element);
      return id && toNamed([id], 'badge');
    }
    default:
      return undefined;
  }
}

function readBlock(text: string): NamedPaper[] {
  return toNamed(findPaperIdsInText(text), isBibtex(text) ? 'bibtex' : 'text');
}

function toNamed(ids: readonly PaperId[], where: NamedWhere): NamedPaper[] {
  return ids.map((id) => ({ id, where }));
}

function isStronger(where: NamedWhere, known: NamedWhere): boolean {
  return STRONGEST_FIRST.indexOf(where) < STRONGEST_FIRST.indexOf(known);
}

/** The next node of the page inside `root`, leaving out what is inside `node` once that is read. */
function nextNode(node: Node, root: Node, isRead: boolean): Node | null {
  if (!isRead && node.firstChild) return node.firstChild;
  let at: Node | null = node;
  while (at && at !== root && !at.nextSibling) at = at.parentNode;
  return at === root ? null : (at?.nextSibling ?? null);
}
