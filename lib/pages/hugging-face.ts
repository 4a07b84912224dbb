import { buildSubjectText } from './build-subject-text.ts';
import { findNamedPapers, joinNamedPapers } from './find-named-papers.ts';
import { parseHubAddress, type HubAddress } from './hugging-face-address.ts';
import { findHeader, findTaggedPapers, parseHeader } from './hugging-face-header.ts';
import type { NamedPaper, PageSubject } from './page-subject.ts';
import { toPlace, type PanelPlace } from './panel-place.ts';

/**
 * "Quantifying the Carbon Emissions of Machine Learning" is cited by the Hub's model card template,
 * and so by every card that was started from it and says nothing of its own.
 */
export const BOILERPLATE_PAPER = '1910.09700';

const CARD = '.model-card-content, .hf-sanitized'; // seen 2026-02-02
const RIGHT_COLUMN = 'section[class*="col-span-5"]'; // seen 2026-09-27

/** What the root page of a model, data set or Space is about; null for every other page. */
export function detectSubject(document: Document, url: string): PageSubject | null {
  const address = parseHubAddress(url);
  const header = address && findHeader(document, address.kind);
  if (!header) return null;
  const props = parseHeader(header, address.kind);
  if (props && (props.isPrivate || !isNameOf(props.id, address))) return null;
  const tagged = findTaggedPapers(header, props?.tags).map((id): NamedPaper => ({ id, where: 'tag' }));
  const card = findCard(document);
  const named = [...tagged, ...(card ? findNamedPapers(card, url) : [])];
  const namedPapers = joinNamedPapers(named.filter(({ id }) => id !== BOILERPLATE_PAPER));
  return {
    site: 'hugging-face',
    kind: address.kind,
    name: props?.id ?? address.name,
    namedPapers,
    text: buildSubjectText({ blocks: [] }),
  };
}

/** The end of the right column; on a Space, whose app fills the page, a corner of the window. */
export function findPanelPlace(document: Document): PanelPlace | null {
  if (findHeader(document, 'space')) return { parent: document.body, style: 'overlay' };
  const card = findCard(document);
  const column = card?.closest('section')?.nextElementSibling ?? document.querySelector(RIGHT_COLUMN);
  // Inside an island the node would be lost as soon as the island is hydrated.
  const isSafe = column && !column.closest('.SVELTE_HYDRATER') && !column.contains(card);
  return isSafe ? toPlace(column, card, 'hub-section') : null;
}

function findCard(document: Document): Element | null {
  return document.querySelector(CARD);
}

/** The oldest models and data sets are also reached without their owner. */
function isNameOf(name: string, address: HubAddress): boolean {
  return `/${name}`.toLowerCase().endsWith(`/${address.name.toLowerCase()}`);
}
