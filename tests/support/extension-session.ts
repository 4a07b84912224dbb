import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import type { BrowserName } from './browsers.ts';
import { launchChromium } from './chromium-session.ts';
import { copyStartedProfile } from './firefox-profile.ts';
import { launchFirefox } from './firefox-session.ts';

export interface LaunchExtensionOptions {
  browser: BrowserName;
  executablePath: string;
  /** The built extension, unpacked. */
  extensionDir: string;
  /**
   * The server that plays every site: no request leaves the machine. Without it nothing is redirected,
   * and the browser talks to the real sites.
   */
  server?: { readonly port: number };
  /** True unless told. */
  headless?: boolean;
  /** A profile to use, or to make there. Without it, a new one in the system's temporary folder. */
  profileDir?: string;
  /** Leaves the profile on disk at `close`. Unless told, true for a `profileDir` of the caller's. */
  keepProfile?: boolean;
  /**
   * Firefox only: milliseconds without work after which the event page is stopped (30 000 unless told, at least 100).
   * Chromium's 30 s cannot be changed.
   */
  idleTimeoutMs?: number;
  colorScheme?: 'light' | 'dark';
  /** Pixels of the whole window, toolbars included. */
  windowSize?: { readonly width: number; readonly height: number };
  /** Firefox only: preferences, which win over the session's own. */
  extraPrefs?: Readonly<Record<string, string | number | boolean>>;
  /** More command line arguments, such as `--lang=ja` for Chromium. */
  extraArgs?: readonly string[];
  /**
   * The extension is allowed in private windows, and `newPage` opens private pages. Firefox is private altogether
   * ("never remember history"); in Chromium the extension's own pages stay in the ordinary window.
   */
  privateBrowsing?: boolean;
  /** The extension's page that `inExtension` runs in; `options.html` unless told. */
  hostPage?: string;
  /** Leaves the page open, in front, that greets a new user. Unless told, the session begins once it has come and gone. */
  keepWelcome?: boolean;
}

export interface Badge {
  text: string;
  /** The tooltip of the toolbar button. */
  title: string;
}

export interface OpenPageOptions {
  /** Opens the tab behind the one in front, which stays the active one. */
  background?: boolean;
}

/** A browser with the extension in it: the same for both browsers. */
export interface ExtensionSession {
  readonly name: BrowserName;
  /** `chrome-extension://ID` or `moz-extension://UUID`, without a slash at the end. */
  readonly baseUrl: string;
  readonly browser: Browser;
  readonly profileDir: string;
  /** An empty tab in front. */
  newPage(): Promise<Page>;
  /** A page of the extension in a tab, once it is loaded. In Firefox, `page.url()` does not know its address. */
  openExtensionPage(path: string, options?: OpenPageOptions): Promise<Page>;
  /**
   * The popup as by a click on the toolbar button while `page` (unless told, whichever is in front) is the active
   * tab, with the `activeTab` permission that such a click gives. Chromium: the real popup. Firefox: no protocol
   * reaches the real one, so the popup's page in a tab behind the active one.
   */
  openPopup(page?: Page): Promise<Page>;
  /** The popup's page in a tab. */
  openPopupTab(options?: OpenPageOptions): Promise<Page>;
  /** Runs `fn` in a page of the extension, with its API. `fn` is sent as text: it sees nothing but its arguments. */
  inExtension<Args extends unknown[], Result>(fn: (...args: Args) => Result, ...args: Args): Promise<Awaited<Result>>;
  /** What the toolbar shows for all tabs. Neither needs the background nor wakes it. */
  badge(): Promise<Badge>;
  /** Stops the service worker or event page at once, whatever it is doing. Nothing happens if it is not running. */
  killBackground(): Promise<void>;
  /** Asks without waking it. */
  isBackgroundAlive(): Promise<boolean>;
  /** Installs `extensionDir` again over the running extension, as an update does; its open pages close. */
  updateExtension(): Promise<void>;
  /**
   * Closes the browser and starts it again on the same profile, as a user does: the extension is still installed and
   * sees `onStartup`, not `onInstalled`. Where the browser forbids that (branded Firefox, Chrome's guarded profiles on
   * Windows and macOS) it is installed anew. This session is over then; use the one returned.
   */
  restart(): Promise<ExtensionSession>;
  /** Writes a PNG of what the page shows. */
  screenshot(page: Page, file: string): Promise<void>;
  /** Ends the browser and, unless it is to be kept, removes the profile. May be called again. */
  close(): Promise<void>;
}

/** The options after the defaults. */
export type SessionOptions = LaunchExtensionOptions &
  Required<
    Pick<LaunchExtensionOptions, 'headless' | 'profileDir' | 'keepProfile' | 'hostPage' | 'windowSize' | 'keepWelcome'>
  >;

/**
 * Starts a browser with the extension. Rejects with the reason if it cannot be started within about a minute;
 * neither a process nor a temporary profile is left behind then.
 */
export function launchExtension(options: LaunchExtensionOptions): Promise<ExtensionSession> {
  const complete: SessionOptions = {
    headless: true,
    keepProfile: options.profileDir !== undefined,
    hostPage: 'options.html',
    keepWelcome: false,
    windowSize: { width: 1280, height: 900 },
    ...options,
    extensionDir: resolve(options.extensionDir),
    profileDir: resolve(options.profileDir ?? makeProfile(options.browser)),
  };
  return complete.browser === 'chromium' ? launchChromium(complete) : launchFirefox(complete);
}

function makeProfile(browser: BrowserName): string {
  const profileDir = mkdtempSync(join(tmpdir(), `ibid-${browser}-`));
  if (browser === 'firefox') copyStartedProfile(profileDir);
  return profileDir;
}
