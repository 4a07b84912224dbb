import { hubPaperUrl, isHubSearch, parseSafeUrl, type SafeUrl } from '../../papers/safe-url.ts';
import { parseQuery } from '../../search/query/parse-query.ts';

/** What becomes of what was entered in the address bar. */
export type Entered =
  { readonly kind: 'open'; readonly url: SafeUrl } | { readonly kind: 'search'; readonly query: string };

/** A paper's id or address opens the paper, the Hub's search its page; anything else is searched for here. */
export function planEntered(text: string): Entered {
  const { clauses } = parseQuery(text);
  const [only, ...others] = clauses;
  if (only?.kind === 'paper' && !only.isNegated && others.length === 0) {
    return { kind: 'open', url: hubPaperUrl(only.id) };
  }
  const url = parseSafeUrl(text);
  return url !== undefined && isHubSearch(url) ? { kind: 'open', url } : { kind: 'search', query: text.trim() };
}
