import { buildSubjectText } from './build-subject-text.ts';
import { parseHubAddress, type HubAddress } from './hugging-face-address.ts';
import { findHeader, readHeader } from './hugging-face-header.ts';
import { joinNamedPapers } from './join-named-papers.ts';
import type { PageSubject } from './page-subject.ts';
import { toPlace, type PanelPlace } from './panel-place.ts';
import { readContent } from './read-content.ts';

const CARD = '.model-card-content, .hf-sanitized'; // seen 2026-02-02
const RIGHT_COLUMN = 'section[class*="col-span-5"]'; // seen 2026-09-27

/** What the root page of a model, data set or Space is about; null for every other page. */
export function detectSubject(document: Document, url: string): PageSubject | null {
  const address = parseHubAddress(url);
  const island = address && findHeader(document, address.kind);
  if (!island) return null;
  const header = readHeader(island, address.kind);
  if (header.isPrivate || (header.id !== undefined && !isNameOf(header.id, address))) return null;
  const card = findCard(document);
  const content = card && readContent(card, url);
  return {
    site: 'hugging-face',
    kind: address.kind,
    name: header.id ?? address.name,
    namedPapers: joinNamedPapers([...header.namedPapers, ...(content?.namedPapers ?? [])]),
    text: buildSubjectText({ ...header, blocks: content?.blocks ?? [] }),
  };
}

/**
 * The end of the right column or, in a narrow window, where that comes before the card, the end of the card's; on a
 * Space, whose app fills the page, a corner of the window.
 */
export function findPanelPlace(document: Document): PanelPlace | null {
  if (findHeader(document, 'space')) return { parent: document.body, style: 'overlay' };
  const card = findCard(document);
  const section = card?.closest('section');
  const column = section?.nextElementSibling ?? document.querySelector(RIGHT_COLUMN);
  // Inside an island the node would be lost as soon as the island is hydrated.
  const isSafe = column && !column.closest('.SVELTE_HYDRATER') && !column.contains(card);
  return isSafe ? (toPlace(column, card, 'hub-section') ?? toPlace(section, null, 'hub-section')) : null;
}

function findCard(document: Document): Element | null {
  return document.querySelector(CARD);
}

/** The oldest models and data sets are also reached without their owner. */
function isNameOf(name: string, address: HubAddress): boolean {
  return `/${name}`.toLowerCase().endsWith(`/${address.name.toLowerCase()}`);
}
