import { mkdtempSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './expect-eventually.ts';
import type { ExtensionSession } from './extension-session.ts';

/** An empty folder for what a browser saves. */
export function makeDownloadFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ibid-downloads-'));
}

/** Has Firefox save into a folder without asking. */
export function downloadPrefs(folder: string): Readonly<Record<string, string | number | boolean>> {
  return {
    'browser.download.folderList': 2,
    'browser.download.dir': folder,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.helperApps.neverAsk.saveToDisk': 'text/markdown,application/atom+xml',
  };
}

/** Has Chromium save into a folder without asking; Firefox is told by its preferences. */
export async function allowDownloads(session: ExtensionSession, folder: string): Promise<void> {
  if (session.name === 'firefox') return;
  const devtools = await session.browser.target().createCDPSession();
  await devtools.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
}

/** The text of a file once the browser has saved it whole. */
export async function readDownload(folder: string, name: string): Promise<string> {
  return eventually(
    async () => {
      const files = await readdir(folder);
      const isWhole = files.includes(name) && !files.some((file) => /\.(?:part|crdownload)$/.test(file));
      const text = isWhole ? await readFile(join(folder, name), 'utf8') : '';
      if (text === '') throw new Error(`the folder holds ${files.join()}`);
      return text;
    },
    { timeoutMs: 20_000, message: name },
  );
}
