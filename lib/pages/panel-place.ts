/**
 * How a panel looks where it stands: one more row of GitHub's sidebar, one more section of the Hub's
 * right column, one more section of arXiv's side column, or a small card above a page that leaves no
 * room.
 */
export type PanelStyle = 'github-row' | 'hub-section' | 'arxiv-section' | 'overlay';

/** Where a panel may stand without moving anything on the page: as the last child of `parent`. */
export interface PanelPlace {
  readonly parent: Element;
  readonly style: PanelStyle;
}

/**
 * Whether a node at the end of `column` leaves `content` where it is: the column is visible and
 * stands beside the content or below it, as it does not in windows so narrow that it comes first.
 */
export function canGrow(column: Element, content: Element | null): boolean {
  if (column.checkVisibility?.() === false) return false;
  if (content === null) return true;
  const beside = column.getBoundingClientRect();
  const read = content.getBoundingClientRect();
  return beside.left >= read.right - 1 || beside.top >= read.bottom - 1;
}
