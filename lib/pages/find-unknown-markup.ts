import { parseAbstractAddress } from './arxiv.ts';
import { parseRepositoryAddress } from './github-address.ts';
import { isPrivatePage } from './github-identity.ts';
import { findSidebarGrid } from './github-sidebar.ts';
import { parseHubAddress } from './hugging-face-address.ts';
import type { Site } from './page-subject.ts';

// What shows a page to be of its kind by other means than those by which it is read.
const FILES_OR_README = '[aria-labelledby=folders-and-files], .markdown-body'; // seen 2024 to 2026-08-05
const HUB_PAGE = 'meta[property="og:image"][content*="/social-thumbnails/"]'; // seen 2026-02-02
const HUB_HEADER = '[data-target$="Header" i]:not([data-target=MainHeader]), [data-target=PaperContent] h1'; // seen 2022 to 2026-09-27
const HUB_ROOM = 'section[class*="col-span-5"], [data-target=SpaceHeader]'; // seen 2026-09-27
const ABSTRACT_TITLE = /^\[[a-z.-]*\/?[\d.]+\]/i; // seen 2026-06-26
const ABSTRACT = 'meta[name=citation_arxiv_id]';
const ABSTRACT_ROOM = '.extra-services';

/**
 * The site whose page is certainly one that Ibid knows by its address and head, and yet has not the markup
 * that it is read by; undefined for every other page, such as one that was not found or is private.
 * To be asked only once the page has had its time.
 */
export function findUnknownMarkup(document: Document, url: string): Site | undefined {
  const has = (...selectors: string[]): boolean => selectors.every((each) => document.querySelector(each) !== null);
  const repository = parseRepositoryAddress(url);
  if (repository !== undefined) {
    const ownName = `meta[name$=repository_nwo][content="${repository}" i]`; // seen 2026-08-24
    const isHome = has(ownName, FILES_OR_README) && !isPrivatePage(document, url);
    return isHome && !findSidebarGrid(document) ? 'github' : undefined;
  }
  if (parseHubAddress(url)) return has(HUB_PAGE) && !has(HUB_HEADER, HUB_ROOM) ? 'hugging-face' : undefined;
  const isAbstract = parseAbstractAddress(url) !== undefined && ABSTRACT_TITLE.test(document.title);
  return isAbstract && !has(ABSTRACT, ABSTRACT_ROOM) ? 'arxiv' : undefined;
}
