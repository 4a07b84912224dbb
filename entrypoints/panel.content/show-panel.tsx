import { render } from 'preact';
import { RelatedPanel, type RelatedPanelProps } from '../../components/RelatedPanel.tsx';
import css from '../../components/related-panel.css?inline';
import { detectColorScheme } from '../../lib/pages/color-scheme.ts';
import type { PanelPlace } from '../../lib/pages/panel-place.ts';
import { isExtensionAlive } from '../../lib/platform/runtime.ts';
import { nextChange, within } from './next-change.ts';
import { createPanelRoot } from './panel-root.ts';
import { watchTheme } from './watch-page.ts';

const MAX_RETURNS = 3;
const SETTLED_AFTER_MS = 10_000;

/** What a panel shows, but for the page's own look. */
export type PanelContent = Omit<RelatedPanelProps, 'style' | 'scheme'>;

/** A panel on the page. */
export interface ShownPanel {
  update(change: Partial<PanelContent>): void;
  /** Puts it back where the page has dropped it, and once more looks after it for a while. */
  ensure(): void;
}

/**
 * Shows a panel until `signal` aborts. It appears complete, in one go.
 *
 * @param findPlace where it may stand now
 */
export function showPanel(
  content: PanelContent,
  findPlace: () => PanelPlace | null | undefined,
  signal: AbortSignal,
): ShownPanel {
  const { host, shadow } = createPanelRoot(css);
  let style: PanelPlace['style'] = 'overlay';
  const paint = (): void =>
    render(<RelatedPanel {...content} style={style} scheme={detectColorScheme(document)} />, shadow);
  const putInPage = (): void => {
    const place = findPlace();
    if (!place) return;
    style = place.style;
    paint();
    place.parent.append(host);
  };
  const keepInPage = createKeeper(host, putInPage, signal);
  putInPage();
  void keepInPage();
  watchTheme(paint, signal);
  signal.addEventListener('abort', () => host.remove());
  return {
    update(change) {
      content = { ...content, ...change };
      paint();
    },
    ensure: () => void keepInPage(),
  };
}

/**
 * Puts a panel back when the page takes it out, as GitHub does when it replaces what the server sent
 * by what it draws itself. Looks until the page has had time to settle, and gives up for good after
 * a few times: a page that wants it out gets its way.
 */
function createKeeper(host: Element, putInPage: () => void, signal: AbortSignal): () => Promise<void> {
  let returnsLeft = MAX_RETURNS;
  let isLooking = false;
  return async () => {
    if (isLooking) return;
    isLooking = true;
    const end = within(SETTLED_AFTER_MS, signal);
    // What an updated Ibid has taken away is not put back by the one before it.
    while (returnsLeft > 0 && !end.aborted && isExtensionAlive()) {
      // Still last, too: with nothing below it that it could move.
      if (!host.isConnected || host.nextElementSibling) {
        putInPage();
        if (host.isConnected) returnsLeft -= 1;
      }
      await nextChange(end);
    }
    isLooking = false;
  };
}
