const README_OR_FILES = '.markdown-body, table[aria-labelledby="folders-and-files"]';

// The grid of sections, newest markup first. The parts before the hash of a CSS module's name hold
// over its builds.
const GRIDS: readonly string[] = [
  '[class*="CodeViewSidebar-module__borderGrid"]', // seen 2026-08-05
  '[class*="PageLayout-Pane"] .BorderGrid', // seen 2026-07-10
  '.Layout-sidebar .BorderGrid', // seen until 2026-05
  '[class*="-module__borderGrid"]',
];

// About's own link: the first of 2026-08-05, the second of 2024 to 2026-05.
const WEBSITE_LINKS = '[class*="SidebarAbout-module__website"] a[href], .octicon-link + span a[href]';

const MAX_CANDIDATES = 20;
const MAX_HEADINGS = 500;
const MAX_LEVELS = 6;

/** The grid that holds About, Releases and their like; null when none is safe to take for it. */
export function findSidebarGrid(document: Document): Element | null {
  for (const selector of GRIDS) {
    const grid = firstFew(document.querySelectorAll(selector)).find(isSidebar);
    if (grid) return grid;
  }
  return findGridByHeading(document);
}

/** The website links of About, in page order. */
export function findWebsiteLinks(grid: Element): Element[] {
  return firstFew(grid.querySelectorAll(WEBSITE_LINKS));
}

function isSidebar(candidate: Element): boolean {
  return candidate.matches(README_OR_FILES) === false && candidate.querySelector(README_OR_FILES) === null;
}

/** For markup not seen yet: the nearest ancestor of the heading "About" with a second heading in it. */
function findGridByHeading(document: Document): Element | null {
  const headings = firstFew(document.querySelectorAll('main h2'), MAX_HEADINGS);
  let at = headings.find((heading) => isAbout(heading) && heading.closest('.markdown-body') === null) ?? null;
  for (let level = 0; at !== null && level < MAX_LEVELS; level += 1) {
    at = at.parentElement;
    if (at !== null && at.querySelectorAll('h2').length > 1) return isSidebar(at) ? at : null;
  }
  return null;
}

function isAbout(heading: Element): boolean {
  return heading.textContent.slice(0, 50).trim() === 'About';
}

function firstFew(elements: NodeListOf<Element>, most = MAX_CANDIDATES): Element[] {
  return Array.from({ length: Math.min(elements.length, most) }, (_, index) => elements.item(index));
}
