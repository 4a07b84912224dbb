import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { endBrowser, removeProfile, removeProfileAtExit } from '../support/browser-process.ts';
import { prepareChromiumProfile } from '../support/chromium-profile.ts';
import { eventually } from '../support/expect-eventually.ts';
import { type ExtensionName, hasServiceWorker, PAGE } from './build-extensions.ts';
import { callPage } from './call-page.ts';
import type { BenchPage } from './in-browser/page.ts';
import type { RuntimeApi } from './in-browser/protocol.ts';

declare const chrome: RuntimeApi;

const SERVICE_WORKER = 'service_worker';
/** Milliseconds for any one call: the largest index of the slowest peer is built in one. */
const CALL_TIMEOUT_MS = 900_000;
/** Milliseconds after a stop, so that the browser's own work for it is not measured. */
const SETTLE_MS = 150;

/** An extension of the bench, with a page of it open. */
export interface BenchExtension {
  readonly name: ExtensionName;
  /** Runs a call in the page. */
  call<Name extends keyof BenchPage>(
    name: Name,
    ...args: Parameters<BenchPage[Name]>
  ): Promise<Awaited<ReturnType<BenchPage[Name]>>>;
  /** Shows the page: the browser runs the processes of hidden ones at a lower priority. */
  bringToFront(): Promise<void>;
  /** Ends whatever could answer a question, and sees that it is gone. */
  stopBackground(): Promise<void>;
  /** Loads the page anew and brings it to the front: nothing of what it held is left. */
  renewPage(): Promise<void>;
  /** Bytes after a garbage collection, in the context that the index is opened in. */
  measureHeap(): Promise<HeapUse>;
}

export interface HeapUse {
  /** JavaScript's objects. */
  readonly heapBytes: number;
  /** Array buffers and WebAssembly's memory. */
  readonly bufferBytes: number;
}

export interface BenchBrowser {
  readonly version: string;
  install(name: ExtensionName, folder: string): Promise<BenchExtension>;
  close(): Promise<void>;
}

/** Starts Chromium with a new profile. */
export async function launchBenchBrowser(executablePath: string): Promise<BenchBrowser> {
  const profileDir = mkdtempSync(join(tmpdir(), 'ibid-bench-'));
  prepareChromiumProfile(profileDir);
  removeProfileAtExit(profileDir);
  const browser = await puppeteer.launch({
    browser: 'chrome',
    executablePath,
    userDataDir: profileDir,
    pipe: true,
    enableExtensions: true,
    // A debugger on a service worker would keep it from being stopped.
    targetFilter: (target) => target.type() !== SERVICE_WORKER,
    protocolTimeout: CALL_TIMEOUT_MS,
    args: [
      '--no-default-browser-check',
      '--disable-component-update',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const protocol = await browser.target().createCDPSession();
  return {
    version: await browser.version(),
    install: async (name, folder) => ChromiumExtension.create({ name, browser, protocol, folder }),
    async close() {
      await endBrowser(browser, profileDir);
      await removeProfile(profileDir);
    },
  };
}

class ChromiumExtension implements BenchExtension {
  readonly name: ExtensionName;
  readonly #page: Page;
  readonly #baseUrl: string;
  readonly #protocol: CDPSession;

  static async create(parts: {
    name: ExtensionName;
    browser: Browser;
    protocol: CDPSession;
    folder: string;
  }): Promise<ChromiumExtension> {
    const id = await parts.browser.installExtension(parts.folder);
    const page = await parts.browser.newPage();
    const baseUrl = `chrome-extension://${id}/`;
    await page.goto(`${baseUrl}${PAGE}`);
    return new ChromiumExtension({ ...parts, page, baseUrl });
  }

  private constructor(parts: { name: ExtensionName; page: Page; baseUrl: string; protocol: CDPSession }) {
    this.name = parts.name;
    this.#page = parts.page;
    this.#baseUrl = parts.baseUrl;
    this.#protocol = parts.protocol;
  }

  call<Name extends keyof BenchPage>(
    name: Name,
    ...args: Parameters<BenchPage[Name]>
  ): Promise<Awaited<ReturnType<BenchPage[Name]>>> {
    return callPage(this.#page, name, ...args);
  }

  async stopBackground(): Promise<void> {
    await this.call('release');
    if (hasServiceWorker(this.name)) await this.#stopServiceWorker();
    await sleep(SETTLE_MS);
  }

  bringToFront(): Promise<void> {
    return this.#page.bringToFront();
  }

  async renewPage(): Promise<void> {
    await this.bringToFront();
    await this.#page.goto(`${this.#baseUrl}${PAGE}`);
  }

  async measureHeap(): Promise<HeapUse> {
    const client = this.#page.workers()[0]?.client ?? (await this.#page.createCDPSession());
    await client.send('HeapProfiler.collectGarbage');
    const usage = await client.send('Runtime.getHeapUsage');
    return { heapBytes: usage.usedSize, bufferBytes: usage.backingStorageSize };
  }

  async #stopServiceWorker(): Promise<void> {
    const { targetInfos } = await this.#protocol.send('Target.getTargets', { filter: [{ type: SERVICE_WORKER }] });
    for (const { targetId, url } of targetInfos) {
      // A worker that is gone can stay on the browser's list for a while.
      if (url.startsWith(this.#baseUrl)) await this.#protocol.send('Target.closeTarget', { targetId }).catch(() => {});
    }
    await eventually(async () => (await this.#countBackgrounds()) === 0, { message: 'The worker did not stop' });
  }

  #countBackgrounds(): Promise<number> {
    return this.#page.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] })).length);
  }
}
