import { buildSubjectText } from './build-subject-text.ts';
import { findNamedPapers, joinNamedPapers, readLink } from './find-named-papers.ts';
import { parseRepositoryAddress } from './github-address.ts';
import { findShownRepository } from './github-identity.ts';
import { findSidebarGrid } from './github-sidebar.ts';
import type { PageSubject } from './page-subject.ts';
import { toPlace, type PanelPlace } from './panel-place.ts';
import { findAll } from './read-dom.ts';

// An issue's body is a markdown-body too, but no article (seen 2020 to 2026-09-27).
const README = 'article.markdown-body';
// About's own link: the first of 2026-08-05, the second of 2024 to 2026-05.
const WEBSITE = '[class*="SidebarAbout-module__website"] a, .octicon-link + span a';

/** What a repository's home is about; null for every other page, and until the page is sure to be its own. */
export function detectSubject(document: Document, url: string): PageSubject | null {
  const address = parseRepositoryAddress(url);
  const grid = address && findSidebarGrid(document);
  const name = address && findShownRepository(document, address, grid || undefined);
  if (!name) return null;
  const readme = findReadme(document);
  // About stands above the README on the page, wherever its markup is.
  const about = grid ? findAll(grid, WEBSITE).flatMap((link) => readLink(link, url) ?? []) : [];
  const named = [...about, ...(readme ? findNamedPapers(readme, url) : [])];
  return {
    site: 'github',
    kind: 'repository',
    name,
    namedPapers: joinNamedPapers(named),
    text: buildSubjectText({ blocks: [] }),
  };
}

/** The end of the sidebar, where nothing comes after. */
export function findPanelPlace(document: Document): PanelPlace | null {
  return toPlace(findSidebarGrid(document), findReadme(document), 'github-row');
}

/** The README in view; null when there is none, or none yet. */
export function findReadme(document: Document): Element | null {
  return document.querySelector(README);
}
