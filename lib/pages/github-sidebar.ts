import { findAll } from './read-dom.ts';

// The grid of sections: seen 2026-08-05, where the part before the hash of a CSS module's name holds
// over its builds; and from 2020 to 2026-07-10, in two different panes.
const GRIDS = 'div[class*="-module__borderGrid"], div.BorderGrid';
const README_OR_FILES = '.markdown-body, [aria-labelledby=folders-and-files]';

/** The grid that holds About, Releases and their like; undefined when none is safe to take for it. */
export function findSidebarGrid(document: Document): Element | undefined {
  return findAll(document, GRIDS).find((grid) => !grid.querySelector(README_OR_FILES));
}
