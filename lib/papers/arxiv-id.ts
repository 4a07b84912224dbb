import { decodeUrl } from './decode-url.ts';

/** An arXiv identifier without version: `2501.01234`, `0704.0001` or the old `cs/0112017`. */
export type PaperId = string & { readonly __brand: 'PaperId' };

// New style from 2007-04 (four digits to 1412, five since 1501), old style before;
// source: https://info.arxiv.org/help/arxiv_identifier.html
const NEW_STYLE = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}`;
const OLD_STYLE = String.raw`[a-z][a-z-]{1,15}(?:\.[A-Z]{2})?\/\d{2}(?:0[1-9]|1[0-2])\d{3}`;
const ID = `(?:${NEW_STYLE}|${OLD_STYLE})`;
const WHOLE_ID = new RegExp(`^(${ID})(?:v\\d{1,3})?$`, 'i');
const ID_FIRST = new RegExp(`^(${ID})(?:v\\d{1,3})?(?:\\.pdf|\\.md)?(?:/|$)`, 'i');
const ARXIV_DOI = new RegExp(`^10\\.48550/arxiv\\.(${ID})(?:v\\d{1,3})?$`, 'i');

// Hosts with what stands before the id in their paths; to be cut off, or `/abs/0112017` would read as
// the archive "abs".
const PAPER_PATHS: readonly (readonly [host: RegExp, before: RegExp])[] = [
  [/^(?:(?:www|export|browse)\.)?arxiv\.org$/, /^\/(?:(?:abs|pdf|html|format)\/|ftp\/arxiv\/papers\/\d{4}\/)/],
  [/^ar5iv\.(?:labs\.arxiv\.)?org$/, /^\/(?:html|abs)\//],
  [/^(?:www\.)?alphaxiv\.org$/, /^\/(?:[a-z]{2}\/)?(?:abs|pdf|overview)\//],
  [/^(?:huggingface\.co|hf\.co)$/, /^\/papers\//],
  [/^scirate\.com$/, /^\/arxiv\//],
  [/^(?:api|www)\.semanticscholar\.org$/, /^\/arxiv[:/]/i],
  [/^ui\.adsabs\.harvard\.edu$/, /^\/abs\/arxiv:/i],
];

/** Every id has four digits in a row, which most addresses have not; or they are written in percent signs. */
const MAYBE_ID = /\d{4}|%3\d/;

/** Parses one identifier, with or without `arXiv:` before it and a version behind it. */
export function parsePaperId(text: string): PaperId | undefined {
  const match = WHOLE_ID.exec(text.trim().replace(/^arxiv:\s*/i, ''));
  return match?.[1] === undefined ? undefined : toPaperId(match[1]);
}

/** Parses one of arXiv's own DOIs, `10.48550/arXiv.2501.01234`. */
export function parsePaperDoi(text: string): PaperId | undefined {
  const match = ARXIV_DOI.exec(text.trim());
  return match?.[1] === undefined ? undefined : toPaperId(match[1]);
}

/**
 * Finds the paper an address is of: arXiv abstract, PDF and HTML pages, ar5iv, alphaXiv, Hugging
 * Face paper pages, arXiv's own DOIs, and the services to which arXiv links each of its papers.
 */
export function findPaperIdInUrl(url: string): PaperId | undefined {
  if (!MAYBE_ID.test(url)) return undefined;
  const parsed = URL.parse(url.trim());
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
  if (parsed.hostname === 'scholar.google.com') return parsePaperId(parsed.searchParams.get('arxiv_id') ?? '');
  // Files of old papers: /ftp/cond-mat/papers/0408/0408502.pdf is cond-mat/0408502.
  const path = decodeUrl(parsed.pathname).replace(/^\/ftp\/([a-z-]+)\/papers\/\d{4}\/(?=\d{7})/, '/pdf/$1/');
  const id = /^(?:dx\.)?doi\.org$/.test(parsed.hostname) ? parsePaperDoi(path.slice(1)) : undefined;
  if (id !== undefined) return id;
  const page = PAPER_PATHS.find(([host, before]) => host.test(parsed.hostname) && before.test(path));
  const match = page && ID_FIRST.exec(path.replace(page[1], ''));
  return match?.[1] === undefined ? undefined : toPaperId(match[1]);
}

/** The year of a paper's first version, which both styles of ids begin their number with; `1991` is the earliest. */
export function getYear(id: PaperId): string {
  const year = Number(/(\d{2})\d{2}[.\d]/.exec(id)?.[1]);
  return String(year > 90 ? 1900 + year : 2000 + year);
}

function toPaperId(id: string): PaperId {
  // The archive's name is lower case, its subject class upper: math.GT/0309136.
  const toCase = (_: string, archive: string, subject = ''): string => archive.toLowerCase() + subject.toUpperCase();
  return id.replace(/^([a-z-]+)(\.\w+)?/i, toCase) as PaperId;
}
