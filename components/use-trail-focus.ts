import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ListHeading } from '../lib/daily/popup/popup-view.ts';

export interface TrailFocus {
  readonly list: { readonly current: HTMLElement | null };
  readonly heading: ListHeading;
  /** Steps taken from paper to paper. */
  readonly depth: number;
}

/**
 * Takes the keyboard along on the way from paper to paper: to the heading of the papers near one, and on the way
 * back to the paper that was left. One who types in the search field is left there.
 */
export function useTrailFocus({ list, heading, depth }: TrailFocus): void {
  const nearId = heading.kind === 'near' ? heading.id : undefined;
  const before = useRef({ nearId, depth });
  // Before the list changes: what has the focus may be gone afterwards.
  const isInList = list.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const left = before.current;
    if (left.nearId === nearId) return;
    before.current = { nearId, depth };
    if (!isInList) return;
    const goal = depth < left.depth ? `[data-row="${left.nearId}"]` : '.near h2';
    list.current?.querySelector<HTMLElement>(goal)?.focus({ preventScroll: true });
  });
}
