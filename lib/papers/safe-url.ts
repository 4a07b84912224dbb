/** An https address without credentials that may be opened when a person clicks it. */
export type SafeUrl = string & { readonly __brand: 'SafeUrl' };

const MAX_LENGTH = 2_000;
const HUB_SEARCH = 'https://huggingface.co/papers';
// The URL parser would drop or turn these silently, and the address would not be the one that was read.
// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const FORBIDDEN = /[\s\u0000-\u001F\\]/;

/**
 * Parses an address from a feed or a page. Refused: anything but https, credentials, ports, bare IP
 * addresses, hosts without a dot, and overlong text. A host in another script comes back in its
 * ASCII form, so that a look-alike shows itself.
 */
export function parseSafeUrl(text: string): SafeUrl | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH || FORBIDDEN.test(trimmed)) return undefined;
  if (!/^https:\/\//i.test(trimmed)) return undefined;
  const url = URL.parse(trimmed);
  if (!url || url.username !== '' || url.password !== '' || url.port !== '') return undefined;
  return isPublicName(url.hostname) ? (url.href as SafeUrl) : undefined;
}

/** The Hub's page of a paper. */
export function hubPaperUrl(id: string): SafeUrl {
  return `https://huggingface.co/papers/${id}` as SafeUrl;
}

/** The Hub's own search for papers. */
export function hubSearchUrl(query: string): SafeUrl {
  return `${HUB_SEARCH}?q=${encodeURIComponent(query)}` as SafeUrl;
}

/** Whether an address is one of the Hub's search. */
export function isHubSearch(url: SafeUrl): boolean {
  return url.startsWith(`${HUB_SEARCH}?q=`);
}

/** arXiv's abstract page of a paper. */
export function arxivUrl(id: string): SafeUrl {
  return `https://arxiv.org/abs/${id}` as SafeUrl;
}

/** arXiv's PDF of a paper. */
export function pdfUrl(id: string): SafeUrl {
  return `https://arxiv.org/pdf/${id}` as SafeUrl;
}

/** A repository on GitHub, from `owner/name`. */
export function githubUrl(repository: string): SafeUrl {
  return `https://github.com/${repository}` as SafeUrl;
}

function isPublicName(hostname: string): boolean {
  return /^[^.]+(?:\.[^.]+)+$/.test(hostname) && !/^[\d.]+$/.test(hostname) && !hostname.startsWith('[');
}
