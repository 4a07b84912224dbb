import type { HubKind } from './hugging-face-address.ts';
import { pickTaggedPapers, pickTagLabels, pickTagWords } from './hugging-face-tags.ts';
import type { NamedPaper } from './page-subject.ts';
import { findAll, readAttribute, readText } from './read-dom.ts';

/** What the header of a Hub page says of its model, data set or Space. */
export interface HubHeader {
  /** `owner/name`; undefined where only the markup can be read. */
  readonly id: string | undefined;
  readonly isPrivate: boolean;
  readonly description: string;
  readonly names: readonly string[];
  readonly tags: readonly string[];
  readonly namedPapers: readonly NamedPaper[];
}

const MAX_PROPS_LENGTH = 2_000_000;
/** A Space that runs more models than these is about none of them. */
const MAX_LINKED_MODELS = 3;

/** The header: an island of server-rendered markup with its properties beside it (seen 2022 to 2026-09-27). */
export function findHeader(document: Document, kind: HubKind): Element | null {
  return document.querySelector(`[data-target="${kind}Header" i]`);
}

/** Reads a header by its properties or, where they are none, by its markup. */
export function readHeader(header: Element, kind: HubKind): HubHeader {
  return parseProps(readAttribute(header, 'data-props', MAX_PROPS_LENGTH), kind) ?? readMarkup(header);
}

/**
 * Parses a header's properties. They can hold tokens of the signed-in reader, so only the named
 * fields are picked, and the whole is kept nowhere.
 */
function parseProps(props: string, kind: HubKind): HubHeader | undefined {
  try {
    const { id, tags, tag_objs, cardData, title, linkedModels, private: isPrivate } = JSON.parse(props)[kind];
    if (typeof id !== 'string' || !Array.isArray(tags)) return undefined;
    const card = Object(cardData);
    const labels = pickTagLabels(tag_objs);
    return {
      id,
      isPrivate: Boolean(isPrivate),
      description: onlyTexts([card.short_description]).join(''),
      names: onlyTexts([title ?? card.title, card.pretty_name, card.paperswithcode_id]),
      tags: [...pickTagWords(tags, labels), ...pickModelNames(linkedModels)],
      namedPapers: pickTaggedPapers(tags, labels),
    };
  } catch {
    return undefined;
  }
}

/** As drawn, "arxiv:" and the identifier are apart, in a button without a link (seen 2026-02-02). */
function readMarkup(header: Element): HubHeader {
  const buttons = findAll(header, 'button').map((button) => readText(button).replace(/\s/g, ''));
  const tags = findAll(header, 'a[href*="s?"]').map((link) => parseTagLink(readAttribute(link, 'href')));
  return {
    id: undefined,
    isPrivate: false,
    description: '',
    names: [],
    tags: pickTagWords(tags, new Map()),
    namedPapers: pickTaggedPapers(buttons, new Map()),
  };
}

/** `/datasets?task_categories=task_categories%3Asummarization` and `/models?other=biology`. */
function parseTagLink(href: string): string {
  const [[key, value] = ['', '']] = new URLSearchParams(href.slice(href.indexOf('?')));
  return value.includes(':') ? value : `${key}:${value}`;
}

function pickModelNames(models: unknown): string[] {
  const linked: unknown[] = Array.isArray(models) ? models.slice(0, MAX_LINKED_MODELS + 1) : [];
  const names = onlyTexts(linked.map((model) => Object(model).id)); // seen 2025-11-08
  return names.length > MAX_LINKED_MODELS ? [] : names.map((name) => name.replace(/^[^/]*\//, ''));
}

function onlyTexts(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}
