import { send } from '../../lib/messages/client.ts';
import { findPanelPlace, findSite } from '../../lib/pages/detect-page.ts';
import { savePanelPreferences, type PanelPreferences } from '../../lib/settings/panel-preferences.ts';
import { showPanel, type ShownPanel, type ShowPanelOptions } from './show-panel.tsx';
import { waitForHydration } from './wait-for-hydration.ts';
import { waitForPage } from './wait-for-page.ts';

export interface PageVisitOptions {
  readonly url: string;
  readonly signal: AbortSignal;
  /** The preferences as they are now. */
  getPreferences(): PanelPreferences;
  onFailed(error: unknown): void;
}

/** The time a reader spends on one page: everything begun for the page ends with it. */
export class PageVisit {
  readonly #options: PageVisitOptions;
  readonly #site: ReturnType<typeof findSite>;
  readonly #left = new AbortController();
  readonly #signal: AbortSignal;
  #panel: ShownPanel | undefined;
  #wasTurnedOffHere = false;
  // Lying over the page, it opens when asked and for this page only.
  #isOverlay = false;

  constructor(options: PageVisitOptions) {
    this.#options = options;
    this.#site = findSite(options.url);
    this.#signal = AbortSignal.any([options.signal, this.#left.signal]);
    this.follow(options.getPreferences());
    this.#findPapers().catch(options.onFailed);
  }

  /** Whether it goes on at `url`, which may have got another query or fragment. */
  goesOnAt(url: string): boolean {
    return !this.#signal.aborted && toPage(url) === toPage(this.#options.url);
  }

  ensureInPage(): void {
    this.#panel?.ensureInPage();
  }

  /** Follows what the reader decided here or in another tab. */
  follow({ collapsed, offSites }: PanelPreferences): void {
    const isOff = this.#site !== null && offSites.includes(this.#site);
    if (isOff && !this.#wasTurnedOffHere) return this.leave();
    this.#panel?.update(this.#isOverlay ? { isOff } : { isCollapsed: collapsed, isOff });
  }

  leave(): void {
    this.#left.abort();
  }

  async #findPapers(): Promise<void> {
    const { url } = this.#options;
    if (this.#site === null || this.#signal.aborted) return;
    const page = await waitForPage(url, this.#signal);
    if (!page || this.#signal.aborted) return;
    const papers = await send('related.find', page.subject);
    if (papers.length === 0) return;
    await waitForHydration(page.place);
    const place = page.place.parent.isConnected ? page.place : findPanelPlace(document, url);
    // An answer to a page left meanwhile must not be shown on the next one.
    if (place && !this.#signal.aborted) this.#panel = showPanel(this.#toPanel(place, papers), this.#signal);
  }

  #toPanel(place: ShowPanelOptions['place'], papers: ShowPanelOptions['papers']): ShowPanelOptions {
    this.#isOverlay = place.style === 'overlay';
    const isCollapsed = this.#isOverlay || this.#options.getPreferences().collapsed;
    return {
      url: this.#options.url,
      place,
      papers,
      state: { isCollapsed, isOff: false },
      onCollapsedChange: (collapsed) => this.#setCollapsed(collapsed),
      onTurnOff: () => this.#setOff(true),
      onUndo: () => this.#setOff(false),
    };
  }

  #setCollapsed(isCollapsed: boolean): void {
    this.#panel?.update({ isCollapsed });
    if (!this.#isOverlay) this.#save({ collapsed: isCollapsed });
  }

  #setOff(isOff: boolean): void {
    this.#wasTurnedOffHere = isOff;
    this.#panel?.update({ isOff });
    const others = this.#options.getPreferences().offSites.filter((site) => site !== this.#site);
    this.#save({ offSites: isOff && this.#site !== null ? [...others, this.#site] : others });
  }

  #save(change: Partial<PanelPreferences>): void {
    savePanelPreferences(change).catch(this.#options.onFailed);
  }
}

function toPage(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
