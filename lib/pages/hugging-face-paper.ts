import { parsePaperId, type PaperId } from '../papers/arxiv-id.ts';
import { buildSubjectText } from './build-subject-text.ts';
import type { PageSubject } from './page-subject.ts';
import { toPlace, type PanelPlace } from './panel-place.ts';
import { findAll, readAttribute, readText } from './read-dom.ts';

const ADDRESS = /^https:\/\/huggingface\.co\/papers\/([^/?#]+)\/?(?:[?#]|$)/;
const PAPER = '[data-target="PaperContent"]'; // seen 2026-08-20
const OWN_ADDRESS = 'meta[property="og:url"], link[rel=canonical]'; // seen 2026-02-02
const COLUMNS = 'section[class*="col-span-7"], section[class*="col-span-5"]'; // seen 2026-08-20

/** The paper whose page on the Hub an address is; undefined for lists, comments and every other page. */
export function parsePaperPageAddress(address: string): PaperId | undefined {
  return parsePaperId(ADDRESS.exec(address)?.[1] ?? '');
}

/** The paper a paper page is of; null for every other page, and where address and page disagree. */
export function detectSubject(document: Document, url: string): PageSubject | null {
  const id = parsePaperPageAddress(url);
  const title = id && document.querySelector(`${PAPER} h1`);
  if (!title || !isPageOf(document, id)) return null;
  const name = readText(title);
  const blocks = [
    { kind: 'heading', text: name },
    { kind: 'text', text: readAbstract(title) },
  ] as const;
  const text = buildSubjectText({ blocks });
  return {
    site: 'hugging-face',
    kind: 'paper',
    name: id,
    namedPapers: [{ id, where: 'tag', title: text.names[0] ?? id }],
    text,
  };
}

/** The end of the right column. It lies inside an island, but nothing of the page comes after it there. */
export function findPanelPlace(document: Document): PanelPlace | null {
  const [left = null, right] = findAll(document, COLUMNS);
  return toPlace(right, left, 'hub-section');
}

function isPageOf(document: Document, id: PaperId): boolean {
  const addresses = findAll(document, OWN_ADDRESS).map(
    (each) => readAttribute(each, 'href') || readAttribute(each, 'content'),
  );
  return addresses.every((address) => parsePaperPageAddress(address) === id);
}

/** The longest paragraph under its heading: the summary above the abstract is shorter. */
function readAbstract(title: Element): string {
  const column = title.closest('section') ?? title.parentElement;
  const heading = column && findAll(column, 'h2').find((each) => readText(each) === 'Abstract'); // seen 2026-08-20
  const texts = heading?.parentElement ? findAll(heading.parentElement, 'p').map(readText) : [];
  return texts.toSorted((a, b) => b.length - a.length)[0] ?? '';
}
