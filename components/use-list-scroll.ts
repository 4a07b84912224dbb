import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ListHeading, PopupView } from '../lib/daily/popup/popup-view.ts';

export interface ListScroll {
  readonly list: { readonly current: HTMLElement | null };
  readonly view: PopupView;
}

interface Anchor {
  readonly row: HTMLElement;
  /** CSS pixels from the top of the window. */
  readonly top: number;
}

interface Place {
  readonly name: string;
  /** Steps taken from paper to paper. */
  readonly depth: number;
  readonly expandedId: string | undefined;
}

/**
 * Scrolls the list: the first one to where it was left, and so one to which a step from paper to paper is taken
 * back; every other to its top. As long as it is the same list, what is being read stays where it is, whatever
 * comes, goes, opens or closes above it.
 */
export function useListScroll({ list, view: { list: shownList, state } }: ListScroll): void {
  const shown = useRef<Place | undefined>(undefined);
  const left = useRef(new Map<string, number>());
  const { expandedId, scrollTop } = state;
  const name = describePlace(shownList.heading);
  const toggledId = findToggledId(shown.current, expandedId);
  const anchor = list.current && findAnchor(list.current, toggledId);
  const topBefore = list.current?.scrollTop ?? 0;
  useLayoutEffect(() => {
    const { current: element } = list;
    const { current: before } = shown;
    if (!element || (!before && shownList.rows.length === 0)) return;
    const depth = before?.name === name ? before.depth : state.trail.length;
    if (before?.name !== name) {
      if (before && depth > before.depth) left.current.set(before.name, topBefore);
      const isBack = before !== undefined && depth < before.depth;
      const top = before ? (isBack && left.current.get(name)) || 0 : scrollTop;
      // Scrolling lays the page out at once, and every letter typed makes another list, which is at its top.
      if (top !== 0 || topBefore !== 0) element.scrollTop = top;
    } else if (anchor?.row.isConnected)
      keepInPlace(element, anchor, toggledId !== undefined && toggledId === expandedId);
    shown.current = { name, depth, expandedId };
  });
}

function describePlace(heading: ListHeading): string {
  switch (heading.kind) {
    case 'day':
      return `day ${heading.day}`;
    case 'search':
      return `search ${heading.query}`;
    case 'page':
      return `page ${heading.name}`;
    case 'near':
      return `near ${heading.id}`;
    case 'for you':
    case 'trending':
    case 'saved':
    case 'nothing yet':
    case 'opening':
      return heading.kind;
  }
}

/** The paper that opens with this view, or the one that closes. */
function findToggledId(before: Place | undefined, expandedId: string | undefined): string | undefined {
  return before === undefined || before.expandedId === expandedId ? undefined : (expandedId ?? before.expandedId);
}

/** The row to hold on to: the one that opens or closes, else the first in sight of a list that was scrolled. */
function findAnchor(list: HTMLElement, toggledId: string | undefined): Anchor | undefined {
  if (toggledId === undefined && list.scrollTop === 0) return undefined;
  const rows = [...list.querySelectorAll<HTMLElement>('[data-paper]')];
  const edge = list.getBoundingClientRect().top;
  const row =
    toggledId === undefined
      ? rows.find((candidate) => candidate.getBoundingClientRect().bottom > edge)
      : rows.find((candidate) => candidate.dataset.paper === toggledId);
  return row && { row, top: row.getBoundingClientRect().top };
}

function keepInPlace(list: HTMLElement, { row, top }: Anchor, opens: boolean): void {
  list.scrollTop += row.getBoundingClientRect().top - top;
  if (opens) row.scrollIntoView({ block: 'nearest' });
}
