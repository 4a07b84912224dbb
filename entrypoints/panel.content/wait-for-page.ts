import { detectPage, findSite, type DetectedPage } from '../../lib/pages/detect-page.ts';
import { findReadme } from '../../lib/pages/github.ts';
import { findSidebarGrid } from '../../lib/pages/github-sidebar.ts';
import { afterFrame } from './after-frame.ts';
import { nextChange, within } from './next-change.ts';

// Sidebar and README of a page drawn in the browser come within a second or two; a page that has no
// README is told from one whose README is late by waiting.
const MAX_WAIT_MS = 4_000;
const MAX_HYDRATION_MS = 2_000;
// GitHub's React roots (seen 2026-09-27).
const REACT_ROOT = 'react-app, react-partial';

/**
 * Waits until the page at `url` has all it needs, or has had its time; null when it has no subject
 * by then. Watches nothing once it has answered.
 */
export async function waitForPage(url: string, signal: AbortSignal): Promise<DetectedPage | null> {
  await afterFrame();
  const end = within(MAX_WAIT_MS, signal);
  for (;;) {
    // The other sites send their pages whole.
    const isLast = end.aborted || findSite(url) !== 'github';
    // Reading a page costs milliseconds, and GitHub's changes many times before there is all to read.
    if (isLast || (findSidebarGrid(document) && findReadme(document))) {
      const page = detectPage(document, url);
      if (isLast || (page?.place && page.isComplete)) return page;
    }
    await nextChange(end);
  }
}

/**
 * Waits until React has taken over the server's markup around `place`: a foreign node met on the way
 * would make it throw that markup away and draw everything again.
 */
export async function waitForHydration(place: Element): Promise<void> {
  if (document.readyState === 'complete' || !place.closest(REACT_ROOT)) return;
  await new Promise((resolve) => {
    window.addEventListener('load', resolve, { once: true });
    setTimeout(resolve, MAX_HYDRATION_MS);
  });
}
