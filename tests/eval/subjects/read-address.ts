/**
 * The address a saved page was shown at, as its head gives it; undefined where it does not. A repository's
 * name alone stands for its home, where there is a README.
 */
export function readAddress(document: Document): string | undefined {
  const read = (selector: string, attribute: string): string | undefined =>
    document.querySelector(selector)?.getAttribute(attribute) ?? undefined;
  const own = read('link[rel=canonical]', 'href') ?? read('meta[property="og:url"]', 'content');
  if (own !== undefined) return own;
  const repository = read('meta[name$=repository_nwo]', 'content');
  const isHome = document.querySelector('article.markdown-body') !== null;
  return repository !== undefined && isHome ? `https://github.com/${repository}` : undefined;
}
