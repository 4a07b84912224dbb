import type { ComponentChild } from 'preact';

export interface PanelTitleProps {
  readonly title: string;
  /** Words of the title that the page shares, as the title writes them. */
  readonly terms: readonly string[];
}

/** A title with the words that a page shares marked, as text nodes only; a letter alone is none. */
export function PanelTitle({ title, terms }: PanelTitleProps): ComponentChild {
  const words = terms.filter((term) => !/^\w$/.test(term));
  const parts = words.length === 0 ? [title] : title.split(toPattern(words));
  return parts.map((part, place) => (place % 2 === 1 ? <mark key={place}>{part}</mark> : part));
}

/** Each term as a word of its own, where its script sets words apart; the longest of those that begin alike. */
function toPattern(terms: readonly string[]): RegExp {
  const words = terms
    .toSorted((a, b) => b.length - a.length)
    .map((term) => term.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`(?<![\\p{sc=Latin}\\d])(${words.join('|')})(?![\\p{sc=Latin}\\d])`, 'giu');
}
