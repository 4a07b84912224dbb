import { useMemo } from 'preact/hooks';
import { findHighlights } from '../lib/search/highlight.ts';

export interface HighlightedProps {
  readonly text: string;
  /** Words to mark, as the search index knows them. */
  readonly terms: readonly string[];
}

/**
 * A foreign text with the words that a search met, as text nodes only. It is set apart from what stands
 * around it, so that Arabic or Hebrew cannot turn the rest of the line about.
 */
export function Highlighted({ text, terms }: HighlightedProps) {
  const ranges = useMemo(() => findHighlights(text, terms), [text, terms]);
  const parts = [];
  let end = 0;
  for (const range of ranges) {
    parts.push(text.slice(end, range.start), <mark key={range.start}>{text.slice(range.start, range.end)}</mark>);
    end = range.end;
  }
  return <bdi>{[...parts, text.slice(end)]}</bdi>;
}
