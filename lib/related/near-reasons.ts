import type { PageKind } from '../pages/page-subject.ts';
import type { Reason } from '../papers/related-paper.ts';
import type { Ground } from './grounds.ts';
import type { PaperMatch } from './match-paper.ts';
import { PAGE_WORDS } from './reasons.ts';

/** From these on a ground can be told in a word of its own. */
const WHOLE = 0.99;
const PART_OF_NAME = 0.4;
const TITLE_WORTH = 2;
const LONG_ROW = 8;
const AUTHORS = 2;

export interface NearEvidence {
  readonly match: PaperMatch;
  /** What carried the paper, the weightiest first. */
  readonly grounds: readonly Ground[];
  /** Whether the page may be called the paper's own. */
  readonly isOwn: boolean;
  /** Phrases shared, the heaviest first. */
  readonly phrases: readonly string[];
}

/** Says in words why a paper is shown that no identifier ties to the page. It stays a likelihood. */
export function describeNear({ match, grounds, isOwn, phrases }: NearEvidence, kind: PageKind): Reason {
  const page = PAGE_WORDS[kind];
  const label = isOwn ? `Likely this ${page}’s paper` : 'Near';
  // The words of title, name and abstract count among all words too: what can be told of them says more.
  const told = grounds.map((ground) => DESCRIBE[ground](match, page)).find((detail) => detail !== undefined);
  return { label, detail: told ?? describePhrases(phrases) };
}

/** `shares: mixture of experts, routing`. */
export function describePhrases(phrases: readonly string[]): string {
  return phrases.length === 0 ? 'by its words' : `shares: ${phrases.join(', ')}`;
}

const DESCRIBE: Readonly<Record<Ground, (match: PaperMatch, page: string) => string | undefined>> = {
  title: ({ titleRow, titleRowWorth }) =>
    titleRow >= WHOLE && titleRowWorth >= TITLE_WORTH ? 'the page gives its title' : undefined,
  name: describeName,
  abstract: ({ abstractRow }) => (abstractRow >= LONG_ROW ? 'the page repeats its abstract' : undefined),
  authors: ({ authors }) => (authors >= AUTHORS ? 'the page names its authors' : undefined),
  words: () => undefined,
};

function describeName(match: PaperMatch, page: string): string | undefined {
  if (match.name >= WHOLE) return `it has the name of this ${page}`;
  if (match.name >= PART_OF_NAME) return `its name is part of this ${page}’s name`;
  if (match.nameInText > 0) return 'the page mentions it by name';
  return undefined;
}
