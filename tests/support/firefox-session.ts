import { rmSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import {
  BrowserSession,
  LAUNCH_TIMEOUT_MS,
  PROTOCOL_TIMEOUT_MS,
  startSession,
  waitUntilLoaded,
} from './browser-session.ts';
import { eventually } from './expect-eventually.ts';
import type { ExtensionSession, SessionOptions } from './extension-session.ts';
import {
  allowPrivateBrowsing,
  closeTab,
  grantActiveTab,
  installAddon,
  installedVersion,
  isEventPageAlive,
  readAddonManifest,
  terminateEventPage,
} from './firefox-addon.ts';
import { hasWelcomePage, WELCOME_PAGE, WELCOME_TIMEOUT_MS } from './welcome-page.ts';

/** Chosen by us, through a preference: Firefox would draw one at random. */
const EXTENSION_UUID = '1b1d0000-0000-4000-8000-000000000001';

/** Keeps Firefox from asking its makers for anything at its start. */
export const QUIET_PREFERENCES = { 'app.normandy.enabled': false, 'services.settings.server': 'data:,' };
/** Release builds heed services.settings.server only with this; else they fetch remote settings in each test. */
export const QUIET_ENVIRONMENT = { MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' };

/** Firefox with the extension. */
export function launchFirefox(options: SessionOptions): Promise<ExtensionSession> {
  return startSession(options, {
    startBrowser: () => startFirefox(options),
    setUp: async (browser) => {
      forgetPreferenceBackups(options.profileDir);
      await ensureInstalled(browser, options);
      return new FirefoxSession(browser, `moz-extension://${EXTENSION_UUID}`, options);
    },
  });
}

function startFirefox(options: SessionOptions): Promise<Browser> {
  const { windowSize, extraArgs = [] } = options;
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: options.executablePath,
    headless: options.headless,
    userDataDir: options.profileDir,
    acceptInsecureCerts: options.server !== undefined,
    defaultViewport: null,
    timeout: LAUNCH_TIMEOUT_MS,
    protocolTimeout: PROTOCOL_TIMEOUT_MS,
    extraPrefsFirefox: firefoxPreferences(options),
    args: [
      '--no-remote',
      // Without it, BiDi may not open moz-extension: pages.
      '--remote-allow-system-access',
      `--width=${windowSize.width}`,
      `--height=${windowSize.height}`,
      ...extraArgs,
    ],
    env: { ...process.env, ...QUIET_ENVIRONMENT },
  });
}

function firefoxPreferences(options: SessionOptions): Record<string, unknown> {
  const { server, idleTimeoutMs, colorScheme, privateBrowsing } = options;
  const { id } = readAddonManifest(options.extensionDir);
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [id]: EXTENSION_UUID }),
    'xpinstall.signatures.required': false,
    ...QUIET_PREFERENCES,
    'browser.aboutwelcome.enabled': false,
    'termsofuse.bypassNotification': true,
    // Frames a second in hidden tabs: at the usual 1, each click in a popup's tab takes seconds.
    'layout.throttled_frame_rate': 60,
    ...(server && redirectTo(server.port)),
    ...(idleTimeoutMs !== undefined && { 'extensions.background.idle.timeout': idleTimeoutMs }),
    ...(colorScheme && colorSchemePreferences(colorScheme)),
    ...(privateBrowsing && { 'browser.privatebrowsing.autostart': true }),
    ...options.extraPrefs,
  };
}

/** Every name resolves to this machine, and port 443 to the server's. */
function redirectTo(port: number): Record<string, unknown> {
  return { 'network.dns.forceResolve': '127.0.0.1', 'network.socket.forcePort': `443=${port}` };
}

function colorSchemePreferences(colorScheme: 'light' | 'dark'): Record<string, unknown> {
  const isDark = colorScheme === 'dark';
  return {
    'ui.systemUsesDarkTheme': isDark ? 1 : 0,
    'layout.css.prefers-color-scheme.content-override': isDark ? 0 : 1,
  };
}

/** Puppeteer would put the preferences of the first start back at each end, and undo what the browser has learned. */
function forgetPreferenceBackups(profileDir: string): void {
  for (const name of ['prefs.js', 'user.js']) rmSync(join(profileDir, `${name}.puppeteer`), { force: true });
}

async function ensureInstalled(browser: Browser, options: SessionOptions): Promise<void> {
  const { id, version } = readAddonManifest(options.extensionDir);
  if ((await installedVersion(browser, id)) === version) return;
  if (options.privateBrowsing) await allowPrivateBrowsing(browser, id);
  const { isTemporary } = await installAddon(browser, options.extensionDir);
  if (isTemporary || options.keepWelcome || !hasWelcomePage(options.extensionDir)) return;
  const url = `moz-extension://${EXTENSION_UUID}/${WELCOME_PAGE}`;
  await eventually(() => closeTab(browser, url), { timeoutMs: WELCOME_TIMEOUT_MS, message: 'The welcome page' });
}

class FirefoxSession extends BrowserSession {
  readonly name = 'firefox';

  /**
   * Not the real popup: it is in no list of BiDi's, so no page object can be had of it. Its page is opened in a tab
   * behind the one in front, so that the active tab, and the permission for it, are as in the real one.
   */
  async openPopup(page?: Page): Promise<Page> {
    await page?.bringToFront();
    await grantActiveTab(this.browser, this.#addonId);
    return this.openPopupTab({ background: true });
  }

  killBackground(): Promise<void> {
    return terminateEventPage(this.browser, this.#addonId);
  }

  isBackgroundAlive(): Promise<boolean> {
    return isEventPageAlive(this.browser, this.#addonId);
  }

  async updateExtension(): Promise<void> {
    await installAddon(this.browser, this.options.extensionDir);
  }

  protected relaunch(): Promise<ExtensionSession> {
    return launchFirefox(this.options);
  }

  /** `goto` cannot wait here: Firefox reports no load event of moz-extension: pages. */
  protected async navigate(page: Page, url: string): Promise<void> {
    await page.goto(url, { waitUntil: [] });
    await waitUntilLoaded(page, url);
  }

  get #addonId(): string {
    return readAddonManifest(this.options.extensionDir).id;
  }
}
