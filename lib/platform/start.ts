import { browser } from './browser.ts';
import { sessionArea } from './key-value.ts';

const SESSION_KEY = 'started';

/**
 * Tells a session start (the browser was started, or Ibid enabled) from a wake within a session;
 * only the first of a session gets true.
 */
export async function isSessionStart(): Promise<boolean> {
  if (await sessionArea.get(SESSION_KEY)) return false;
  await sessionArea.set({ [SESSION_KEY]: true });
  return true;
}

interface InstallationFacts {
  readonly reason: string;
  /** Firefox alone: for developers, until the browser closes. */
  readonly temporary?: boolean;
}

/**
 * Calls back when Ibid was just installed or updated: no page that is open already has its script.
 *
 * @param listener is told whether it is new to its user, which it is not to who loads it into Firefox for a while
 */
export function onInstalled(listener: (isNew: boolean) => void): void {
  browser.runtime.onInstalled.addListener(({ reason, temporary }: InstallationFacts) => {
    if (reason === 'install' || reason === 'update') listener(reason === 'install' && !temporary);
  });
}

/** Being listened to is what makes the browser start the background when it starts itself. */
export function onBrowserStarted(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
}
