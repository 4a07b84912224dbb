import type { PageSubject } from '../../../lib/pages/page-subject.ts';
import type { WeightedTerm } from '../engines/engine.ts';

/** Rows asked for by every cold question: what a popup or panel shows first. */
export const ROW_COUNT = 10;

/** A question to a background that has just been started for it. */
export type Question =
  | { readonly kind: 'floor' }
  | { readonly kind: 'related'; readonly terms: readonly WeightedTerm[] }
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'panel'; readonly subject: PageSubject };

/** Milliseconds of a cold answer in the context that gives it. */
export interface Phases {
  /** From the start of the context until it had the question: its script is loaded and has run. */
  readonly script: number;
  /** Opening the database. */
  readonly store: number;
  /** Opening the index. */
  readonly index: number;
  /** The query, and reading its rows; of a panel all from its subject on. */
  readonly query: number;
}

export interface Answer {
  readonly titles: readonly string[];
  readonly phases?: Phases;
  readonly error?: string;
}

export interface TimedAnswer extends Answer {
  /** Milliseconds from the sending of the question to its answer, in the page that asked. */
  readonly ms: number;
}

/** The part of the extension API that the bench's extensions use. */
export interface RuntimeApi {
  runtime: {
    sendMessage(message: Question): Promise<Answer>;
    getContexts(filter: { contextTypes: string[] }): Promise<{ contextId: string }[]>;
    onMessage: {
      addListener(listener: (question: Question, sender: unknown, respond: (answer: Answer) => void) => true): void;
    };
  };
}
