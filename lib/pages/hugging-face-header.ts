import { parsePaperId, type PaperId } from '../papers/arxiv-id.ts';
import type { HubKind } from './hugging-face-address.ts';
import { findAll, readText } from './read-dom.ts';

/** What the header of a Hub page says of its model, data set or Space. */
export interface HubHeader {
  readonly id: string;
  /** Of whatever type the properties have; true when it is. */
  readonly isPrivate: unknown;
  readonly tags: readonly unknown[];
}

const MAX_PROPS_LENGTH = 2_000_000;
const MAX_TAGS = 1_000;

/** The header: an island of server-rendered markup with its properties beside it (seen 2022 to 2026-09-27). */
export function findHeader(document: Document, kind: HubKind): Element | null {
  return document.querySelector(`[data-target="${kind}Header" i]`);
}

/**
 * Parses a header's properties. They can hold tokens of the signed-in reader, so only the named
 * fields are picked, and the whole is kept nowhere.
 */
export function parseHeader(header: Element, kind: HubKind): HubHeader | undefined {
  try {
    const props = header.getAttribute('data-props') ?? '';
    const { id, tags, private: isPrivate } = JSON.parse(props.length > MAX_PROPS_LENGTH ? '' : props)[kind];
    return typeof id === 'string' && Array.isArray(tags) ? { id, tags, isPrivate } : undefined;
  } catch {
    return undefined;
  }
}

/** The papers the Hub ties to the page by `arxiv:` tags, as the properties or, without them, the buttons say. */
export function findTaggedPapers(header: Element, tags: readonly unknown[] | undefined): PaperId[] {
  // As drawn, "arxiv:" and the identifier are apart, in a button without a link (seen 2026-02-02).
  const texts = tags ?? findAll(header, 'button').map((button) => readText(button).replace(/\s/g, ''));
  return texts
    .slice(0, MAX_TAGS)
    .map((text) =>
      typeof text === 'string' && text.startsWith('arxiv:') ? parsePaperId(text.slice(0, 100)) : undefined,
    )
    .filter((id) => id !== undefined);
}
