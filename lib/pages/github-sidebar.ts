// The grid of sections: seen 2026-08-05, where the part before the hash of a CSS module's name holds
// over its builds; and from 2020 to 2026-07-10, in two different panes.
const GRIDS = 'div[class*="-module__borderGrid"], div.BorderGrid';
const README_OR_FILES = '.markdown-body, [aria-labelledby=folders-and-files]';

/** The grid that holds About, Releases and their like; undefined when none is safe to take for it. */
export function findSidebarGrid(document: Document): Element | undefined {
  for (const part of listParts(document)) {
    const grids = part.matches(GRIDS) ? [part] : part.querySelectorAll(GRIDS);
    for (const grid of grids) if (!grid.querySelector(README_OR_FILES)) return grid;
  }
  return undefined;
}

/** The page without its README, nearest first: looking through all that a README holds takes a millisecond. */
function* listParts(document: Document): Generator<Element> {
  let at = document.querySelector('article.markdown-body');
  if (!at) yield document.documentElement;
  for (; at?.parentElement; at = at.parentElement)
    for (const beside of at.parentElement.children) if (beside !== at) yield beside;
}
