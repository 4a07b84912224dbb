import { send } from '../../lib/messages/client.ts';
import { detectPage, findSite } from '../../lib/pages/detect-page.ts';
import { savePanelPreferences, type PanelPreferences } from '../../lib/settings/panel-preferences.ts';
import type { RelatedPaper } from '../../lib/related/related-paper.ts';
import { showPanel, type PanelContent, type ShownPanel } from './show-panel.tsx';
import { waitForHydration, waitForPage } from './wait-for-page.ts';

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

  const showPapers = async (): Promise<void> => {
    const page = await waitForPage(url, visitSignal);
    if (!page?.place || visitSignal.aborted) return;
    const papers = await send('related.find', page.subject);
    if (papers.length === 0) return;
    await waitForHydration(page.place.parent);
    // The answer to a page left meanwhile must not be shown on the next one.
    if (visitSignal.aborted) return;
    isOverlay = page.place.style === 'overlay';
    panel = showPanel(toContent(papers), () => detectPage(document, url)?.place, visitSignal);
  };

  const toContent = (papers: readonly RelatedPaper[]): PanelContent => ({
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
  });

  const follow = (): void => {
    const { collapsed, offSites } = getPreferences();
    const isOff = offSites.some((off) => off === site);
    if (isOff && !isOffHere) left.abort();
    panel?.update(isOverlay ? { isOff } : { isOff, isCollapsed: collapsed });
  };

  follow();
  if (!visitSignal.aborted) showPapers().catch(onFailed);
  return {
    isAt: (path) => !visitSignal.aborted && path === pathname,
    ensure: () => panel?.ensureInPage(),
    follow,
    leave: () => left.abort(),
  };
}
