import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { evaluatePrivileged, sendBidi } from './firefox-privileged.ts';
import { zipFolder } from './zip-folder.ts';

/** Firefox's internals that are used in the browser's own scope. */
interface FirefoxInternals {
  ChromeUtils: {
    importESModule(url: string): {
      ExtensionPermissions: { add(id: string, permissions: object): Promise<void> };
    };
  };
  WebExtensionPolicy: { getByID(id: string): { extension: RunningAddon } | null };
  gBrowser: { selectedTab: object; tabs: readonly FirefoxTab[]; removeTab(tab: FirefoxTab): void };
}

interface FirefoxTab {
  linkedBrowser: { currentURI: { spec: string } };
}

interface RunningAddon {
  version: string;
  backgroundState: 'starting' | 'running' | 'suspending' | 'stopped';
  terminateBackground(options: object): Promise<void>;
  tabManager: { addActiveTabPermission(tab: object): void };
}

declare const ChromeUtils: FirefoxInternals['ChromeUtils'];
declare const WebExtensionPolicy: FirefoxInternals['WebExtensionPolicy'];
declare const gBrowser: FirefoxInternals['gBrowser'];

/** What the add-on's manifest says about itself. */
export interface AddonManifest {
  id: string;
  version: string;
}

/** Reads the manifest of a built extension; throws where it has no Firefox id. */
export function readAddonManifest(extensionDir: string): AddonManifest {
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8')) as {
    version: string;
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${extensionDir}: manifest without browser_specific_settings.gecko.id`);
  return { id, version: manifest.version };
}

/**
 * Installs for good where Firefox accepts an unsigned add-on (ESR, Developer Edition, Nightly), else temporarily:
 * a temporary add-on is gone after a restart.
 */
export async function installAddon(browser: Browser, extensionDir: string): Promise<{ isTemporary: boolean }> {
  try {
    const value = zipFolder(extensionDir).toString('base64');
    await sendBidi(browser, 'webExtension.install', {
      extensionData: { type: 'base64', value },
      'moz:permanent': true,
    });
    return { isTemporary: false };
  } catch (error) {
    if (!/SIGNEDSTATE|moz:permanent/.test(String(error))) throw error;
    await browser.installExtension(extensionDir);
    return { isTemporary: true };
  }
}

/**
 * Allows the add-on in private windows, before it is installed, as the box in Firefox's installation prompt does.
 * BiDi's own option allows it afterwards by a reload, in which `onInstalled` is lost.
 */
export async function allowPrivateBrowsing(browser: Browser, id: string): Promise<void> {
  await evaluatePrivileged(
    browser,
    async (addonId: string) => {
      const module = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const permissions = ['internal:privateBrowsingAllowed'];
      await module.ExtensionPermissions.add(addonId, { permissions, origins: [] });
    },
    id,
  );
}

/** The version of the installed add-on, or `null`. */
export function installedVersion(browser: Browser, id: string): Promise<string | null> {
  return evaluatePrivileged(
    browser,
    (addonId: string) => WebExtensionPolicy.getByID(addonId)?.extension.version ?? null,
    id,
  );
}

/** Asks the browser, not the add-on: the event page is not woken. */
export async function isEventPageAlive(browser: Browser, id: string): Promise<boolean> {
  const state = await evaluatePrivileged(
    browser,
    (addonId: string) => WebExtensionPolicy.getByID(addonId)?.extension.backgroundState ?? 'stopped',
    id,
  );
  return state !== 'stopped';
}

/** Stops the event page as its idle limit would, but at once and whatever it is waiting for. */
export async function terminateEventPage(browser: Browser, id: string): Promise<void> {
  await evaluatePrivileged(
    browser,
    async (addonId: string) => {
      const extension = WebExtensionPolicy.getByID(addonId)?.extension;
      await extension?.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    },
    id,
  );
}

/** Gives the add-on the `activeTab` permission for the tab in front, as a click on its button does. */
export async function grantActiveTab(browser: Browser, id: string): Promise<void> {
  await evaluatePrivileged(
    browser,
    (addonId: string) => {
      WebExtensionPolicy.getByID(addonId)?.extension.tabManager.addActiveTabPermission(gBrowser.selectedTab);
    },
    id,
  );
}

/** Closes the first tab that shows an address; false where none does. */
export function closeTab(browser: Browser, url: string): Promise<boolean> {
  return evaluatePrivileged(
    browser,
    (address: string) => {
      const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === address);
      if (tab) gBrowser.removeTab(tab);
      return tab !== undefined;
    },
    url,
  );
}
