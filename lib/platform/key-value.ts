import { browser } from './page-browser.ts';

/** A flat store of JSON values: the part of the browser's storage areas that Ibid uses. */
export interface KeyValueArea {
  get(key: string): Promise<unknown>;
  getAll(): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  /** Calls back with the keys that changed, from any context; returns the way to stop. */
  onChanged(listener: (changed: ReadonlyMap<string, unknown>) => void): () => void;
}

type AreaName = 'local' | 'session' | 'sync';

function createArea(name: AreaName): KeyValueArea {
  // Looked up at each call: a content script of another era must not fail at import.
  const area = () => browser.storage[name];
  return {
    get: async (key) => (await area().get(key))[key],
    getAll: () => area().get(null),
    set: (items) => area().set(items),
    remove: (keys) => area().remove(keys),
    onChanged(listener) {
      const onChanged = (changes: Record<string, { newValue?: unknown }>, areaName: string): void => {
        if (areaName !== name) return;
        listener(new Map(Object.entries(changes).map(([key, change]) => [key, change.newValue])));
      };
      browser.storage.onChanged.addListener(onChanged);
      return () => browser.storage.onChanged.removeListener(onChanged);
    },
  };
}

/** Kept until the extension is removed. */
export const localArea = /* @__PURE__ */ createArea('local');
/** Kept while the browser runs, in memory. */
export const sessionArea = /* @__PURE__ */ createArea('session');
/** Carried between a user's devices by the browser; the one area content scripts may use. */
export const syncArea = /* @__PURE__ */ createArea('sync');

/**
 * Keeps content scripts out of what only Ibid's own pages need, where the browser can:
 * `setAccessLevel` is Chromium's (102) and Firefox has none for these areas.
 */
export async function keepStorageFromPages(): Promise<void> {
  const areas = [browser.storage.local, browser.storage.session] as const;
  for (const area of areas) await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
