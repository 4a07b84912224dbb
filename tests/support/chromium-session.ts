import { realpathSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import type { Browser, BrowserContext, CDPSession, Page, Target } from 'puppeteer-core';
import {
  BrowserSession,
  LAUNCH_TIMEOUT_MS,
  PROTOCOL_TIMEOUT_MS,
  startSession,
  waitUntilLoaded,
} from './browser-session.ts';
import { keepUnpackedExtensions, prepareChromiumProfile } from './chromium-profile.ts';
import { eventually } from './expect-eventually.ts';
import type { ExtensionApi } from './extension-api.ts';
import { hasWelcomePage, WELCOME_PAGE, WELCOME_TIMEOUT_MS } from './welcome-page.ts';
import type { ExtensionSession, SessionOptions } from './extension-session.ts';

declare const chrome: ExtensionApi;

const SITES = ['github.com', 'huggingface.co', 'arxiv.org'];
const POPUP_TIMEOUT_MS = 10_000;
const SERVICE_WORKER = 'service_worker';

/** Chrome, Chromium, Edge or Brave with the extension. */
export function launchChromium(options: SessionOptions): Promise<ExtensionSession> {
  return startSession(options, {
    startBrowser: () => startChromium(options),
    setUp: async (browser) => {
      const id = (await findInstalled(browser, options)) ?? (await installAnew(browser, options));
      return ChromiumSession.create(browser, id, options);
    },
  });
}

async function startChromium(options: SessionOptions): Promise<Browser> {
  prepareChromiumProfile(options.profileDir);
  return puppeteer.launch({
    browser: 'chrome',
    executablePath: options.executablePath,
    headless: options.headless,
    userDataDir: options.profileDir,
    // Only over a pipe may a debugger load extensions; branded Chrome >= 137 ignores --load-extension.
    pipe: true,
    enableExtensions: true,
    // A debugger on the service worker would change the life-cycle that is under test.
    targetFilter: (target) => target.type() !== SERVICE_WORKER,
    defaultViewport: null,
    timeout: LAUNCH_TIMEOUT_MS,
    protocolTimeout: PROTOCOL_TIMEOUT_MS,
    args: chromiumArguments(options),
  });
}

function chromiumArguments({ server, windowSize, colorScheme, extraArgs = [] }: SessionOptions): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    '--no-default-browser-check',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--no-pings',
    `--window-size=${windowSize.width},${windowSize.height}`,
    ...(isRoot ? ['--no-sandbox'] : []),
    ...(server ? redirectTo(server.port) : []),
    ...(colorScheme ? [`--blink-settings=preferredColorScheme=${colorScheme === 'dark' ? 0 : 1}`] : []),
    ...extraArgs,
  ];
}

function redirectTo(port: number): string[] {
  const rules = SITES.map((site) => `MAP ${site}:443 127.0.0.1:${port}`);
  return [
    `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`,
    '--ignore-certificate-errors',
  ];
}

/** Puppeteer's `enableExtensions: [dir]` does not wait for the installation; this does. */
function install(browser: Browser, options: SessionOptions): Promise<string> {
  return browser.installExtension(options.extensionDir, { enabledInIncognito: options.privateBrowsing ?? false });
}

async function installAnew(browser: Browser, options: SessionOptions): Promise<string> {
  const id = await install(browser, options);
  if (options.keepWelcome || !hasWelcomePage(options.extensionDir)) return id;
  const url = `chrome-extension://${id}/${WELCOME_PAGE}`;
  const welcome = await browser.waitForTarget((target) => target.url() === url, { timeout: WELCOME_TIMEOUT_MS });
  await (await welcome.page())?.close();
  return id;
}

/** The id of the extension if the profile has brought it along: extensions are loaded before the first command. */
async function findInstalled(browser: Browser, { extensionDir }: SessionOptions): Promise<string | undefined> {
  const folder = realpathSync(extensionDir);
  const extensions = [...(await browser.extensions()).values()];
  return extensions.find(({ path, enabled }) => enabled && path === folder)?.id;
}

class ChromiumSession extends BrowserSession {
  readonly name = 'chromium';
  readonly #extensionId: string;
  readonly #protocol: CDPSession;
  readonly #privateContext: BrowserContext | undefined;

  static async create(browser: Browser, id: string, options: SessionOptions): Promise<ChromiumSession> {
    const protocol = await browser.target().createCDPSession();
    const privateContext = options.privateBrowsing ? await browser.createBrowserContext() : undefined;
    return new ChromiumSession({ browser, id, options, protocol, privateContext });
  }

  private constructor(parts: {
    browser: Browser;
    id: string;
    options: SessionOptions;
    protocol: CDPSession;
    privateContext: BrowserContext | undefined;
  }) {
    super(parts.browser, `chrome-extension://${parts.id}`, parts.options);
    this.#extensionId = parts.id;
    this.#protocol = parts.protocol;
    this.#privateContext = parts.privateContext;
  }

  override newPage(): Promise<Page> {
    return this.#privateContext?.newPage() ?? super.newPage();
  }

  async openPopup(page?: Page): Promise<Page> {
    await page?.bringToFront();
    const url = await this.popupUrl();
    const known = new Set(this.browser.targets());
    await this.#clickAction();
    const isPopup = (target: Target) => !known.has(target) && target.url().startsWith(url);
    const target = await this.browser.waitForTarget(isPopup, { timeout: POPUP_TIMEOUT_MS });
    const popup = await target.asPage();
    await waitUntilLoaded(popup, url);
    return popup;
  }

  async killBackground(): Promise<void> {
    const running = await this.#backgroundIds();
    for (const { targetId, url } of await this.#serviceWorkers()) {
      // A worker that is gone can stay on the browser's list for a while.
      if (url.startsWith(this.baseUrl)) await this.#protocol.send('Target.closeTarget', { targetId }).catch(() => {});
    }
    await eventually(async () => (await this.#backgroundIds()).every((id) => !running.includes(id)), {
      message: 'The service worker did not stop',
    });
  }

  async isBackgroundAlive(): Promise<boolean> {
    return (await this.#backgroundIds()).length > 0;
  }

  async updateExtension(): Promise<void> {
    await install(this.browser, this.options);
  }

  protected relaunch(): Promise<ExtensionSession> {
    return launchChromium(this.options);
  }

  protected async navigate(page: Page, url: string): Promise<void> {
    await page.goto(url);
  }

  protected override afterBrowserEnded(): void {
    keepUnpackedExtensions(this.profileDir);
  }

  /** The host page stands for its window only: the click counts for the tab in front. */
  async #clickAction(): Promise<void> {
    const extension = (await this.browser.extensions()).get(this.#extensionId);
    if (extension === undefined) throw new Error('The extension is no longer installed');
    await extension.triggerAction(await this.hostPage());
  }

  #backgroundIds(): Promise<string[]> {
    return this.inExtension(async () => {
      const contexts = await chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] });
      return contexts.map((context) => context.contextId);
    });
  }

  async #serviceWorkers(): Promise<{ targetId: string; url: string }[]> {
    const { targetInfos } = await this.#protocol.send('Target.getTargets', { filter: [{ type: SERVICE_WORKER }] });
    return targetInfos;
  }
}
