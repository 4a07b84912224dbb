import { send, type MessageError } from '../../lib/messages/client.ts';
import type { RelatedAnswer } from '../../lib/messages/protocol.ts';
import { detectPage, findSite } from '../../lib/pages/detect-page.ts';
import { findUnknownMarkup } from '../../lib/pages/find-unknown-markup.ts';
import type { PageSubject } from '../../lib/pages/page-subject.ts';
import type { PanelPlace } from '../../lib/pages/panel-place.ts';
import { noteUnknownPage } from '../../lib/settings/page-health-store.ts';
import {
  findHideScope,
  savePanelHidden,
  savePanelPreferences,
  toHiddenName,
  type HidePlaces,
  type HideScope,
  type PanelPreferences,
} from '../../lib/settings/panel-preferences.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { within } from './next-change.ts';
import { buildPaperContent, type SubjectPapers } from './paper-content.ts';
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

interface FoundPapers extends SubjectPapers {
  readonly place: PanelPlace;
}

/** Finds the papers of the page in the window and shows them, if there are any and nobody has hidden them. */
export function visitPage({ signal, getPreferences, onFailed }: PageVisitOptions): PageVisit {
  const { href: url, hostname, pathname } = location;
  const left = new AbortController();
  const visitSignal = AbortSignal.any([signal, left.signal]);
  let places: HidePlaces = { page: hostname + pathname, name: '', site: findSite(url) ?? '' };
  let panel: ShownPanel | undefined;
  let isHiddenHere = false;
  // Lying over the page, the panel opens when asked, and for this page only.
  let isOverlay = false;

  const update = (change: Partial<PanelContent>): void => panel?.update(change);
  const onCollapsedChange = (isCollapsed: boolean): void => {
    update({ isCollapsed });
    if (!isOverlay) savePanelPreferences({ collapsed: isCollapsed }).catch(onFailed);
  };
  const onHiddenChange = (scope: HideScope, isHidden: boolean): void => {
    isHiddenHere = isHidden;
    update({ hiddenFor: isHidden ? scope : undefined });
    savePanelHidden(scope, places[scope], isHidden).catch(onFailed);
  };
  const follow = (): void => {
    const { collapsed } = getPreferences();
    const hiddenFor = findHideScope(getPreferences(), places);
    if (hiddenFor && !isHiddenHere) left.abort();
    update(isOverlay ? { hiddenFor } : { hiddenFor, isCollapsed: collapsed });
  };
  const isWanted = (subject: PageSubject): boolean => {
    places = { ...places, name: toHiddenName(subject), site: subject.site ?? '' };
    follow();
    return !visitSignal.aborted;
  };
  const show = (found: FoundPapers): void => {
    isOverlay = found.place.style === 'overlay';
    const isCollapsed = isOverlay || getPreferences().collapsed;
    const content = { ...buildPaperContent(found, update), siteName: hostname, isCollapsed };
    // The page is read again only when what it was drawn into is gone.
    const findPlace = () => (found.place.parent.isConnected ? found.place : detectPage(document, url)?.place);
    panel = showPanel({ ...content, onCollapsedChange, onHiddenChange }, findPlace, visitSignal);
  };

  follow();
  findPapers(url, visitSignal, isWanted).then((found) => found && show(found), onFailed);
  return {
    isAt: (path) => !visitSignal.aborted && path === pathname,
    ensure: () => panel?.ensure(),
    follow,
    leave: () => left.abort(),
  };
}

/** The papers of a page that has some and room for them; undefined when it is left before, or not wanted. */
async function findPapers(
  url: string,
  signal: AbortSignal,
  isWanted: (subject: PageSubject) => boolean,
): Promise<FoundPapers | undefined> {
  const page = signal.aborted ? null : await waitForPage(url, signal);
  if (signal.aborted) return undefined;
  if (!page?.place) return noteIfUnknown(url);
  const { subject, place } = page;
  if (!isWanted(subject)) return undefined;
  const { papers, mayTellMore } = await askForPapers(subject, signal);
  if (papers.length === 0) return undefined;
  await waitForHydration(place.parent);
  // The answer to a page left meanwhile must not be shown on the next one.
  if (signal.aborted) return undefined;
  const later = mayTellMore && askForPapers(subject, signal, true).then((answer) => !signal.aborted && answer.papers);
  return { subject, papers, place, later };
}

/** Notes the site when its markup is no longer that by which Ibid reads it. */
async function noteIfUnknown(url: string): Promise<undefined> {
  const site = findUnknownMarkup(document, url);
  if (site) await noteUnknownPage(site, systemClock.now());
}

async function askForPapers(subject: PageSubject, signal: AbortSignal, awaitsHub = false): Promise<RelatedAnswer> {
  for (;;) {
    try {
      return await send('related.find', { subject, opensAll: false, awaitsHub });
    } catch (error) {
      if (signal.aborted || (error as MessageError).code !== 'too many') throw error;
    }
    const end = within(PATIENCE_MS, signal);
    await new Promise((resolve) => end.addEventListener('abort', resolve));
  }
}
