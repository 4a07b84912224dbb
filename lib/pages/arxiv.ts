import { findPaperIdInUrl, parsePaperId } from '../papers/arxiv-id.ts';
import type { PageSubject } from './page-subject.ts';
import { canGrow, type PanelPlace } from './panel-place.ts';

/** Whether an address is of an abstract page. */
export function isAbstractAddress(url: string): boolean {
  const parsed = URL.parse(url);
  return (
    parsed?.origin === 'https://arxiv.org' && parsed.pathname.startsWith('/abs/') && findPaperIdInUrl(url) !== undefined
  );
}

/** The paper an abstract page is of; null for every other page, and where address and page disagree. */
export function detectSubject(document: Document, url: string): PageSubject | null {
  const id = isAbstractAddress(url) ? findPaperIdInUrl(url) : undefined;
  const stated = document.querySelector('meta[name="citation_arxiv_id"]')?.getAttribute('content'); // seen 2026-06-26
  if (id === undefined || parsePaperId(stated?.slice(0, 100) ?? '') !== id) return null;
  return { site: 'arxiv', kind: 'paper', name: id, namedPapers: [{ id, where: 'link' }] };
}

/** The end of the side column. */
export function findPanelPlace(document: Document): PanelPlace | null {
  const column = document.querySelector('.extra-services'); // seen 2026-06-26
  return column && canGrow(column, document.querySelector('#abs')) ? { parent: column, style: 'arxiv-section' } : null;
}
