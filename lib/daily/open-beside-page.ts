import { openPopup, openSidePanel } from '../platform/action.ts';

/**
 * Opens Ibid beside the page of a tab: the side panel where the browser has one, else the popup. Must
 * be called in the turn of the message that asks for it, for the browser allows it to a press alone.
 *
 * @returns whether anything has opened
 */
export async function openBesidePage(tabId: number | undefined): Promise<boolean> {
  return (tabId !== undefined && (await openSidePanel(tabId))) || openPopup();
}
