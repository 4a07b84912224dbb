import { detectSubject as detectAbstract, findPanelPlace as findAbstractPlace, parseAbstractAddress } from './arxiv.ts';
import { detectSubject as detectRepository, findPanelPlace as findRepositoryPlace, findReadme } from './github.ts';
import { parseRepositoryAddress } from './github-address.ts';
import { detectSubject as detectHubPage, findPanelPlace as findHubPlace } from './hugging-face.ts';
import { parseHubAddress } from './hugging-face-address.ts';
import { detectSubject as detectPaperPage, findPanelPlace as findPaperPagePlace } from './hugging-face-paper.ts';
import type { PageSubject, Site } from './page-subject.ts';
import type { PanelPlace } from './panel-place.ts';

/** A page with a subject, and the room it has for a panel. */
export interface DetectedPage {
  readonly subject: PageSubject;
  readonly place: PanelPlace | null;
  /** False while the text that names papers may still arrive. */
  readonly isComplete: boolean;
}

/** The site whose page an address may be; null where no panel can ever stand. */
export function findSite(url: string): Site | null {
  if (parseRepositoryAddress(url)) return 'github';
  if (parseHubAddress(url)) return 'hugging-face';
  return parseAbstractAddress(url) ? 'arxiv' : null;
}

/** What a page is about and where a panel may stand on it; null when it is about nothing Ibid knows. */
export function detectPage(document: Document, url: string): DetectedPage | null {
  const repository = detectRepository(document, url);
  if (repository) return toPage(repository, findRepositoryPlace(document), findReadme(document) !== null);
  const paperPage = detectPaperPage(document, url);
  if (paperPage) return toPage(paperPage, findPaperPagePlace(document));
  const hubPage = detectHubPage(document, url);
  if (hubPage) return toPage(hubPage, findHubPlace(document));
  const abstract = detectAbstract(document, url);
  return abstract && toPage(abstract, findAbstractPlace(document));
}

function toPage(subject: PageSubject, place: PanelPlace | null, isComplete = true): DetectedPage {
  return { subject, place, isComplete };
}
