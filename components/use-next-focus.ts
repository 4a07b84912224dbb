import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Moves the keyboard on when what had it goes away: to the first of the named places that is there by then.
 * Until one is, each new showing tries again.
 */
export function useNextFocus(): (...selectors: readonly string[]) => void {
  const wanted = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    // Whoever has gone on meanwhile is not called back.
    if (document.activeElement !== document.body || wanted.current.length === 0) return;
    for (const selector of wanted.current) {
      const place = document.querySelector<HTMLElement>(selector);
      if (!place) continue;
      wanted.current = [];
      place.focus();
      return;
    }
  });
  return (...selectors) => {
    wanted.current = selectors;
  };
}
