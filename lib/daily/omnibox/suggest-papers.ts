import { formatShortDay } from '../../papers/format-day.ts';
import type { Paper } from '../../papers/paper.ts';
import { hubPaperUrl, hubSearchUrl } from '../../papers/safe-url.ts';
import { TYPED, type Line, type LinePart, type Suggestion, type Suggestions } from '../../platform/omnibox.ts';
import type { AskedIndex } from '../../search/asked-index.ts';
import { findPapers } from '../../search/find-papers.ts';
import { findHighlights } from '../../search/highlight.ts';
import { parseQuery } from '../../search/query/parse-query.ts';
import type { Query } from '../../search/query/query-tree.ts';
import type { Found } from '../../search/search-index.ts';
import type { Store } from '../../store/open-store.ts';
import { toPaperMarks } from '../paper-marks.ts';

export interface SuggestionSources extends Pick<Store, 'corpus' | 'marks'> {
  openIndex(corpus: Store['corpus']): Promise<AskedIndex>;
}

/** With the first line and the Hub's, as many as the browsers show. */
const MOST_PAPERS = 4;

/**
 * The lines under the address bar: what was understood, the papers that the popup would find first, and a way on to
 * the Hub's own search.
 *
 * @throws StoreError
 */
export async function suggestPapers(sources: SuggestionSources, typed: string): Promise<Suggestions> {
  const query = parseQuery(typed);
  const words = query.text.trim();
  if (words === '') return { first: [{ text: 'Search Ibid for papers' }], others: [] };
  const found = await find(sources, query);
  return { first: describeSearch(query), others: [...found.map(suggestPaper), suggestHub(words)] };
}

async function find({ corpus, marks, openIndex }: SuggestionSources, query: Query): Promise<Found[]> {
  if (query.clauses.length === 0) return [];
  const [index, all] = await Promise.all([openIndex(corpus), marks.getAll()]);
  const options = { limit: MOST_PAPERS, marksOf: (id: Paper['id']) => toPaperMarks(all.get(id)) };
  return index.ask((segments) => findPapers(segments, corpus, query, options));
}

/** The first line: what is wrong with the query, or else what entering it does. */
function describeSearch({ faults: [fault] }: Query): Line {
  if (fault) return [{ text: fault.words }];
  return [{ text: 'Search Ibid for ' }, { text: TYPED, style: 'match' }];
}

function suggestPaper({ paper, terms }: Found): Suggestion {
  return {
    content: hubPaperUrl(paper.id),
    line: [...markTitle(paper.title, terms), { text: ` – ${describePaper(paper)}`, style: 'dim' }],
  };
}

function markTitle(title: string, terms: readonly string[]): Line {
  const parts: LinePart[] = [];
  let end = 0;
  for (const range of findHighlights(title, terms)) {
    parts.push({ text: title.slice(end, range.start) });
    parts.push({ text: title.slice(range.start, range.end), style: 'match' });
    end = range.end;
  }
  return [...parts, { text: title.slice(end) }].filter(({ text }) => text !== '');
}

function describePaper({ authors, day, upvotes }: Paper): string {
  const names = authors.length > 1 ? `${authors[0]} et al.` : (authors[0] ?? '');
  const votes = `${upvotes.toLocaleString('en')} ${upvotes === 1 ? 'vote' : 'votes'}`;
  return [names, formatShortDay(day), votes].filter((fact) => fact !== '').join(' · ');
}

function suggestHub(words: string): Suggestion {
  return { content: hubSearchUrl(words), line: [{ text: `Search the Hub for “${words}”`, style: 'dim' }] };
}
