import { findPaperIdInUrl, type PaperId } from '../papers/arxiv-id.ts';
import { BlockBuilder } from './block-builder.ts';
import { findNamedInCode } from './find-named-in-code.ts';
import { findPaperIdInBadge } from './find-paper-id-in-badge.ts';
import { findPaperIdsInText } from './find-paper-ids-in-text.ts';
import type { PageBlock } from './page-blocks.ts';
import type { NamedPaper } from './page-subject.ts';
import { readAttribute } from './read-dom.ts';
import { parseTitle } from './read-titles.ts';
import { walkNodes } from './walk-nodes.ts';

/** What a part of a page says, and the papers it names as often as it names them; both in its order. */
export interface PageContent {
  readonly blocks: readonly PageBlock[];
  readonly namedPapers: readonly NamedPaper[];
}

const MAX_CHARACTERS = 1_000_000;
const TEXT_NODE = 3;
const ELEMENT_NODE = 1;
const HEADING = /^h[1-6]$/;
/** What ends the block before it and after it. */
const BLOCK =
  /^(?:h[1-6]|p|div|li|ul|ol|dl|dt|dd|table|caption|blockquote|pre|section|article|main|header|footer|figure|figcaption|details|summary|center|hr)$/;
const CELL = /^t[dhr]$/;
const NO_TEXT = /^(?:script|style|template|noscript|svg|button|select|textarea|iframe|object|video|audio|canvas)$/;

/** Whether an element, and all inside it, is no part of what a page says. */
export type IsLeftOut = (element: Element) => boolean;

/** Reads a README, a card or any other part of a page, in one walk over its nodes. */
export function readContent(container: Element, pageUrl: string, isLeftOut: IsLeftOut = () => false): PageContent {
  const reader = new ContentReader(pageUrl, isLeftOut);
  walkNodes(container, reader);
  reader.builder.break();
  return { blocks: reader.builder.blocks, namedPapers: reader.namedPapers };
}

/** The paper a link leads to, as the one it names. */
export function readLink(link: Element, pageUrl: string): NamedPaper | undefined {
  const id = findPaperIdInUrl(URL.parse(readAttribute(link, 'href'), pageUrl)?.href ?? '');
  if (id === undefined) return undefined;
  const title = parseTitle(link.textContent.slice(0, 1_000));
  return { id, where: 'link', ...(title && { title }) };
}

class ContentReader {
  readonly builder = new BlockBuilder();
  readonly namedPapers: NamedPaper[] = [];
  readonly #pageUrl: string;
  readonly #isLeftOut: IsLeftOut;
  #left = MAX_CHARACTERS;

  constructor(pageUrl: string, isLeftOut: IsLeftOut) {
    this.#pageUrl = pageUrl;
    this.#isLeftOut = isLeftOut;
  }

  // Called as functions of their own by the walk.
  readonly enter = (node: Node): boolean => {
    if (node.nodeType === TEXT_NODE) {
      const text = this.#read(node);
      this.builder.add(text);
      this.#name(findPaperIdsInText(text), 'text');
    }
    return node.nodeType === ELEMENT_NODE && this.#enterElement(node as Element);
  };

  readonly leave = (node: Node): void => {
    const name = (node as Element).localName;
    if (node.nodeType !== ELEMENT_NODE) return;
    if (BLOCK.test(name)) this.builder.break();
    else if (CELL.test(name)) this.builder.add(' ');
  };

  #enterElement(element: Element): boolean {
    const name = element.localName;
    if (NO_TEXT.test(name) || this.#isLeftOut(element)) return false;
    if (BLOCK.test(name)) this.builder.break(HEADING.test(name) ? Number(name[1]) : undefined);
    else if (name === 'br') this.builder.breakLine();
    if (name === 'a') return !this.#readLink(element);
    if (name === 'pre') this.namedPapers.push(...findNamedInCode(this.#read(element)));
    const inBadge = name === 'img' && findPaperIdInBadge(element);
    if (inBadge) this.#name([inBadge], 'badge');
    return name !== 'pre';
  }

  /**
   * A link that names a paper speaks for all inside it: where a badge's text and its link differ, the text
   * was left over from the README it was copied from.
   */
  #readLink(link: Element): boolean {
    const paper = readLink(link, this.#pageUrl);
    const isOwnLink = readAttribute(link, 'href').startsWith('#');
    if (paper) this.namedPapers.push(paper);
    if (paper || isOwnLink) this.builder.add(this.#read(link), isOwnLink);
    return paper !== undefined || isOwnLink;
  }

  #read(node: Node): string {
    const text = (node.textContent ?? '').slice(0, this.#left);
    this.#left -= text.length;
    return text;
  }

  #name(ids: readonly PaperId[], where: NamedPaper['where']): void {
    for (const id of ids) this.namedPapers.push({ id, where });
  }
}
