import { useLayoutEffect } from 'preact/hooks';

interface Focused {
  readonly element: HTMLElement;
  /** The paper whose row it is in, and where that row stands; undefined outside the list. */
  readonly row: { readonly id: string; readonly position: number } | undefined;
}

/**
 * Keeps the keyboard where it is when a new view moves or removes what has the focus: on the same
 * control if it is still there, else on the same paper, else on the paper in its place, else on `fallback`.
 */
export function useKeptFocus(fallback: { readonly current: HTMLElement | null }): void {
  const before = findFocused();
  useLayoutEffect(() => {
    // A browser takes the focus from what is moved or removed, and gives it to no one.
    if (!before || document.activeElement !== document.body) return;
    const heir = before.element.isConnected ? before.element : (findHeir(before) ?? fallback.current);
    heir?.focus({ preventScroll: true });
  });
}

function findFocused(): Focused | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return undefined;
  const row = element.closest<HTMLElement>('[data-paper]');
  if (row?.dataset.paper === undefined) return { element, row: undefined };
  return { element, row: { id: row.dataset.paper, position: [...(row.parentElement?.children ?? [])].indexOf(row) } };
}

function findHeir({ row }: Focused): HTMLElement | undefined {
  if (!row) return undefined;
  const titles = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  return titles.find((title) => title.dataset.row === row.id) ?? titles[row.position] ?? titles.at(-1);
}
