import { browser } from './page-browser.ts';

export interface Notice {
  /** A later notice of the same id takes the place of an earlier one. */
  readonly id: string;
  readonly title: string;
  readonly message: string;
}

/** The permission is optional: without it browsers have no such interface, and with it they have it at once. */
const notifications = (): Partial<Pick<typeof browser, 'notifications'>>['notifications'] => browser.notifications;

/** Whether Ibid may notify; people can take that back at any time. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] });
}

/** Asks to be allowed to notify. Must be called straight from a press in one of our own pages. */
export function requestNotifying(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] });
}

/** Shows a notice with the fields that every browser has: Firefox knows no others. */
export async function showNotice({ id, title, message }: Notice): Promise<void> {
  const iconUrl = `${globalThis.location.origin}/icon/128.png`;
  await notifications()?.create(id, { type: 'basic', iconUrl, title, message });
}

/** Takes a notice away that has nothing more to say. */
export async function clearNotice(id: string): Promise<void> {
  await notifications()?.clear(id);
}

/** Calls back with the id of a notice that was pressed. To be called again once notifying was allowed. */
export function onNoticePressed(listener: (id: string) => void): void {
  const { onClicked } = notifications() ?? {};
  if (onClicked && !onClicked.hasListener(listener)) onClicked.addListener(listener);
}
