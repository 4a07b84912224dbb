import { send, type MessageError } from '../../lib/messages/client.ts';
import { detectPage, findSite } from '../../lib/pages/detect-page.ts';
import type { PageSubject } from '../../lib/pages/page-subject.ts';
import type { PanelStyle } from '../../lib/pages/panel-place.ts';
import { savePanelPreferences, type PanelPreferences } from '../../lib/settings/panel-preferences.ts';
import type { RelatedPaper } from '../../lib/papers/related-paper.ts';
import { within } from './next-change.ts';
import { showPanel, type PanelContent, type ShownPanel } from './show-panel.tsx';
import { waitForHydration, waitForPage } from './wait-for-page.ts';

/** The background answers a tab once a second; somebody who hurries through pages waits at the last of them. */
const PATIENCE_MS = 1_200;

export interface PageVisitOptions {
  readonly signal: AbortSignal;
  /** The preferences as they are now. */
  getPreferences(): PanelPreferences;
  onFailed(error: unknown): void;
}

/** The time a reader spends on one page: everything begun for the page ends with it. */
export interface PageVisit {
  /** Whether the page at `path` is still this one; its query and fragment make no difference. */
  isAt(path: string): boolean;
  ensure(): void;
  /** Follows what the reader has decided, here or in another tab. */
  follow(): void;
  leave(): void;
}

interface FoundPapers {
  readonly papers: readonly RelatedPaper[];
  readonly style: PanelStyle;
}

/** Finds the papers of the page in the window and shows them, if there are any and the site is on. */
export function visitPage({ signal, getPreferences, onFailed }: PageVisitOptions): PageVisit {
  const { href: url, hostname, pathname } = location;
  const site = findSite(url);
  const left = new AbortController();
  const visitSignal = AbortSignal.any([signal, left.signal]);
  const save = (change: Partial<PanelPreferences>) => void savePanelPreferences(change).catch(onFailed);
  let panel: ShownPanel | undefined;
  let isOffHere = false;
  // Lying over the page, the panel opens when asked, and for this page only.
  let isOverlay = false;

  const show = ({ papers, style }: FoundPapers): void => {
    isOverlay = style === 'overlay';
    const content: PanelContent = {
      papers,
      siteName: hostname,
      isCollapsed: isOverlay || getPreferences().collapsed,
      isOff: false,
      onCollapsedChange(isCollapsed) {
        panel?.update({ isCollapsed });
        if (!isOverlay) save({ collapsed: isCollapsed });
      },
      onOffChange(isOff) {
        isOffHere = isOff;
        panel?.update({ isOff });
        const others = getPreferences().offSites.filter((other) => other !== site);
        save({ offSites: isOff && site ? [...others, site] : others });
      },
    };
    panel = showPanel(content, () => detectPage(document, url)?.place, visitSignal);
  };

  const follow = (): void => {
    const { collapsed, offSites } = getPreferences();
    const isOff = offSites.some((off) => off === site);
    if (isOff && !isOffHere) left.abort();
    panel?.update(isOverlay ? { isOff } : { isOff, isCollapsed: collapsed });
  };

  follow();
  findPapers(url, visitSignal, show).catch(onFailed);
  return {
    isAt: (path) => !visitSignal.aborted && path === pathname,
    ensure: () => panel?.ensure(),
    follow,
    leave: () => left.abort(),
  };
}

/** Calls back with the papers of a page that has some and room for them, unless it is left before. */
async function findPapers(url: string, signal: AbortSignal, onFound: (found: FoundPapers) => void): Promise<void> {
  const page = signal.aborted ? null : await waitForPage(url, signal);
  if (!page?.place || signal.aborted) return;
  const papers = await askForPapers(page.subject, signal);
  if (papers.length === 0) return;
  await waitForHydration(page.place.parent);
  // The answer to a page left meanwhile must not be shown on the next one.
  if (!signal.aborted) onFound({ papers, style: page.place.style });
}

async function askForPapers(subject: PageSubject, signal: AbortSignal): Promise<readonly RelatedPaper[]> {
  for (;;) {
    try {
      return (await send('related.find', { subject, opensAll: false })).papers;
    } catch (error) {
      if (signal.aborted || (error as MessageError).code !== 'too many') throw error;
    }
    const end = within(PATIENCE_MS, signal);
    await new Promise((resolve) => end.addEventListener('abort', resolve));
  }
}
