import * as arxiv from './arxiv.ts';
import * as github from './github.ts';
import { parseRepositoryAddress } from './github-address.ts';
import * as huggingFace from './hugging-face.ts';
import { parseHubAddress } from './hugging-face-address.ts';
import type { PageSubject, Site } from './page-subject.ts';
import type { PanelPlace } from './panel-place.ts';

/** A page with a subject, and the room it has for a panel. */
export interface DetectedPage {
  readonly subject: PageSubject;
  readonly place: PanelPlace | null;
  /** False while the text that names papers may still arrive. */
  readonly isComplete: boolean;
}

interface SiteReader {
  detectSubject(document: Document, url: string): PageSubject | null;
  findPanelPlace(document: Document): PanelPlace | null;
  isComplete(document: Document): boolean;
}

const READERS: Readonly<Record<Site, SiteReader>> = {
  github: { ...github, isComplete: (document) => github.findReadme(document) !== null },
  // These two send their pages whole.
  'hugging-face': { ...huggingFace, isComplete: (document) => document.readyState !== 'loading' },
  arxiv: { ...arxiv, isComplete: (document) => document.readyState !== 'loading' },
};

/** The site whose page an address may be; null where no panel can ever stand. */
export function findSite(url: string): Site | null {
  if (parseRepositoryAddress(url)) return 'github';
  if (parseHubAddress(url)) return 'hugging-face';
  return arxiv.isAbstractAddress(url) ? 'arxiv' : null;
}

/** What a page is about and where a panel may stand on it; null when it is about nothing Ibid knows. */
export function detectPage(document: Document, url: string): DetectedPage | null {
  const site = findSite(url);
  if (site === null) return null;
  const reader = READERS[site];
  const subject = reader.detectSubject(document, url);
  return subject && { subject, place: reader.findPanelPlace(document), isComplete: reader.isComplete(document) };
}

/** Where a panel may stand now; null when the page has no room for it. */
export function findPanelPlace(document: Document, url: string): PanelPlace | null {
  const site = findSite(url);
  return site && READERS[site].findPanelPlace(document);
}
