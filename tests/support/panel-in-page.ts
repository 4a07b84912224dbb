import type { Page } from 'puppeteer-core';
import { eventually } from './expect-eventually.ts';
import type { ExtensionSession } from './extension-session.ts';
import { sendBidi } from './firefox-privileged.ts';

/** The panel's element has a name of chance, so that a page cannot be made for it. */
const ELEMENT_NAME = /^ibid-[0-9a-f-]+$/;

interface CdpNode {
  readonly localName: string;
  readonly nodeValue: string;
  readonly children?: readonly CdpNode[];
  readonly shadowRoots?: readonly CdpNode[];
}

interface BidiNode {
  readonly value?: {
    readonly localName?: string;
    readonly nodeValue?: string;
    readonly children?: readonly BidiNode[];
    readonly shadowRoot?: BidiNode | null;
  };
}

/** How many panels a page holds. */
export async function countPanels(page: Page): Promise<number> {
  return (await findPanelNames(page)).length;
}

/** The names of the panels' elements in a page, which differ from one panel to the next. */
export function findPanelNames(page: Page): Promise<string[]> {
  return page.evaluate(
    (source) =>
      Array.from(document.querySelectorAll('*'), ({ localName }) => localName).filter((localName) =>
        new RegExp(source).test(localName),
      ),
    ELEMENT_NAME.source,
  );
}

/**
 * The words of the panel in a page, once it stands there. Its shadow root is closed to scripts, so the
 * browser's debugging protocol is asked.
 */
export function readPanel(session: ExtensionSession, page: Page, timeoutMs = 20_000): Promise<string> {
  return eventually(
    async () => {
      if ((await countPanels(page)) === 0) return '';
      return session.name === 'chromium' ? readInChromium(page) : readInFirefox(session, page);
    },
    { timeoutMs, message: `a panel on ${page.url()}` },
  );
}

async function readInChromium(page: Page): Promise<string> {
  const cdp = await page.createCDPSession();
  const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: CdpNode };
  await cdp.detach();
  const host = findHost(root);
  return host ? wordsOf(host, (node) => [...(node.shadowRoots ?? []), ...(node.children ?? [])]) : '';
}

function findHost(node: CdpNode): CdpNode | undefined {
  if (ELEMENT_NAME.test(node.localName)) return node;
  for (const child of node.children ?? []) {
    const host = findHost(child);
    if (host) return host;
  }
  return undefined;
}

function wordsOf(node: CdpNode, childrenOf: (node: CdpNode) => readonly CdpNode[]): string {
  if (node.localName === 'style') return '';
  const words = [node.nodeValue, ...childrenOf(node).map((child) => wordsOf(child, childrenOf))];
  return words.filter((word) => word.trim() !== '').join(' ');
}

async function readInFirefox(session: ExtensionSession, page: Page): Promise<string> {
  const { contexts } = (await sendBidi(session.browser, 'browsingContext.getTree', {})) as {
    contexts: readonly { context: string; url: string }[];
  };
  const context = contexts.find(({ url }) => url === page.url())?.context;
  if (context === undefined) return '';
  const { result } = (await sendBidi(session.browser, 'script.evaluate', {
    expression: `[...document.querySelectorAll('*')].find(({ localName }) => /${ELEMENT_NAME.source}/.test(localName))`,
    target: { context },
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 20, includeShadowTree: 'all' },
  })) as { result: BidiNode };
  return bidiWords(result);
}

function bidiWords({ value }: BidiNode): string {
  if (!value || value.localName === 'style') return '';
  const inside = [...(value.shadowRoot ? [value.shadowRoot] : []), ...(value.children ?? [])];
  return [value.nodeValue ?? '', ...inside.map(bidiWords)].filter((word) => word.trim() !== '').join(' ');
}
