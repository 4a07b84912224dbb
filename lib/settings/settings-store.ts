import { localArea, syncArea, type KeyValueArea } from '../platform/key-value.ts';
import { runInTurn } from '../platform/locks.ts';
import { PANEL_PREFERENCES_KEY, parsePanelPreferences, type PanelPreferences } from './panel-preferences.ts';
import { parseSettings, type Settings } from './settings.ts';

const SETTINGS_KEY = 'settings';

/** The second copy of what the user has set: the database's `meta` table, where there is one. */
export interface SettingsBackup {
  get(key: 'settings' | 'panel'): Promise<unknown>;
  put(key: 'settings' | 'panel', value: unknown): Promise<void>;
}

/** Loads the settings from `storage.local`, else from their second copy, else the defaults. */
export async function loadSettings(backup?: SettingsBackup, area: KeyValueArea = localArea): Promise<Settings> {
  const stored = await area.get(SETTINGS_KEY);
  return parseSettings(isCopy(stored) ? stored : await backup?.get('settings').catch(() => undefined));
}

/** Changes some settings, in both copies. Of two changes at once, by two pages or a quick hand, neither is lost. */
export async function saveSettings(
  change: Partial<Settings>,
  backup?: SettingsBackup,
  area: KeyValueArea = localArea,
): Promise<Settings> {
  const saved = await runInTurn(SETTINGS_KEY, async () => {
    const settings = { ...(await loadSettings(backup, area)), ...change };
    await area.set({ [SETTINGS_KEY]: settings });
    return settings;
  });
  // The first copy holds; the second is written again at the next change.
  await backup?.put('settings', saved).catch(() => undefined);
  return saved;
}

/** Calls back with the settings after any context has changed them. */
export function onSettingsChanged(listener: (settings: Settings) => void, area: KeyValueArea = localArea): () => void {
  return area.onChanged((changed) => {
    if (changed.has(SETTINGS_KEY)) listener(parseSettings(changed.get(SETTINGS_KEY)));
  });
}

/**
 * Keeps a second copy of the panel's preferences, and gives them back when the browser has lost the
 * first.
 */
export function ensurePanelPreferences(
  backup: SettingsBackup,
  area: KeyValueArea = syncArea,
): Promise<PanelPreferences> {
  return ensureBothCopies(PANEL_PREFERENCES_KEY, parsePanelPreferences, backup, area);
}

/** Gives the settings back to whichever of their two stores the browser has emptied or damaged. */
export async function ensureSettings(backup: SettingsBackup, area: KeyValueArea = localArea): Promise<void> {
  await ensureBothCopies(SETTINGS_KEY, parseSettings, backup, area);
}

async function ensureBothCopies<Value>(
  key: 'settings' | 'panel',
  parse: (stored: unknown) => Value,
  backup: SettingsBackup,
  area: KeyValueArea,
): Promise<Value> {
  const stored = await area.get(key);
  if (isCopy(stored)) {
    const value = parse(stored);
    await backup.put(key, value).catch(() => undefined);
    return value;
  }
  const kept = await backup.get(key).catch(() => undefined);
  const value = parse(kept);
  if (kept !== undefined) await area.set({ [key]: value });
  return value;
}

/** Whether what is stored is a copy at all; garbage counts as lost, and the other copy is asked. */
function isCopy(stored: unknown): boolean {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored);
}
