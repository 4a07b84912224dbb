import { findLinkedPaper, findNamedPapers, joinNamedPapers } from './find-named-papers.ts';
import { parseRepositoryAddress } from './github-address.ts';
import { findShownRepository } from './github-identity.ts';
import { findSidebarGrid, findWebsiteLinks } from './github-sidebar.ts';
import type { NamedPaper, PageSubject } from './page-subject.ts';
import { canGrow, type PanelPlace } from './panel-place.ts';

// An issue's body is a markdown-body too, but never an article of this kind.
const README =
  '#readme article.markdown-body, #readme [itemprop="text"], article.markdown-body.entry-content[itemprop="text"]'; // seen 2026-09-27

/** What a repository's home is about; null for every other page, and until the page is sure to be its own. */
export function detectSubject(document: Document, url: string): PageSubject | null {
  const address = parseRepositoryAddress(url);
  const name = address && findShownRepository(document, address);
  if (!name) return null;
  const readme = address.showsReadme ? findReadme(document) : null;
  const named = [...findAboutPapers(document, url), ...(readme ? findNamedPapers(readme, url) : [])];
  return { site: 'github', kind: 'repository', name, namedPapers: joinNamedPapers(named) };
}

/** The end of the sidebar, where nothing comes after. */
export function findPanelPlace(document: Document): PanelPlace | null {
  const grid = findSidebarGrid(document);
  return grid && canGrow(grid, findReadme(document)) ? { parent: grid, style: 'github-row' } : null;
}

/** The README in view; null when there is none, or none yet. */
export function findReadme(document: Document): Element | null {
  return document.querySelector(README);
}

/** About stands above the README on the page, wherever its markup is. */
function findAboutPapers(document: Document, url: string): NamedPaper[] {
  const grid = findSidebarGrid(document);
  if (!grid) return [];
  return findWebsiteLinks(grid)
    .map((link) => findLinkedPaper(link, url))
    .filter((paper) => paper !== undefined);
}
