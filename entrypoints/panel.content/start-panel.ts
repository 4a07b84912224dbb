import { syncArea } from '../../lib/platform/key-value.ts';
import { isExtensionAlive } from '../../lib/platform/runtime.ts';
import {
  PANEL_PREFERENCES_KEY,
  loadPanelPreferences,
  parsePanelPreferences,
} from '../../lib/settings/panel-preferences.ts';
import { removeLeftPanels } from './panel-root.ts';
import { visitPage, type PageVisit } from './visit-page.ts';
import { watchNavigation } from './watch-page.ts';

/**
 * Shows a panel on each page that has papers, as the reader goes from page to page, until
 * `scriptSignal` aborts or the extension is gone. Whatever fails, fails in silence: the page is
 * not ours.
 */
export async function startPanel(scriptSignal: AbortSignal): Promise<void> {
  const end = new AbortController();
  const signal = AbortSignal.any([scriptSignal, end.signal]);
  const onFailed = (): void => {
    if (!isExtensionAlive()) end.abort();
  };
  removeLeftPanels();
  let preferences = await loadPanelPreferences();
  let visit: PageVisit | undefined;
  const onNavigated = (): void => {
    if (visit?.isAt(location.pathname)) return visit.ensure();
    visit?.leave();
    visit = visitPage({ signal, getPreferences: () => preferences, onFailed });
  };
  syncArea.onChanged((changed) => {
    if (signal.aborted || !changed.has(PANEL_PREFERENCES_KEY)) return;
    preferences = parsePanelPreferences(changed.get(PANEL_PREFERENCES_KEY));
    visit?.follow();
    onNavigated();
  });
  // In Turbo's own copy of the page the panel would be an empty element.
  document.addEventListener('turbo:before-cache', () => visit?.leave(), { signal });
  watchNavigation(onNavigated, signal);
  onNavigated();
}
