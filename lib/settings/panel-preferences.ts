import * as keyValue from '../platform/key-value.ts';
import type { Site } from '../pages/page-subject.ts';

/**
 * What a reader decides on a page itself. It lives in the browser's sync storage because that is the
 * one area a content script may write; the background follows it, takes the script off a site that
 * is off, and keeps the second copy.
 */
export interface PanelPreferences {
  readonly collapsed: boolean;
  readonly offSites: readonly Site[];
}

export const PANEL_PREFERENCES_KEY = 'panel';

const SITES: ReadonlySet<unknown> = new Set<Site>(['github', 'hugging-face', 'arxiv']);

/** Parses stored preferences; whatever is unreadable falls back to its default. */
export function parsePanelPreferences(stored: unknown): PanelPreferences {
  const { collapsed, offSites } = Object(stored) as Record<string, unknown>;
  return {
    collapsed: collapsed === true,
    offSites: Array.isArray(offSites) ? offSites.filter((site): site is Site => SITES.has(site)) : [],
  };
}

export async function loadPanelPreferences(): Promise<PanelPreferences> {
  return parsePanelPreferences(await keyValue.syncArea.get(PANEL_PREFERENCES_KEY));
}

/** Changes some of the preferences and leaves the others as they are. */
export async function savePanelPreferences(change: Partial<PanelPreferences>): Promise<void> {
  const preferences = { ...(await loadPanelPreferences()), ...change };
  await keyValue.syncArea.set({ [PANEL_PREFERENCES_KEY]: preferences });
}
