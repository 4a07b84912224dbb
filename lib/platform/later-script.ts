/** A service worker's own; a page has none. */
declare const importScripts: ((url: string) => void) | undefined;

/**
 * Has a script of ours at hand for later: a service worker may run only what it has run while it was
 * being installed. To be called while the background starts.
 */
export function keepScriptForLater(path: string): void {
  if (typeof importScripts === 'undefined') return;
  globalThis.addEventListener('install', () => importScripts(path));
}

/** Runs a script of ours in the background, now that it is wanted. */
export async function runLaterScript(path: string): Promise<void> {
  if (typeof importScripts !== 'undefined') return importScripts(path);
  const script = document.createElement('script');
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error(`${path} could not be loaded`)));
    script.src = path;
    document.head.append(script);
  });
}
