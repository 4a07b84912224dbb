import type { SettingsBackup } from '../settings/settings-store.ts';
import { withReopening } from './open-database.ts';
import type { Store } from './open-store.ts';

/** The second copy of the settings, in the database; a copy of nothing where there is no database. */
export function settingsBackup({ db }: Pick<Store, 'db'>): SettingsBackup {
  return {
    async get(key) {
      return db ? (await withReopening(db, () => db.meta.get(key)))?.value : undefined;
    },
    async put(key, value) {
      if (db) await withReopening(db, () => db.meta.put({ key, value }));
    },
  };
}
