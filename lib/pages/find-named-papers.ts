import { findPaperIdInUrl, type PaperId } from '../papers/arxiv-id.ts';
import { findPaperIdInBadge } from './find-paper-id-in-badge.ts';
import { findPaperIdsInBibtex, findPaperIdsInText, isBibtex } from './find-paper-ids-in-text.ts';
import { MAX_NAMED_PAPERS, type NamedPaper, type NamedWhere } from './page-subject.ts';

// What a page may cost at most. The longest README of the corpus has 15,000 nodes; a hostile page
// may have any number.
const MAX_NODES = 30_000;
const MAX_CHARACTERS = 1_000_000;
const MAX_URL_LENGTH = 2_000;

const STRONGEST_FIRST: readonly NamedWhere[] = ['tag', 'link', 'bibtex', 'text', 'badge'];
const NEVER_READ = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math']);

/** What one node says, and whether that is all there is to say about the nodes inside it. */
interface Reading {
  readonly papers: readonly NamedPaper[];
  readonly isWhole: boolean;
}

const NOTHING: Reading = { papers: [], isWhole: false };
const SKIPPED: Reading = { papers: [], isWhole: true };

/**
 * Finds the papers named inside a README or card, in the order of the page, as often as they are
 * named. Stops reading at a bound that no honest page comes near.
 */
export function* findNamedPapers(container: Element, pageUrl: string): Generator<NamedPaper> {
  let characters = MAX_CHARACTERS;
  const read = (text: string): string => {
    const part = text.slice(0, characters);
    characters -= part.length;
    return part;
  };
  let node: Node | null = container;
  for (let count = 0; node !== null && count < MAX_NODES && characters > 0; count += 1) {
    const reading = readNode(node, pageUrl, read);
    yield* reading.papers;
    node = nextNode(node, container, reading.isWhole);
  }
}

/** Each paper once, at its first place in the page and with the strongest of its places. */
export function joinNamedPapers(named: Iterable<NamedPaper>): NamedPaper[] {
  const found = new Map<PaperId, NamedWhere>();
  for (const { id, where } of named) {
    const known = found.get(id);
    if (known === undefined ? found.size < MAX_NAMED_PAPERS : isStronger(where, known)) found.set(id, where);
  }
  return Array.from(found, ([id, where]) => ({ id, where }));
}

/** The paper a link leads to. */
export function findLinkedPaper(link: Element, pageUrl: string): NamedPaper | undefined {
  const target = link.getAttribute('href') ?? '';
  const url = target.length > MAX_URL_LENGTH ? null : URL.parse(target.trim(), pageUrl);
  const id = url ? findPaperIdInUrl(url.href) : undefined;
  return id === undefined ? undefined : { id, where: 'link' };
}

function readNode(node: Node, pageUrl: string, read: (text: string) => string): Reading {
  if (node.nodeType === 3) return named(findPaperIdsInText(read(node.nodeValue ?? '')), 'text');
  if (node.nodeType !== 1) return SKIPPED;
  const element = node as Element;
  if (NEVER_READ.has(element.localName)) return SKIPPED;
  if (element.localName === 'a') return readLink(element, pageUrl);
  if (element.localName === 'pre') return readBlock(read(element.textContent ?? ''));
  if (element.localName !== 'img') return NOTHING;
  const badge = findPaperIdInBadge(element);
  return badge === undefined ? SKIPPED : named([badge], 'badge');
}

/**
 * A link that names a paper speaks for all inside it: where a badge's text and its link differ, the
 * text was left over from the README it was copied from.
 */
function readLink(link: Element, pageUrl: string): Reading {
  const paper = findLinkedPaper(link, pageUrl);
  return paper === undefined ? NOTHING : { papers: [paper], isWhole: true };
}

/** Highlighting cuts an entry into many nodes, so a block is read by its text as a whole. */
function readBlock(text: string): Reading {
  return isBibtex(text) ? named(findPaperIdsInBibtex(text), 'bibtex') : named(findPaperIdsInText(text), 'text');
}

function named(ids: readonly PaperId[], where: NamedWhere): Reading {
  return ids.length === 0 ? SKIPPED : { papers: ids.map((id) => ({ id, where })), isWhole: true };
}

function isStronger(where: NamedWhere, known: NamedWhere): boolean {
  return STRONGEST_FIRST.indexOf(where) < STRONGEST_FIRST.indexOf(known);
}

/** The next node of the page inside `root`, leaving out what is inside `node` when it has been read. */
function nextNode(node: Node, root: Node, isRead: boolean): Node | null {
  if (!isRead && node.firstChild) return node.firstChild;
  for (let at: Node | null = node; at !== null && at !== root; at = at.parentNode) {
    if (at.nextSibling) return at.nextSibling;
  }
  return null;
}
