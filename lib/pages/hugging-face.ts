import type { PaperId } from '../papers/arxiv-id.ts';
import { findNamedPapers, joinNamedPapers } from './find-named-papers.ts';
import { parseHubAddress, type HubAddress } from './hugging-face-address.ts';
import { findDrawnTags, findHeaderIsland, parseHeader, type HubHeader } from './hugging-face-header.ts';
import type { NamedPaper, PageSubject } from './page-subject.ts';
import { canGrow, type PanelPlace } from './panel-place.ts';

/**
 * "Quantifying the Carbon Emissions of Machine Learning" is cited by the Hub's model card template,
 * and so by every card that was started from it and says nothing of its own.
 */
export const BOILERPLATE_PAPER = '1910.09700' as PaperId;

const CARD = '.model-card-content, .prose.hf-sanitized'; // seen 2026-02-02
const RIGHT_COLUMN = 'main section[class*="col-span-5"]'; // seen 2026-09-27
const ISLAND = '.SVELTE_HYDRATER';

/** What the root page of a model, data set or Space is about; null for every other page. */
export function detectSubject(document: Document, url: string): PageSubject | null {
  const address = parseHubAddress(url);
  if (!address) return null;
  const island = findHeaderIsland(document, address.kind);
  const header = island ? parseHeader(island, address.kind) : undefined;
  const name = header ? matchName(header, address) : findCanonicalName(document, address);
  if (!island || !name || header?.isPrivate) return null;
  const tags = (header?.paperIds ?? findDrawnTags(island)).map((id): NamedPaper => ({ id, where: 'tag' }));
  const card = address.kind === 'space' ? null : findCard(document);
  const named = [...tags, ...(card ? findNamedPapers(card, url) : [])].filter(({ id }) => id !== BOILERPLATE_PAPER);
  return { site: 'hugging-face', kind: address.kind, name, namedPapers: joinNamedPapers(named) };
}

/** The end of the right column; on a Space, whose app fills the page, a corner of the window. */
export function findPanelPlace(document: Document): PanelPlace | null {
  if (findHeaderIsland(document, 'space')) return { parent: document.documentElement, style: 'overlay' };
  const column = findRightColumn(document);
  const isSafe = column !== null && column.closest(ISLAND) === null && canGrow(column, findCard(document));
  return isSafe ? { parent: column, style: 'hub-section' } : null;
}

function findCard(document: Document): Element | null {
  return document.querySelector(CARD);
}

function findRightColumn(document: Document): Element | null {
  const beside = findCard(document)?.closest('section')?.nextElementSibling;
  const column = beside?.localName === 'section' ? beside : document.querySelector(RIGHT_COLUMN);
  return column?.querySelector(CARD) === null ? column : null;
}

/** The header's own spelling; the oldest models and data sets are also reached without their owner. */
function matchName(header: HubHeader, address: HubAddress): string | undefined {
  const [id, name] = [header.id.toLowerCase(), address.name.toLowerCase()];
  const isSame = id === name || (!name.includes('/') && id.endsWith(`/${name}`));
  return isSame && header.id.length <= 200 ? header.id : undefined;
}

/** For a header that cannot be read: the page's own word for which page it is. */
function findCanonicalName(document: Document, address: HubAddress): string | undefined {
  const canonical = parseHubAddress(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '');
  const isSame = canonical?.kind === address.kind && canonical.name.toLowerCase() === address.name.toLowerCase();
  return isSame ? canonical.name : undefined;
}
