import { findAll, readText } from './read-dom.ts';
import { readLink } from './find-named-in-element.ts';
import type { NamedPaper } from './page-subject.ts';

// About's own text: the first of 2026-08-05, the second of 2020 to 2026-05.
const DESCRIPTION = '[class*="SidebarAbout-module__description"], p.f4';
const TOPICS = 'a[href^="/topics/"]'; // seen 2020 to 2026-08-05
// About's own link: the first of 2026-08-05, the second of 2024 to 2026-05.
const WEBSITE = '[class*="SidebarAbout-module__website"] a, .octicon-link + span a';
/** What GitHub writes where its owner has written nothing. */
const NOTHING = /^No description,/;

/** What the sidebar says of a repository. */
export interface About {
  readonly description: string;
  readonly topics: readonly string[];
  /** The paper its website is of, at most one. */
  readonly namedPapers: readonly NamedPaper[];
}

export function readAbout(grid: Element, pageUrl: string): About {
  const text = grid.querySelector(DESCRIPTION);
  const description = text ? readText(text) : '';
  return {
    description: NOTHING.test(description) ? '' : description,
    topics: findAll(grid, TOPICS).map(readText),
    namedPapers: findAll(grid, WEBSITE).flatMap((link) => {
      const paper = readLink(link, pageUrl);
      return paper ? [{ id: paper.id, where: paper.where }] : [];
    }),
  };
}
