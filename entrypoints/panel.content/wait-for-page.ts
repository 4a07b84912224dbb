import { detectPage, type DetectedPage } from '../../lib/pages/detect-page.ts';
import type { PanelPlace } from '../../lib/pages/panel-place.ts';

/** A page with a subject and with room for a panel. */
export interface RoomyPage extends DetectedPage {
  readonly place: PanelPlace;
}

// Sidebar and README of a page drawn in the browser come within a second or two; a page that has no
// README is told from one whose README is late by waiting.
const MAX_WAIT_MS = 4_000;
const PAUSE_MS = 150;

/**
 * Waits until the page at `url` has all it needs, or until it has had its time; null when there is
 * no subject or no room by then. Watches nothing once it has answered.
 */
export async function waitForPage(url: string, signal: AbortSignal): Promise<RoomyPage | null> {
  let page = detectPage(document, url);
  const deadline = Date.now() + MAX_WAIT_MS;
  while (!isReady(page) && Date.now() < deadline && !signal.aborted) {
    await nextChange(deadline, signal);
    page = detectPage(document, url);
  }
  return hasRoom(page) && !signal.aborted ? page : null;
}

function isReady(page: DetectedPage | null): boolean {
  return hasRoom(page) && page.isComplete;
}

function hasRoom(page: DetectedPage | null): page is RoomyPage {
  return page !== null && page.place !== null;
}

/** Resolves shortly after the page has changed, at the deadline, or when aborted. */
function nextChange(deadline: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const observer = new MutationObserver(() => {
      observer.disconnect();
      setTimeout(stop, PAUSE_MS);
    });
    const timer = setTimeout(stop, deadline - Date.now());
    observer.observe(document, { childList: true, subtree: true });
    signal.addEventListener('abort', stop);
  });
}
