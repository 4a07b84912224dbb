import { BlockBuilder } from './block-builder.ts';
import { findNamedAfter, findNamedInElement, NAMING_ELEMENTS } from './find-named-in-element.ts';
import { findPaperIdsInText } from './find-paper-ids-in-text.ts';
import type { PageBlock } from './page-blocks.ts';
import type { NamedPaper } from './page-subject.ts';
import { readAttribute } from './read-dom.ts';
import { walkNodes, type NodeVisitor } from './walk-nodes.ts';

/** What a part of a page says, and the papers it names as often as it names them; both in its order. */
export interface PageContent {
  readonly blocks: readonly PageBlock[];
  readonly namedPapers: readonly NamedPaper[];
}

const MAX_PASSAGE = 1_000_000;
const TEXT_NODE = 3;
const HEADING = /^h\d$/;
// Sets, since regular expressions are slow in a script that has just begun.
const namesOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const PASSAGE_BLOCKS = 'h1 h2 h3 h4 h5 h6 p li dd dt summary figcaption';
/** What ends the block before it and after it. */
const BLOCKS = namesOf(
  `${PASSAGE_BLOCKS} div ul ol dl table caption blockquote pre section article main header footer figure details center hr`,
);
const CELLS = namesOf('td th tr');
const NO_TEXT = namesOf('script style template noscript svg button select textarea iframe object video audio canvas');
/** What mostly holds nothing but words and their marks, and is read whole then. */
const PASSAGES = namesOf(`${PASSAGE_BLOCKS} td th`);
/** What a passage may not hold if it is to be read whole. */
const STRUCTURE = `${NAMING_ELEMENTS},a[href^="#"],p,div,li,ul,ol,dl,table,td,blockquote,br,script,style,template,noscript,svg,button,select,textarea,iframe,video,audio,[hidden],[aria-hidden]`;

/** Whether an element, and all inside it, is no part of what a page says. */
export type IsLeftOut = (element: Element) => boolean;

/** Reads a README, a card or any other part of a page, in one walk over the nodes whose text is kept. */
export function readContent(container: Element, pageUrl: string, isLeftOut: IsLeftOut = () => false): PageContent {
  const reader = new ContentReader(pageUrl, isLeftOut);
  const rest = walkNodes(container, reader);
  if (rest) reader.namedPapers.push(...findNamedAfter(container, rest, pageUrl));
  reader.builder.break();
  return { blocks: reader.builder.blocks, namedPapers: reader.namedPapers };
}

class ContentReader implements NodeVisitor {
  readonly builder = new BlockBuilder();
  readonly namedPapers: NamedPaper[] = [];
  readonly #pageUrl: string;
  readonly #isLeftOut: IsLeftOut;

  constructor(pageUrl: string, isLeftOut: IsLeftOut) {
    this.#pageUrl = pageUrl;
    this.#isLeftOut = isLeftOut;
  }

  isDone(): boolean {
    return this.builder.isFull;
  }

  // Each question to the page costs more than what is done with the answer, so that as few are asked as will do.
  enter(node: Node): boolean {
    const name = (node as Partial<Element>).localName;
    if (name === undefined) {
      if (node.nodeType === TEXT_NODE) this.#readText(node);
      return false;
    }
    const isEntered = this.#enterElement(node as Element, name);
    if (!isEntered) this.#end(name);
    return isEntered;
  }

  leave(node: Node): void {
    this.#end((node as Element).localName);
  }

  #end(name: string): void {
    if (BLOCKS.has(name)) this.builder.break();
    else if (CELLS.has(name)) this.builder.add(' ');
  }

  #enterElement(element: Element, name: string): boolean {
    if (NO_TEXT.has(name) || this.#isLeftOut(element)) return false;
    if (BLOCKS.has(name)) this.builder.break(HEADING.test(name) ? Number(name[1]) : undefined);
    else if (name === 'br') this.builder.breakLine();
    // Most of a page is passages without structure: the browser tells, and gives their text, at once.
    if (PASSAGES.has(name) && (element.childElementCount === 0 || !element.querySelector(STRUCTURE))) {
      this.#readText(element);
      return false;
    }
    const named = findNamedInElement(element, this.#pageUrl);
    const isOwnLink = name === 'a' && readAttribute(element, 'href').startsWith('#');
    if (named) this.namedPapers.push(...named);
    if (name === 'a' && (named || isOwnLink)) this.builder.add(element.textContent, isOwnLink);
    return !named && !isOwnLink;
  }

  /** Reads a node by its text alone. */
  #readText(node: Node): void {
    const text = (node.textContent ?? '').slice(0, MAX_PASSAGE);
    this.builder.add(text);
    for (const id of findPaperIdsInText(text)) this.namedPapers.push({ id, where: 'text' });
  }
}
