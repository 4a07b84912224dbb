import type { Paper } from '../papers/paper.ts';
import type { PaperText } from './paper-text.ts';
import type { Clause, Comparison, HasSubject, IsState, Meaning } from './query/query-tree.ts';

/** What the user has said of a paper. */
export interface PaperMarks {
  readonly isSaved: boolean;
  readonly isRead: boolean;
  readonly isHidden: boolean;
}

const HAS: Readonly<Record<HasSubject, (paper: Paper) => boolean>> = {
  code: ({ repository }) => repository !== undefined,
  project: ({ projectPage }) => projectPage !== undefined,
  summary: ({ summary }) => summary !== undefined,
};

const IS: Readonly<Record<IsState, (marks: PaperMarks) => boolean>> = {
  saved: ({ isSaved }) => isSaved,
  read: ({ isRead }) => isRead,
  unread: ({ isRead }) => !isRead,
};

const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
};

/** Whether a paper meets one condition of a query. */
export function meetsClause(text: PaperText, marks: PaperMarks, clause: Clause): boolean {
  return isMet(text, marks, clause) !== clause.isNegated;
}

function isMet(text: PaperText, marks: PaperMarks, clause: Clause): boolean {
  const { paper } = text;
  switch (clause.kind) {
    case 'words':
      return clause.meanings.every((meaning) => holdsMeaning(text.getWords(clause.field), meaning));
    case 'phrase':
      return text.listTexts(clause.field).some((words) => indexOfRow(words, clause.terms) >= 0);
    case 'date':
      return (clause.from ?? '') <= paper.day && paper.day <= (clause.to ?? '9999');
    case 'votes':
      return COMPARE[clause.comparison](paper.upvotes, clause.count);
    case 'has':
      return HAS[clause.subject](paper);
    case 'is':
      return IS[clause.state](marks);
    case 'paper':
      return paper.id === clause.id;
  }
}

function holdsMeaning(words: ReadonlySet<string>, { alternatives, isUnfinished }: Meaning): boolean {
  return alternatives.some(({ terms }, number) =>
    terms.every((term, position) => {
      if (words.has(term)) return true;
      const isBeginning = isUnfinished && number === 0 && position === terms.length - 1;
      return isBeginning && [...words].some((word) => word.startsWith(term));
    }),
  );
}

/** Where a row of words stands within others; -1 when it does not. */
export function indexOfRow(words: readonly string[], row: readonly string[]): number {
  for (let start = 0; start + row.length <= words.length; start += 1) {
    if (row.every((word, offset) => words[start + offset] === word)) return start;
  }
  return -1;
}
