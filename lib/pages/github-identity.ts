import { findRepositoryName } from './github-address.ts';
import { findAll, readAttribute, readText } from './read-dom.ts';

// Links from the sidebar to the repository's own pages (seen 2026-08-05).
const OWN_LINKS = 'a[href$="/stargazers"], a[href$="/forks"]';
// Seen 2026-08-24.
const NAME_META = 'meta[name$=repository_nwo]';
const NAME_METAS = `${NAME_META}, meta[property="og:url"]`;
// As GitHub has long named the root of a repository's forks, which is itself where it is none; no capture of one is at hand.
const ORIGIN_META = 'meta[name$=repository_network_root_nwo]';
// Two spellings of the same, seen 2026-08-24 and 2026-08-05.
const PUBLIC_METAS = 'meta[name$=repository_public][content=true], meta[name$=repository_is_private][content=false]';
const PRIVATE_METAS = 'meta[name$=repository_public][content=false], meta[name$=repository_is_private][content=true]';
// Seen 2024 to 2026-08-24; the others of 2026.
const VISIBILITY =
  '#repository-container-header .Label, [data-testid=repo-visibility-label], #repo-title-component [class*=prc-Label]';

/**
 * The name under which the page shows the public repository at `address`, in the site's own case;
 * undefined while the page shows another one or does not say, and for private repositories.
 *
 * After a navigation inside the page the metas can still be the previous page's, and so can the
 * README. The sidebar, which is drawn together with the README, decides; the metas only where it
 * names no repository.
 */
export function findShownRepository(
  document: Document,
  address: string,
  grid: Element | undefined,
): string | undefined {
  const isIt = (name: string | undefined): boolean => name?.toLowerCase() === address.toLowerCase();
  const metas = findAll(document.head, NAME_METAS).map((meta) => findRepositoryName(readAttribute(meta, 'content')));
  const links = grid ? findAll(grid, OWN_LINKS).map((link) => findRepositoryName(readAttribute(link, 'href'))) : [];
  const areMetasFresh = metas.length > 0 && metas.every(isIt);
  const isShown = links.length > 0 ? links.every(isIt) : areMetasFresh;
  return isShown && isPublic(document, areMetasFresh) ? (links[0] ?? metas[0]) : undefined;
}

/**
 * The repository that a fork comes from, `owner/name`; undefined for what is no fork, and where the metas
 * may still be the previous page's.
 */
export function findOrigin(document: Document, name: string): string | undefined {
  const [own, origin] = [NAME_META, ORIGIN_META].map((selector) => {
    const meta = document.head.querySelector(selector);
    return meta ? findRepositoryName(readAttribute(meta, 'content')) : undefined;
  });
  const isFresh = own?.toLowerCase() === name.toLowerCase();
  return isFresh && origin?.toLowerCase() !== name.toLowerCase() ? origin : undefined;
}

/** Only what says so counts as public. */
function isPublic(document: Document, areMetasFresh: boolean): boolean {
  const label = document.querySelector(VISIBILITY);
  return label ? readText(label).startsWith('Public') : areMetasFresh && document.querySelector(PUBLIC_METAS) !== null;
}

/** Whether a page is of a private repository, in any of its parts. */
export function isPrivatePage(document: Document, address: string): boolean {
  if (!address.startsWith('https://github.com/')) return false;
  const label = document.querySelector(VISIBILITY);
  return (
    document.querySelector(PRIVATE_METAS) !== null || (label !== null && /^(?:Private|Internal)/.test(readText(label)))
  );
}
