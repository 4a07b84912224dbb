/**
 * How a panel looks where it stands: one more row of GitHub's sidebar, one more section of the Hub's
 * right column or of arXiv's side column, or a small card above a page that leaves no room.
 */
export type PanelStyle = 'github-row' | 'hub-section' | 'arxiv-section' | 'overlay';

/** Where a panel may stand without moving anything on the page: as the last child of `parent`. */
export interface PanelPlace {
  readonly parent: Element;
  readonly style: PanelStyle;
}

/**
 * The end of `column`, if a node there leaves `content` where it is: the column is visible and
 * stands beside the content or below it, not before it as in some narrow windows.
 */
export function toPlace(
  column: Element | null | undefined,
  content: Element | null,
  style: PanelStyle,
): PanelPlace | null {
  if (!column || ('checkVisibility' in column && !column.checkVisibility())) return null;
  const beside = column.getBoundingClientRect();
  const read = content?.getBoundingClientRect() ?? beside;
  const movesNothing = !content || beside.left >= read.right - 1 || beside.top >= read.bottom - 1;
  return movesNothing ? { parent: column, style } : null;
}
