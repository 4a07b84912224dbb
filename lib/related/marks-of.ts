import type { PaperId } from '../papers/arxiv-id.ts';
import type { PaperMarks } from '../search/meets-clause.ts';
import type { Mark } from '../store/mark.ts';

/** Tells what the user has said of a paper. */
export type MarksOf = (id: PaperId) => Pick<PaperMarks, 'isSaved' | 'isHidden'>;

/** Where nothing is known of what the user has said. */
export const noMarks: MarksOf = () => ({ isSaved: false, isHidden: false });

/** What the user has said of papers, of which most have no mark. */
export function toMarksOf(marks: ReadonlyMap<PaperId, Mark>): MarksOf {
  return (id) => {
    const mark = marks.get(id);
    return { isSaved: mark?.saved?.value ?? false, isHidden: mark?.hidden?.value ?? false };
  };
}
