import { render } from 'preact';
import { RelatedPanel } from '../../components/RelatedPanel.tsx';
import css from '../../components/related-panel.css?inline';
import { findPanelPlace } from '../../lib/pages/detect-page.ts';
import { readPageLook } from '../../lib/pages/page-look.ts';
import type { PanelPlace } from '../../lib/pages/panel-place.ts';
import type { RelatedPaper } from '../../lib/related/related-paper.ts';
import { keepInPage } from './keep-in-page.ts';
import { createPanelRoot, removePanelRoots } from './panel-root.ts';
import { watchPageLook } from './watch-page-look.ts';

/** What the panel shows besides its papers. */
export interface PanelState {
  readonly isCollapsed: boolean;
  readonly isOff: boolean;
}

export interface ShowPanelOptions {
  readonly url: string;
  readonly place: PanelPlace;
  readonly papers: readonly RelatedPaper[];
  readonly state: PanelState;
  onCollapsedChange(isCollapsed: boolean): void;
  onTurnOff(): void;
  onUndo(): void;
}

/** A panel on the page. */
export interface ShownPanel {
  update(change: Partial<PanelState>): void;
  /** Puts it back when the page has dropped it; a few times at most. */
  readonly ensureInPage: () => void;
}

/** Shows the panel until `signal` aborts. It appears complete, in one go. */
export function showPanel(options: ShowPanelOptions, signal: AbortSignal): ShownPanel {
  const { host, container } = createPanelRoot(document, css);
  let { place, state } = options;
  const paint = (): void => render(<RelatedPanel {...toProps(options, state, place)} />, container);
  const putBack = (): void => {
    const found = findPanelPlace(document, options.url);
    if (!found) return;
    place = found;
    found.parent.append(host);
  };
  removePanelRoots(document);
  paint();
  place.parent.append(host);
  const ensureInPage = keepInPage(host, putBack, signal);
  watchPageLook(paint, signal);
  signal.addEventListener('abort', () => removePanel(host, container), { once: true });
  return {
    update(change) {
      state = { ...state, ...change };
      if (!signal.aborted) paint();
    },
    ensureInPage,
  };
}

function toProps(options: ShowPanelOptions, state: PanelState, place: PanelPlace) {
  const { papers, onCollapsedChange, onTurnOff, onUndo } = options;
  const look = readPageLook(document, place);
  return {
    ...state,
    papers,
    look,
    style: place.style,
    siteName: location.hostname,
    onCollapsedChange,
    onTurnOff,
    onUndo,
  };
}

function removePanel(host: Element, container: ShadowRoot): void {
  host.remove();
  render(null, container);
}
