import type { PanelPlace } from '../../lib/pages/panel-place.ts';

// GitHub's React roots (seen 2026-09-27).
const REACT_ROOT = 'react-app, react-partial';
const MAX_WAIT_MS = 2_000;

/**
 * Waits until React has taken over the markup around `place`: a foreign node met on the way makes it
 * throw the server's markup away and draw everything again.
 */
export async function waitForHydration(place: PanelPlace): Promise<void> {
  if (document.readyState === 'complete' || place.parent.closest(REACT_ROOT) === null) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, MAX_WAIT_MS);
    const onLoad = (): void => {
      clearTimeout(timer);
      resolve();
    };
    window.addEventListener('load', onLoad, { once: true });
  });
}
