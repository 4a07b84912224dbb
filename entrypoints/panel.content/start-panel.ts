import { syncArea } from '../../lib/platform/key-value.ts';
import { isExtensionAlive } from '../../lib/platform/runtime.ts';
import {
  PANEL_PREFERENCES_KEY,
  loadPanelPreferences,
  parsePanelPreferences,
} from '../../lib/settings/panel-preferences.ts';
import { PageVisit } from './page-visit.ts';
import { removePanelRoots } from './panel-root.ts';
import { beforePageCopied, watchNavigation } from './watch-navigation.ts';

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
  let preferences = await loadPanelPreferences();
  const getPreferences = () => preferences;
  let visit: PageVisit | undefined;
  const visitPage = (): void => {
    const url = location.href;
    if (visit?.goesOnAt(url)) return visit.ensureInPage();
    visit?.leave();
    visit = new PageVisit({ url, signal, getPreferences, onFailed });
  };
  const stopFollowing = syncArea.onChanged((changed) => {
    if (!changed.has(PANEL_PREFERENCES_KEY)) return;
    preferences = parsePanelPreferences(changed.get(PANEL_PREFERENCES_KEY));
    visit?.follow(preferences);
    visitPage();
  });
  signal.addEventListener('abort', () => attempt(stopFollowing), { once: true });
  beforePageCopied(() => removePanelRoots(document), signal);
  watchNavigation(visitPage, signal);
  visitPage();
}

/** Lets go of what an extension that is gone may no longer have. */
function attempt(letGo: () => void): void {
  try {
    letGo();
  } catch {
    // The listener went with its extension.
  }
}
