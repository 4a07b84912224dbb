import { parsePaperId, type PaperId } from '../papers/arxiv-id.ts';
import type { HubKind } from './hugging-face-address.ts';

/** What the header of a Hub page says of its model, data set or Space. */
export interface HubHeader {
  readonly id: string;
  readonly isPrivate: boolean;
  readonly paperIds: readonly PaperId[];
}

// Islands of server-rendered markup with their properties as JSON beside them (seen 2022 to 2026-09-27).
const ISLANDS: Readonly<Record<HubKind, string>> = {
  model: '[data-target="ModelHeader"]',
  dataset: '[data-target="DatasetHeader"]',
  space: '[data-target="SpaceHeader"]',
};
const MAX_PROPS_LENGTH = 2_000_000;
const MAX_TAGS = 1_000;
const MAX_BUTTONS = 200;

/** The island that draws the header. */
export function findHeaderIsland(document: Document, kind: HubKind): Element | null {
  return document.querySelector(ISLANDS[kind]);
}

/**
 * Parses an island's properties. They can hold tokens of the signed-in reader, so only the named
 * fields are picked, and the whole is kept nowhere.
 */
export function parseHeader(island: Element, kind: HubKind): HubHeader | undefined {
  const props = island.getAttribute('data-props') ?? '';
  if (props.length > MAX_PROPS_LENGTH) return undefined;
  try {
    return pickHeader((JSON.parse(props) as Record<string, unknown> | null)?.[kind]);
  } catch {
    return undefined;
  }
}

/** The papers of the header's `arxiv:` tags as they are drawn: buttons without a link (seen 2026-02-02). */
export function findDrawnTags(island: Element): PaperId[] {
  const buttons = Array.from(island.getElementsByTagName('button')).slice(0, MAX_BUTTONS);
  return buttons.map(parseDrawnTag).filter((id) => id !== undefined);
}

function pickHeader(subject: unknown): HubHeader | undefined {
  const { id, private: isPrivate, tags, tag_objs: tagObjects } = toRecord(subject);
  if (typeof id !== 'string' || id === '') return undefined;
  const objectIds = toArray(tagObjects).map((tag) => toRecord(tag)['id']);
  const paperIds = [...toArray(tags), ...objectIds].map(parseTag).filter((paperId) => paperId !== undefined);
  return { id, isPrivate: isPrivate === true, paperIds };
}

function parseTag(tag: unknown): PaperId | undefined {
  return typeof tag === 'string' && tag.startsWith('arxiv:') ? parsePaperId(tag.slice(0, 100)) : undefined;
}

function parseDrawnTag(button: Element): PaperId | undefined {
  const text = button.textContent.slice(0, 200).replace(/\s+/g, '');
  if (/^arxiv:/i.test(text)) return parsePaperId(text);
  // Data sets group their tags under a label; the button alone may hold the bare identifier.
  const label = button.closest('.flex-wrap')?.firstElementChild?.textContent.slice(0, 100).trim();
  return label !== undefined && /^arxiv:$/i.test(label) ? parsePaperId(text) : undefined;
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function toArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, MAX_TAGS) : [];
}
