import type { MovedList, MovedRow, MovedSince, MovedView } from '../../lib/daily/moved/moved-view.ts';
import type { Paper } from '../../lib/papers/paper.ts';
import type { PaperRowView } from '../../lib/daily/rows/paper-rows.ts';
import { idNumber } from './a-paper.ts';
import { aRowView } from './a-popup-view.ts';

/** A look of two days ago, since which something has moved. */
export const SINCE_TUESDAY: MovedSince & { readonly kind: 'known' } = {
  kind: 'known',
  when: 'Tuesday',
  paperCount: 3,
  gained: { upvotes: 66, stars: 160 },
  isNewCopy: true,
};

/** A paper that has moved, of which a test names what matters. */
export function aMovedRow(
  paper: Partial<Paper> = {},
  { row, ...facts }: Partial<Omit<MovedRow, 'row'>> & { readonly row?: Partial<PaperRowView> } = {},
): MovedRow {
  return {
    row: aRowView(paper, { isUnread: false, gained: 22, ...row }),
    starsGained: 0,
    line: undefined,
    ...facts,
  };
}

/** A list of such papers, which stand as they would be ranked. */
export function aMovedList(rows: readonly MovedRow[], facts: Partial<MovedList> = {}): MovedList {
  return { rows, isStale: false, ...facts };
}

/** The section as it is after a look of two days ago: one saved paper has moved, and two others. */
export function aMovedView(change: Partial<MovedView> = {}): MovedView {
  const line = {
    points: [
      { x: 0, y: 0.2 },
      { x: 0.4, y: 0.5 },
      { x: 1, y: 1 },
    ],
    from: 12,
    to: 60,
    hours: 60,
  };
  const code = { repository: 'moreau/routing', stars: 1_300 };
  return {
    stage: 'stored',
    since: SINCE_TUESDAY,
    saved: aMovedList([aMovedRow({ id: idNumber(1), upvotes: 82 }, { row: { isSaved: true } })]),
    others: aMovedList([
      aMovedRow(
        { id: idNumber(2), upvotes: 60, ...code },
        { starsGained: 160, row: { isAboveBar: true, reason: { label: 'Topic', detail: 'routing' } } },
      ),
      aMovedRow({ id: idNumber(3), upvotes: 31 }),
    ]),
    othersLeft: 0,
    rising: {
      ...aMovedList([aMovedRow({ id: idNumber(2), upvotes: 60, ...code }, { line }), aMovedRow({ id: idNumber(4) })]),
      isWatched: true,
    },
    fault: undefined,
    ...change,
  };
}
