import { buildSubjectText } from './build-subject-text.ts';
import { findPaperIdInUrl, type PaperId } from '../papers/arxiv-id.ts';
import type { PageSubject } from './page-subject.ts';
import { toPlace, type PanelPlace } from './panel-place.ts';

/** The paper whose abstract page an address is; undefined for every other page. */
export function parseAbstractAddress(address: string): PaperId | undefined {
  return address.startsWith('https://arxiv.org/abs/') ? findPaperIdInUrl(address) : undefined;
}

/** The paper an abstract page is of; null for every other page, and where address and page disagree. */
export function detectSubject(document: Document, url: string): PageSubject | null {
  const id = parseAbstractAddress(url);
  if (!id || !document.querySelector(`meta[name=citation_arxiv_id][content="${id}"]`)) return null; // seen 2026-06-26
  return {
    site: 'arxiv',
    kind: 'paper',
    name: id,
    namedPapers: [{ id, where: 'link' }],
    text: buildSubjectText({ blocks: [] }),
  };
}

/** The end of the side column. */
export function findPanelPlace(document: Document): PanelPlace | null {
  return toPlace(document.querySelector('.extra-services'), document.querySelector('#abs'), 'arxiv-section'); // seen 2026-06-26
}
