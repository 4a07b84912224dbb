import { browser } from './browser.ts';

/** Whether Ibid may reach an origin; people can take host permissions back at any time. */
export function hasHostAccess(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`${origin}/*`] });
}

/** Asks for access to an origin. Must be called straight from a press in one of our own pages. */
export function requestHostAccess(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [`${origin}/*`] });
}

/** Calls back when any permission was given or taken. */
export function onPermissionsChanged(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}
