import { findPaperIdInUrl, type PaperId } from '../papers/arxiv-id.ts';
import { buildSubjectText } from './build-subject-text.ts';
import { joinNamedPapers } from './join-named-papers.ts';
import type { NamedPaper, PageSubject } from './page-subject.ts';
import { toPlace, type PanelPlace } from './panel-place.ts';
import { readContent } from './read-content.ts';
import { readText } from './read-dom.ts';

// All seen 2026-06-26.
const TITLE = '#abs h1.title';
const ABSTRACT = '#abs .abstract';
const COMMENTS = '#abs .comments';
/** What stands before the text in either. */
const DESCRIPTOR = /^(?:Title|Abstract):\s*/;

/** The paper whose abstract page an address is; undefined for every other page. */
export function parseAbstractAddress(address: string): PaperId | undefined {
  return address.startsWith('https://arxiv.org/abs/') ? findPaperIdInUrl(address) : undefined;
}

/** The paper an abstract page is of; null for every other page, and where address and page disagree. */
export function detectSubject(document: Document, url: string): PageSubject | null {
  const id = parseAbstractAddress(url);
  if (!id || !document.querySelector(`meta[name=citation_arxiv_id][content="${id}"]`)) return null; // seen 2026-06-26
  const read = (selector: string): string => {
    const element = document.querySelector(selector);
    return element ? readText(element).replace(DESCRIPTOR, '') : '';
  };
  const text = buildSubjectText({
    blocks: [
      { kind: 'heading', text: read(TITLE) },
      { kind: 'text', text: read(ABSTRACT) },
    ],
  });
  const [title] = text.names;
  const own: NamedPaper = { id, where: 'link', ...(title && { title }) };
  const comments = document.querySelector(COMMENTS);
  const others = comments ? readContent(comments, url).namedPapers : [];
  return { site: 'arxiv', kind: 'paper', name: id, namedPapers: joinNamedPapers([own, ...others]), text };
}

/** The end of the side column. */
export function findPanelPlace(document: Document): PanelPlace | null {
  return toPlace(document.querySelector('.extra-services'), document.querySelector('#abs'), 'arxiv-section'); // seen 2026-06-26
}
