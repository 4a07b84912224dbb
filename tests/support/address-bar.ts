import type { Browser, Page } from 'puppeteer-core';
import { eventually } from './expect-eventually.ts';
import type { ExtensionSession } from './extension-session.ts';
import { evaluatePrivileged } from './firefox-privileged.ts';
import { requestSync } from './sync-steps.ts';

/** A browser's address bar, as far as it can be driven. */
export interface AddressBar {
  /** Types a text, and resolves with all that stands under it once that is so. */
  type(text: string, isSo: (shown: string) => boolean): Promise<string>;
  /** Enters what follows the keyword, or the content of a line. */
  enter(text: string): Promise<void>;
}

export async function openAddressBar(session: ExtensionSession): Promise<AddressBar> {
  return session.name === 'firefox' ? openInFirefox(session.browser) : openInChromium(session);
}

/** Firefox's internals that are used in the browser's own scope. */
interface FirefoxAddressBar {
  search(text: string): void;
  readonly lastQueryContextPromise: Promise<{ readonly results: readonly FirefoxResult[] }>;
  readonly view: { selectedRowIndex: number };
  handleCommand(): void;
}

interface FirefoxResult {
  readonly payload: { readonly title?: string; readonly content?: string };
}

declare const gURLBar: FirefoxAddressBar;

function openInFirefox(browser: Browser): AddressBar {
  const search = (text: string): Promise<{ title: string; content: string }[]> =>
    evaluatePrivileged(
      browser,
      async (typed: string) => {
        gURLBar.search(typed);
        const { results } = await gURLBar.lastQueryContextPromise;
        return results.map(({ payload }) => ({ title: payload.title ?? '', content: payload.content ?? '' }));
      },
      text,
    );
  let lines: { title: string; content: string }[] = [];
  return {
    type: (text, isSo) =>
      eventually(async () => {
        lines = await search(text);
        const shown = lines.map(({ title }) => title).join('\n');
        return isSo(shown) && shown;
      }),
    async enter(text) {
      const row = lines.findIndex(({ content }) => content === `ibid ${text}`);
      if (row < 0) throw new Error(`no line enters ${text}`);
      const choose = (place: number): void => {
        gURLBar.view.selectedRowIndex = place;
        gURLBar.handleCommand();
      };
      await evaluatePrivileged(browser, choose, row);
    },
  };
}

interface OmniboxEvents {
  readonly omnibox: { readonly onInputEntered: { dispatch(text: string, openIn: string): void } };
}

declare const chrome: OmniboxEvents;

/** No protocol reaches the bar itself: Chromium's page for its developers asks what the bar would ask. */
async function openInChromium(session: ExtensionSession): Promise<AddressBar> {
  const page = await session.newPage();
  await allowInternalPages(page);
  await page.goto('chrome://omnibox');
  return {
    type: async (text, isSo) => {
      await eventually(() => page.evaluate(typeInOmniboxPage, text));
      return eventually(async () => {
        const shown = await page.evaluate(readOmniboxPage);
        return isSo(shown) && shown;
      });
    },
    enter: async (text) => {
      const dispatch = (typed: string): void => chrome.omnibox.onInputEntered.dispatch(typed, 'currentTab');
      await runInBackground(session, `(${dispatch.toString()})(${JSON.stringify(text)})`);
    },
  };
}

async function allowInternalPages(page: Page): Promise<void> {
  await page.goto('chrome://chrome-urls/#internal-debug-pages');
  await eventually(async () => {
    await page.goto('chrome://chrome-urls/#internal-debug-pages');
    return page.evaluate(() => {
      const button = document.querySelector('chrome-urls-app')?.shadowRoot?.querySelector<HTMLElement>('cr-button');
      const isAllowed = button?.textContent?.includes('Disable') ?? false;
      if (!isAllowed) button?.click();
      return isAllowed;
    });
  });
}

/** Sent as text. */
function typeInOmniboxPage(text: string): boolean {
  const input = document.querySelector('omnibox-input')?.shadowRoot?.querySelector<HTMLInputElement>('#input-text');
  if (!input) return false;
  input.value = text;
  return input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Sent as text: all that the page's output says, however deep in shadow roots. */
function readOmniboxPage(): string {
  const readAll = (root: ParentNode): string =>
    Array.from(root.querySelectorAll('*'), (element) => {
      const own = element.children.length === 0 && element.localName !== 'style' ? element.textContent : '';
      return `${own}\n${element.shadowRoot ? readAll(element.shadowRoot) : ''}`;
    }).join('');
  const output = document.querySelector('omnibox-output')?.shadowRoot;
  return output ? readAll(output) : '';
}

async function runInBackground(session: ExtensionSession, expression: string): Promise<void> {
  // Wakes it, and does nothing else where nothing is due.
  await requestSync(session);
  const protocol = await session.browser.target().createCDPSession();
  const { targetInfos } = await protocol.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
  const background = targetInfos.find(({ url }) => url.startsWith(session.baseUrl));
  if (!background) throw new Error('The service worker does not run');
  const { sessionId } = await protocol.send('Target.attachToTarget', { targetId: background.targetId, flatten: true });
  await protocol.connection()?.session(sessionId)?.send('Runtime.evaluate', { expression });
  await protocol.detach();
}
