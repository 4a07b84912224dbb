import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ListHeading } from '../lib/daily/popup-view.ts';

export interface ListScroll {
  readonly list: { readonly current: HTMLElement | null };
  readonly heading: ListHeading;
  readonly isFilled: boolean;
  /** Where the list was left, for the first one shown. CSS pixels. */
  readonly scrollTop: number;
  /** The paper that is open. */
  readonly expandedId: string | undefined;
}

interface Anchor {
  readonly row: HTMLElement;
  /** CSS pixels from the top of the window. */
  readonly top: number;
}

/**
 * Scrolls the list: the first one to where it was left, every other to its top. As long as it is the
 * same list, what is being read stays where it is, whatever comes, goes, opens or closes above it.
 */
export function useListScroll({ list, heading, isFilled, scrollTop, expandedId }: ListScroll): void {
  const shown = useRef<{ readonly place: string; readonly expandedId: string | undefined } | undefined>(undefined);
  const place = describePlace(heading);
  const isToggled = shown.current !== undefined && shown.current.expandedId !== expandedId;
  const toggledId = isToggled ? (expandedId ?? shown.current?.expandedId) : undefined;
  const anchor = list.current && findAnchor(list.current, toggledId);
  useLayoutEffect(() => {
    const { current: element } = list;
    if (!element || !isFilled) return;
    if (shown.current?.place !== place) element.scrollTop = shown.current ? 0 : scrollTop;
    else if (anchor?.row.isConnected) {
      element.scrollTop += anchor.row.getBoundingClientRect().top - anchor.top;
      if (toggledId !== undefined && toggledId === expandedId) anchor.row.scrollIntoView({ block: 'nearest' });
    }
    shown.current = { place, expandedId };
  });
}

function describePlace(heading: ListHeading): string {
  if (heading.kind === 'day') return `day ${heading.day}`;
  return heading.kind === 'search' ? `search ${heading.query}` : heading.kind;
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
