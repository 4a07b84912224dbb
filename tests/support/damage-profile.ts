import { existsSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The stores of an extension in a closed browser's profile. */
export type StoreKind = 'database' | 'storage.local';

const GARBAGE = Buffer.alloc(512, 'not what it was ');
// Firefox keeps storage.local in a database as well, in an origin of its own.
const FIREFOX_LOCAL = /userContextId=4294967295/;

/**
 * Overwrites every file of a store with garbage, as a crash of the machine or a failing disk may.
 *
 * @returns how many files that were
 */
export function damageStore(profileDir: string, kind: StoreKind): number {
  const files = storeFiles(profileDir, kind);
  for (const file of files) {
    truncateSync(file, 0);
    writeFileSync(file, GARBAGE);
  }
  return files.length;
}

function storeFiles(profileDir: string, kind: StoreKind): string[] {
  const folders = isChromium(profileDir) ? chromiumFolders(profileDir, kind) : firefoxFolders(profileDir, kind);
  return folders.flatMap(filesUnder).filter((file) => !/LOCK$|\.metadata/.test(file));
}

function isChromium(profileDir: string): boolean {
  return existsSync(join(profileDir, 'Default'));
}

function chromiumFolders(profileDir: string, kind: StoreKind): string[] {
  if (kind === 'storage.local') return [join(profileDir, 'Default', 'Local Extension Settings')];
  const databases = join(profileDir, 'Default', 'IndexedDB');
  return readdirSync(databases)
    .filter((name) => name.startsWith('chrome-extension_'))
    .map((name) => join(databases, name));
}

function firefoxFolders(profileDir: string, kind: StoreKind): string[] {
  const storage = join(profileDir, 'storage');
  return readdirSync(storage)
    .map((name) => join(storage, name))
    .filter((folder) => statSync(folder).isDirectory())
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((folder) => folder.includes('moz-extension+++') && FIREFOX_LOCAL.test(folder) === (kind !== 'database'));
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
