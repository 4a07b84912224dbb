import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `creation_flags` of an extension that was loaded by a debugger: Chromium forgets it at the next start. */
const LOADED_BY_DEBUGGER = 1 << 15;
const UNPACKED_LOCATION = 4;
/** Where Chromium keeps the list of extensions: the first on Linux, the second on Windows and macOS. */
const PREFERENCE_FILES = ['Preferences', 'Secure Preferences'];

interface ExtensionEntry {
  location?: number;
  creation_flags?: number;
}

interface Preferences {
  extensions?: { settings?: Record<string, ExtensionEntry> };
}

/** Prepares a new profile: without developer mode, an unpacked extension that reloads itself ends up disabled. */
export function prepareChromiumProfile(profileDir: string): void {
  const file = join(profileDir, 'Default', 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(join(profileDir, 'Default'), { recursive: true });
  writeFileSync(file, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
}

/**
 * Makes the profile of a closed browser keep its unpacked extensions, as if the user had loaded them. The next start
 * is then a real one: `onStartup` instead of `onInstalled`, and alarms survive. Where checksums guard the
 * profile (Chrome on Windows and macOS), Chromium drops them all the same.
 */
export function keepUnpackedExtensions(profileDir: string): void {
  for (const { file, preferences, entries } of readPreferences(profileDir)) {
    for (const entry of entries) entry.creation_flags = (entry.creation_flags ?? 0) & ~LOADED_BY_DEBUGGER;
    if (entries.length > 0) writeFileSync(file, JSON.stringify(preferences));
  }
}

function readPreferences(profileDir: string): { file: string; preferences: Preferences; entries: ExtensionEntry[] }[] {
  const files = PREFERENCE_FILES.map((name) => join(profileDir, 'Default', name)).filter((file) => existsSync(file));
  return files.map((file) => {
    const preferences = JSON.parse(readFileSync(file, 'utf8')) as Preferences;
    const all = Object.values(preferences.extensions?.settings ?? {});
    return { file, preferences, entries: all.filter((entry) => entry.location === UNPACKED_LOCATION) };
  });
}
