import type { Paper } from '../../../lib/papers/paper.ts';

export const PEER_FIELDS = ['title', 'abstract', 'authors', 'keywords'] as const;

/** A paper as every peer indexes it: the texts alone. */
export type PeerPaper = Readonly<Record<'id' | (typeof PEER_FIELDS)[number], string>>;

export function toPeerPaper({ id, title, abstract, authors, keywords }: Paper): PeerPaper {
  return { id, title, abstract, authors: authors.join(' ; '), keywords: keywords.join(' ; ') };
}
