import { buildSubjectText } from './build-subject-text.ts';
import { readAbout } from './github-about.ts';
import { parseRepositoryAddress } from './github-address.ts';
import { findFormerName } from './find-former-name.ts';
import { findOrigin, findShownRepository } from './github-identity.ts';
import { findSidebarGrid } from './github-sidebar.ts';
import { joinNamedPapers } from './join-named-papers.ts';
import type { PageSubject } from './page-subject.ts';
import { toPlace, type PanelPlace } from './panel-place.ts';
import { readContent } from './read-content.ts';
import { findAll } from './read-dom.ts';

// An issue's body is a markdown-body too, but no article (seen 2020 to 2026-09-27).
const README = 'article.markdown-body';
/** Enough for the commands by which something is installed. */
const MAX_CODE = 2_000;

/** What a repository's home is about; null for every other page, and until the page is sure to be its own. */
export function detectSubject(document: Document, url: string): PageSubject | null {
  const address = parseRepositoryAddress(url);
  const grid = address && findSidebarGrid(document);
  const name = address && findShownRepository(document, address, grid || undefined);
  if (!name) return null;
  const readme = findReadme(document);
  const content = readme && readContent(readme, url);
  const about = grid ? readAbout(grid, url) : undefined;
  const origin = findOrigin(document, name);
  const former = readme && findFormerName(readCode(readme), name);
  return {
    site: 'github',
    kind: 'repository',
    name,
    // About stands above the README on the page, wherever its markup is.
    namedPapers: joinNamedPapers([...(about?.namedPapers ?? []), ...(content?.namedPapers ?? [])]),
    text: buildSubjectText({
      description: about?.description ?? '',
      tags: about?.topics ?? [],
      blocks: content?.blocks ?? [],
    }),
    ...(origin !== undefined && { origin }),
    ...(former && { former }),
  };
}

function readCode(readme: Element): string {
  return findAll(readme, 'pre')
    .map(({ textContent }) => textContent.slice(0, MAX_CODE))
    .join('\n');
}

/** The end of the sidebar, where nothing comes after. */
export function findPanelPlace(document: Document): PanelPlace | null {
  return toPlace(findSidebarGrid(document), findReadme(document), 'github-row');
}

/** The README in view; null when there is none, or none yet. */
export function findReadme(document: Document): Element | null {
  return document.querySelector(README);
}
