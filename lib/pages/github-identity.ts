import { findRepositoryName, type RepositoryAddress } from './github-address.ts';
import { findSidebarGrid } from './github-sidebar.ts';

// Pages of the repository that its sidebar and its file table link to.
const OWN_PAGE = /^\/[\w-]+\/[\w.-]+\/(?:stargazers|watchers|forks|activity|releases|graphs)(?:[/?#]|$)/;
const OWN_FILE = /^\/[\w-]+\/[\w.-]+\/(?:blob|tree)\//;
const FILE_LINKS = 'table[aria-labelledby="folders-and-files"] a[href]'; // seen 2026-08-05
const MAX_LINKS = 300;

// Seen 2024 to 2026-08-24; the second and third of 2026.
const VISIBILITY_LABELS =
  '#repository-container-header .Label, [data-testid="repo-visibility-label"], #repo-title-component [class*="prc-Label"]';

/**
 * The name under which the page shows the public repository at `address`, in the site's own case;
 * null while the page shows another one or does not say, and for private repositories.
 *
 * After a navigation inside the page the metas can still be the previous page's, and so can the
 * README. What stands beside the README and is drawn together with it decides, the metas only where
 * nothing does.
 */
export function findShownRepository(document: Document, address: RepositoryAddress): string | null {
  const metas = metaNames(document);
  const names = drawnNames(document) ?? metas;
  const shown = names.find((name) => isSame(name, address.name));
  if (shown === undefined) return null;
  const areMetasFresh = metas.length > 0 && metas.every((name) => isSame(name, address.name));
  return isPublic(document, areMetasFresh) ? shown : null;
}

/** What the sidebar and the file table call the repository; undefined when they do not. */
function drawnNames(document: Document): string[] | undefined {
  const sidebar = findSidebarGrid(document);
  const fromSidebar = sidebar ? linkedNames(sidebar.querySelectorAll('a[href]'), OWN_PAGE) : [];
  if (fromSidebar.length > 0) return fromSidebar;
  const fromFiles = linkedNames(document.querySelectorAll(FILE_LINKS), OWN_FILE);
  return fromFiles.length > 0 ? fromFiles : undefined;
}

function linkedNames(links: NodeListOf<Element>, pattern: RegExp): string[] {
  const names: string[] = [];
  for (let index = 0; index < Math.min(links.length, MAX_LINKS); index += 1) {
    const path = links.item(index).getAttribute('href')?.slice(0, 300) ?? '';
    const name = pattern.test(path) ? findRepositoryName(path) : undefined;
    if (name !== undefined) names.push(name);
  }
  return names;
}

// Metas seen 2026-08-24.
function metaNames(document: Document): string[] {
  const name = metaContent(document, 'name="octolytics-dimension-repository_nwo"');
  const url = metaContent(document, 'property="og:url"');
  return [name, url === undefined ? undefined : findRepositoryName(url)].filter((known) => known !== undefined);
}

function isPublic(document: Document, areMetasFresh: boolean): boolean {
  const isPublicMeta = metaContent(document, 'name="octolytics-dimension-repository_public"');
  const isPrivateMeta = metaContent(document, 'name="octolytics-dimension-repository_is_private"');
  const label = document.querySelector(VISIBILITY_LABELS)?.textContent.slice(0, 100).trim();
  if (label !== undefined && /^(?:private|internal)/i.test(label)) return false;
  if (areMetasFresh && (isPublicMeta ?? isPrivateMeta) !== undefined) {
    return isPublicMeta === 'true' || (isPublicMeta === undefined && isPrivateMeta === 'false');
  }
  return label !== undefined && /^public/i.test(label);
}

function metaContent(document: Document, attribute: string): string | undefined {
  return document.querySelector(`meta[${attribute}]`)?.getAttribute('content')?.slice(0, 500);
}

function isSame(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}
