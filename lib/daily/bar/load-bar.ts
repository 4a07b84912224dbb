import { loadSettings } from '../../settings/settings-store.ts';
import type { Store } from '../../store/open-store.ts';
import { settingsBackup } from '../../store/settings-backup.ts';
import { createBar, type Bar } from './bar.ts';

/** The bar as the user has set it. @throws StoreError */
export async function loadBar(store: Pick<Store, 'db' | 'topics'>): Promise<Bar> {
  const [topics, settings] = await Promise.all([store.topics.getAll(), loadSettings(settingsBackup(store))]);
  return createBar(topics, settings);
}
