import type { ExtensionSession } from './extension-session.ts';

declare const chrome: {
  readonly storage: { readonly local: { get(keys: null): Promise<Record<string, unknown>> } };
};

/** Ids of the papers that each of the two stores holds as saved, in order. */
export interface SavedIds {
  readonly mirror: readonly string[];
  readonly database: readonly string[];
}

interface StoredMark {
  readonly id: string;
  readonly saved?: { readonly value: boolean };
}

/** Reads the marks from both of their stores, beside Ibid's own code; nothing from a database that does not open. */
export function readSavedIds(session: ExtensionSession): Promise<SavedIds> {
  return session.inExtension(async () => {
    const toIds = (marks: readonly StoredMark[]): string[] =>
      marks
        .filter(({ saved }) => saved?.value)
        .map(({ id }) => id)
        .toSorted();
    const readDatabase = async (): Promise<StoredMark[]> => {
      const databases = await indexedDB.databases().catch(() => []);
      if (!databases.some(({ name }) => name === 'ibid')) return [];
      return new Promise((resolve) => {
        const opening = indexedDB.open('ibid');
        opening.addEventListener('error', () => resolve([]));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const reading = db.transaction('marks').objectStore('marks').getAll();
          reading.addEventListener('success', () => resolve(reading.result as StoredMark[]));
          reading.addEventListener('error', () => resolve([]));
          db.close();
        });
      });
    };
    const local = await chrome.storage.local.get(null);
    const mirrored = Object.keys(local).filter((key) => key.startsWith('mark:'));
    return { mirror: toIds(mirrored.map((key) => local[key] as StoredMark)), database: toIds(await readDatabase()) };
  });
}
