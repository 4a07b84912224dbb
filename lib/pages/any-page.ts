import { findPaperIdInUrl, parsePaperDoi, parsePaperId } from '../papers/arxiv-id.ts';
import { cleanText } from '../papers/clean-text.ts';
import { buildSubjectText } from './build-subject-text.ts';
import { detectPage } from './detect-page.ts';
import { isPrivatePage } from './github-identity.ts';
import { joinNamedPapers } from './join-named-papers.ts';
import type { PageBlock } from './page-blocks.ts';
import { TEXT_BOUNDS, type NamedPaper, type PageSubject } from './page-subject.ts';
import { readContent, type PageContent } from './read-content.ts';
import { findAll, readAttribute } from './read-dom.ts';

const HTML = /^(?:text\/html|application\/xhtml\+xml)$/;
const OWN_IDS = 'meta[name=citation_arxiv_id], meta[name=citation_doi], meta[name="dc.identifier" i]';
const OWN_ADDRESSES = 'link[rel=canonical], meta[property="og:url"]';
const TITLES = 'meta[name=citation_title], meta[property="og:title"]';
const DESCRIPTIONS = 'meta[name=citation_abstract], meta[name=description], meta[property="og:description"]';
/** What sites say of themselves on pages that say nothing. */
const NO_DESCRIPTION = /^(?:We’re on a journey|Contribute to .* development by|GitHub is where)/;
/** What stands around the text of a page. */
const AROUND = /^(?:nav|footer|aside|form|dialog)$/;
/** Less is a word looked up rather than what the reader is about. */
const MIN_SELECTED_WORDS = 3;
const DEEPEST_HEADING = 3;

/**
 * Reads any page that its reader asks about: a page of a known site as its panel would, every other by its
 * title, the selection, its headings and its first text.
 *
 * @returns null where nothing can be read, and for a private repository
 */
export function readAnyPage(document: Document, url: string): PageSubject | null {
  const known = detectPage(document, url);
  if (known) return known.subject;
  if (isPrivatePage(document, url)) return null;
  const content: PageContent = HTML.test(document.contentType)
    ? readText(document, url)
    : { blocks: [], namedPapers: [] };
  const selection = readSelection(document);
  const text = buildSubjectText({
    description: readMetas(document, DESCRIPTIONS).find((each) => !NO_DESCRIPTION.test(each)) ?? '',
    names: readMetas(document, TITLES),
    blocks: [...selection, ...content.blocks],
  });
  const namedPapers = joinNamedPapers([...findOwnPapers(document, url), ...content.namedPapers]);
  const name = cleanText(document.title, TEXT_BOUNDS.name) || text.names[0] || namedPapers[0]?.id;
  const isEmpty = namedPapers.length === 0 && text.lead === '' && text.description === '' && text.headings.length === 0;
  return name === undefined || isEmpty ? null : { site: undefined, kind: 'page', name, namedPapers, text };
}

/** The reader's selection, as what the page is about to them. */
function readSelection(document: Document): PageBlock[] {
  const text = cleanText(String(document.getSelection() ?? ''), TEXT_BOUNDS.lead);
  return text.split(' ').length < MIN_SELECTED_WORDS ? [] : [{ kind: 'text', text }];
}

function readText(document: Document, url: string): PageContent {
  const articles = document.querySelectorAll('article');
  const main = articles.length === 1 ? articles[0] : document.querySelector('main, [role=main]');
  const { blocks, namedPapers } = readContent(main ?? document.body, url, isAround);
  return { namedPapers, blocks: blocks.filter(({ level = 0 }) => level <= DEEPEST_HEADING) };
}

function isAround(element: Element): boolean {
  if (AROUND.test(element.localName)) return true;
  return element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true';
}

/** The paper that the page says itself to be, by its address or its head. */
function findOwnPapers(document: Document, url: string): NamedPaper[] {
  const metas = readMetas(document, OWN_IDS).map((text) => parsePaperDoi(text) ?? parsePaperId(text));
  const addresses = [
    url,
    ...findAll(document, OWN_ADDRESSES).map((each) => readAttribute(each, 'href') || readAttribute(each, 'content')),
  ];
  return [...addresses.map(findPaperIdInUrl), ...metas]
    .filter((id) => id !== undefined)
    .map((id) => ({ id, where: 'link' }));
}

function readMetas(document: Document, selector: string): string[] {
  return findAll(document, selector)
    .map((meta) => readAttribute(meta, 'content').trim())
    .filter((content) => content !== '');
}
