import type { PaperMarks } from '../search/meets-clause.ts';
import type { Mark } from '../store/mark.ts';

/** What the user has said about a paper; nothing, where there is no mark. */
export function toPaperMarks(mark: Mark | undefined): PaperMarks {
  return {
    isSaved: mark?.saved?.value ?? false,
    isRead: mark?.read?.value ?? false,
    isHidden: mark?.hidden?.value ?? false,
  };
}
