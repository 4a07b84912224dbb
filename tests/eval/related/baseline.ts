import MiniSearch from 'minisearch';
import type { PageSubject } from '../../../lib/pages/page-subject.ts';
import type { Paper } from '../../../lib/papers/paper.ts';

/** What plain MiniSearch is asked for a page. */
export type BaselineQuery = (mini: PlainIndex, subject: PageSubject) => string;

export interface PlainIndex {
  find(text: string): readonly string[];
  /** How many papers hold a word. */
  count(word: string): number;
  readonly documentCount: number;
}

const LIMIT = 10;
const HEAVIEST = 100;

/** MiniSearch as it comes, titles counting twice. */
export function openPlainIndex(papers: readonly Paper[]): PlainIndex {
  const mini = new MiniSearch<Paper>({
    fields: ['title', 'abstract', 'authors', 'keywords'],
    searchOptions: { boost: { title: 2 } },
  });
  mini.addAll(papers);
  const counts = countWords(papers);
  return {
    find: (text) =>
      mini
        .search(text)
        .slice(0, LIMIT)
        .map(({ id }) => id as string),
    count: (word) => counts.get(word) ?? 0,
    documentCount: papers.length,
  };
}

/** The page's own name and its description. */
export function askNameAndDescription(_: PlainIndex, { name, text }: PageSubject): string {
  const words = name.slice(name.indexOf('/') + 1).replace(/[-_./]+/g, ' ');
  return `${words} ${text.names.join(' ')} ${text.description || (text.lead.split('\n')[0] ?? '')}`;
}

/** The hundred words of the page with the greatest tf-idf. */
export function askHeaviestTerms(mini: PlainIndex, { name, text }: PageSubject): string {
  const all = [name, ...text.names, text.description, ...text.tags, ...text.headings, text.lead, text.body].join(' ');
  const frequencies = new Map<string, number>();
  for (const word of splitPlainly(all)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  const weighted = Array.from(frequencies, ([word, frequency]) => {
    const count = mini.count(word);
    const weight = count === 0 ? 0 : (1 + Math.log(frequency)) * Math.log(mini.documentCount / count);
    return { word, weight };
  });
  const heaviest = weighted.toSorted((a, b) => b.weight - a.weight).slice(0, HEAVIEST);
  return heaviest.map(({ word }) => word).join(' ');
}

function countWords(papers: readonly Paper[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { title, abstract } of papers) {
    for (const word of new Set(splitPlainly(`${title} ${abstract}`))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function splitPlainly(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
