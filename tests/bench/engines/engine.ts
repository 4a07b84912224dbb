import type { PageSubject } from '../../../lib/pages/page-subject.ts';
import type { Paper } from '../../../lib/papers/paper.ts';

export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/** What a reader would be shown of a paper found. */
export interface Row {
  readonly id: string;
  readonly title: string;
}

export interface BuildTimes {
  /** Milliseconds from papers to an index that answers; papers that an engine has to be handed are in memory. */
  readonly buildMs: number;
  /** Milliseconds to write it down, where that is a step of its own. */
  readonly saveMs: number;
}

/** An index that has been opened: the same questions for every engine. */
export interface OpenIndex {
  findRelated(terms: readonly WeightedTerm[], limit: number): Promise<readonly Row[]>;
  findTyped(text: string, limit: number): Promise<readonly Row[]>;
  /** The typed query alone, without reading rows; returns how many papers it has, at most `limit`. */
  countTyped(text: string, limit: number): number | Promise<number>;
}

/** The part of an engine that answers in a background. */
export interface AnsweringEngine {
  open(): Promise<OpenIndex>;
  /** The papers of a page, as its panel shows them, with their reasons; ours alone can tell them. */
  answerPage?(subject: PageSubject): Promise<readonly Row[]>;
}

/** A search engine over a store of its own extension. A new one knows only what that store holds. */
export interface Engine extends AnsweringEngine {
  /** Stores papers without asking for an index; called with one part of the corpus after another. */
  store(papers: readonly Paper[]): Promise<void>;
  /** Makes the index of everything stored and writes it down. */
  build(): Promise<BuildTimes>;
  /** Stores the papers of a day and brings the stored index up to date with them. */
  addDay(papers: readonly Paper[]): Promise<void>;
  /** What the engine's owner does when no more days come for now. */
  settle?(): Promise<void>;
  /** Bytes that the index takes in the store, the papers' own records not counted. */
  countIndexBytes(): Promise<number>;
  /** Bytes of the stored index that one cold related query reads; all of them where an engine cannot say. */
  countBytesRead?(terms: readonly WeightedTerm[]): Promise<number>;
}
