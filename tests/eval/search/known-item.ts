import type { Paper } from '../../../lib/papers/paper.ts';
import type { Random } from './random.ts';
import { holdsWords } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A query someone could type who has one paper in mind. */
export interface Draft {
  readonly text: string;
  /** The same for an engine that knows no operators; `text` where it is left out. */
  readonly plainText?: string;
  /** Whether another paper is what was asked for, too; where it is left out, only the paper in mind is. */
  readonly isAnswer?: (paper: Paper) => boolean;
  /** Whether another paper meets the query no less than the one in mind. */
  readonly isTie: (paper: Paper) => boolean;
  /** Folded words that every such paper holds somewhere. */
  readonly words: readonly string[];
}

/** Makes a query of one kind from a paper; undefined where the paper does not lend itself to it. */
export type QueryMaker = (paper: Paper, random: Random, vocabulary: Vocabulary) => Draft | undefined;

/** A query, the paper it was made from, and what counts as finding it. */
export interface KnownItem {
  readonly kind: string;
  readonly text: string;
  readonly plainText: string;
  readonly wanted: Paper;
  readonly isAnswer: (paper: Paper) => boolean;
  readonly isTie: (paper: Paper) => boolean;
  /** The chance to be right of someone who knows all papers and throws dice between those that meet the query equally. */
  readonly ceiling: number;
}

/** A query that another paper meets as well when its title holds all these folded words. */
export function askTitle(text: string, words: readonly string[]): Draft {
  return { text, words, isTie: ({ title }) => holdsWords(title, words) };
}
