import { browser } from './browser.ts';
import { runInTurn } from './locks.ts';

export interface PageScript {
  readonly id: string;
  readonly file: string;
  readonly matches: readonly string[];
}

/** Makes exactly these scripts run on the pages they match, and no others of ours. */
export function ensurePageScripts(wanted: readonly PageScript[]): Promise<void> {
  return runInTurn('page-scripts', () => changePageScripts(wanted));
}

async function changePageScripts(wanted: readonly PageScript[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const obsolete = registered.filter(({ id }) => !wanted.some((script) => script.id === id)).map(({ id }) => id);
  if (obsolete.length > 0) await browser.scripting.unregisterContentScripts({ ids: obsolete });
  const present = new Set(registered.map(({ id }) => id));
  const missing = wanted.filter(({ id }) => !present.has(id));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map(({ id, file, matches }) => ({
      id,
      js: [file],
      matches: [...matches],
      // Not before the page has been drawn: it is what the reader waits for.
      runAt: 'document_idle' as const,
      allFrames: false,
      persistAcrossSessions: true,
    })),
  );
}

/** Runs a script in the pages that are open already, where a new installation has nothing yet. */
export async function runInOpenPages({ file, matches }: PageScript): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...matches] });
  const tabIds = tabs.map(({ id }) => id).filter((id) => id !== undefined);
  const runs = tabIds.map((tabId) => browser.scripting.executeScript({ target: { tabId }, files: [file as never] }));
  // A page that is being closed or is off limits needs no panel.
  await Promise.allSettled(runs);
}
