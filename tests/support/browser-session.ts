import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { endBrowser, killBrowsersOf, removeProfile, removeProfileAtExit } from './browser-process.ts';
import type { BrowserName } from './browsers.ts';
import type { ExtensionApi } from './extension-api.ts';
import type { Badge, ExtensionSession, OpenPageOptions, SessionOptions } from './extension-session.ts';

declare const chrome: ExtensionApi;

/** Milliseconds for the browser to start; generous, for a machine that runs several at once. */
export const LAUNCH_TIMEOUT_MS = 60_000;
/** Milliseconds for any one command to the browser, among them a call of `inExtension`. */
export const PROTOCOL_TIMEOUT_MS = 60_000;

const PAGE_TIMEOUT_MS = 15_000;

/** How one browser is started, and what is done before the session is handed out. */
export interface SessionStart {
  startBrowser(): Promise<Browser>;
  setUp(browser: Browser): Promise<ExtensionSession>;
}

/** Starts a session, and leaves nothing behind if that fails at any point. */
export async function startSession(options: SessionOptions, start: SessionStart): Promise<ExtensionSession> {
  let browser: Browser | undefined;
  try {
    browser = await start.startBrowser();
    if (!options.keepProfile) removeProfileAtExit(options.profileDir);
    return await start.setUp(browser);
  } catch (error) {
    if (browser) await endBrowser(browser, options.profileDir);
    killBrowsersOf(options.profileDir);
    if (!options.keepProfile) await removeProfile(options.profileDir);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Cannot start ${options.executablePath} with ${options.extensionDir}: ${reason}`, { cause: error });
  }
}

/** What is the same for both browsers. */
export abstract class BrowserSession implements ExtensionSession {
  abstract readonly name: BrowserName;
  readonly baseUrl: string;
  readonly browser: Browser;
  readonly profileDir: string;
  protected readonly options: SessionOptions;
  #hostPage: Promise<Page> | undefined;
  #isOver = false;

  constructor(browser: Browser, baseUrl: string, options: SessionOptions) {
    this.browser = browser;
    this.baseUrl = baseUrl;
    this.options = options;
    this.profileDir = options.profileDir;
  }

  abstract openPopup(page?: Page): Promise<Page>;
  abstract killBackground(): Promise<void>;
  abstract isBackgroundAlive(): Promise<boolean>;
  abstract updateExtension(): Promise<void>;
  /** Starts a new session on the profile of this one, which is over. */
  protected abstract relaunch(): Promise<ExtensionSession>;
  protected abstract navigate(page: Page, url: string): Promise<void>;
  /** The place for changes to the profile that a running browser would overwrite. */
  protected afterBrowserEnded(): void {}

  newPage(): Promise<Page> {
    return this.browser.newPage();
  }

  async openExtensionPage(path: string, { background = false }: OpenPageOptions = {}): Promise<Page> {
    const page = await this.browser.newPage({ background });
    await this.navigate(page, `${this.baseUrl}/${path.replace(/^\//, '')}`);
    return page;
  }

  async openPopupTab(options?: OpenPageOptions): Promise<Page> {
    const url = await this.popupUrl();
    return this.openExtensionPage(url.slice(this.baseUrl.length), options);
  }

  async inExtension<Args extends unknown[], Result>(
    fn: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    const page = await this.hostPage();
    return (await page.evaluate(fn as (...values: unknown[]) => unknown, ...args)) as Awaited<Result>;
  }

  badge(): Promise<Badge> {
    return this.inExtension(async () => ({
      text: await chrome.action.getBadgeText({}),
      title: await chrome.action.getTitle({}),
    }));
  }

  async screenshot(page: Page, file: string): Promise<void> {
    await mkdir(dirname(file), { recursive: true });
    await page.screenshot({ path: file });
  }

  async restart(): Promise<ExtensionSession> {
    await this.#end();
    return this.relaunch();
  }

  async close(): Promise<void> {
    if (this.#isOver) return;
    await this.#end();
    if (!this.options.keepProfile) await removeProfile(this.profileDir);
  }

  /** The extension's tab that calls to its API are made in; opened at the first call, and again if it was closed. */
  protected async hostPage(): Promise<Page> {
    const open = await this.#hostPage?.catch(() => undefined);
    if (open && (await this.#isUsable(open))) return open;
    this.#hostPage = this.openExtensionPage(this.options.hostPage, { background: true });
    return this.#hostPage;
  }

  protected popupUrl(): Promise<string> {
    return this.inExtension(() => chrome.action.getPopup({}));
  }

  /** Asks the page itself: Firefox does not report that a tab of an extension was closed. */
  async #isUsable(page: Page): Promise<boolean> {
    const url = await page.evaluate(() => location.href).catch(() => '');
    return url.startsWith(this.baseUrl);
  }

  async #end(): Promise<void> {
    this.#isOver = true;
    await endBrowser(this.browser, this.profileDir);
    this.afterBrowserEnded();
  }
}

/** Resolves when the page shows a loaded document of `url`. Asks by timer: hidden tabs draw no frames to wait for. */
export async function waitUntilLoaded(page: Page, url: string): Promise<void> {
  await page
    .waitForFunction(
      (start) => document.readyState === 'complete' && location.href.startsWith(start),
      { polling: 20, timeout: PAGE_TIMEOUT_MS },
      url,
    )
    .catch((error: unknown) => {
      throw new Error(`${url} did not load within ${PAGE_TIMEOUT_MS} ms`, { cause: error });
    });
}
