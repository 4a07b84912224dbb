import type { Page } from 'puppeteer-core';
import { eventually } from './expect-eventually.ts';
import type { ExtensionSession } from './extension-session.ts';
import { sendBidi } from './firefox-privileged.ts';
import { findPanelNames } from './panel-in-page.ts';

interface CdpNode {
  readonly localName: string;
  readonly nodeId: number;
  readonly children?: readonly CdpNode[];
  readonly shadowRoots?: readonly CdpNode[];
}

interface BidiNode {
  readonly sharedId?: string;
  readonly value?: { readonly shadowRoot?: BidiNode | null };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Clicks the button, link or summary of the panel whose words or label begin with `name`, as a hand does:
 * with the pointer, so that the browser takes it for a press of the user's.
 */
export async function pressInPanel(session: ExtensionSession, page: Page, name: string): Promise<void> {
  const point = await eventually(() => locate(session, page, name), { message: `"${name}" in the panel` });
  await page.mouse.click(point.x, point.y);
}

async function locate(session: ExtensionSession, page: Page, name: string): Promise<Point | null> {
  const [host] = await findPanelNames(page);
  if (host === undefined) return null;
  return session.name === 'chromium' ? locateInChromium(page, host, name) : locateInFirefox(session, page, host, name);
}

/** Sent to the page as text. Gives the middle of what is named, once it is in sight. */
function centerOf(root: ShadowRoot, name: string): Point | null {
  const found = [...root.querySelectorAll<HTMLElement>('button, a, summary')].find((element) =>
    (element.ariaLabel ?? element.textContent).trim().startsWith(name),
  );
  if (!found) return null;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = found.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

async function locateInChromium(page: Page, host: string, name: string): Promise<Point | null> {
  const cdp = await page.createCDPSession();
  try {
    const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: CdpNode };
    const shadow = findNode(root, host)?.shadowRoots?.[0];
    if (!shadow) return null;
    const { object } = await cdp.send('DOM.resolveNode', { nodeId: shadow.nodeId });
    const { result } = await cdp.send('Runtime.callFunctionOn', {
      functionDeclaration: `function (name) { return (${centerOf.toString()})(this, name); }`,
      objectId: object.objectId ?? '',
      arguments: [{ value: name }],
      returnByValue: true,
    });
    return result.value as Point | null;
  } finally {
    await cdp.detach();
  }
}

function findNode(node: CdpNode, localName: string): CdpNode | undefined {
  if (node.localName === localName) return node;
  for (const child of node.children ?? []) {
    const found = findNode(child, localName);
    if (found) return found;
  }
  return undefined;
}

async function locateInFirefox(
  session: ExtensionSession,
  page: Page,
  host: string,
  name: string,
): Promise<Point | null> {
  const { contexts } = (await sendBidi(session.browser, 'browsingContext.getTree', {})) as {
    contexts: readonly { context: string; url: string }[];
  };
  const target = { context: contexts.find(({ url }) => url === page.url())?.context };
  const { result } = (await sendBidi(session.browser, 'script.evaluate', {
    expression: `document.querySelector('${host}')`,
    target,
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 1, includeShadowTree: 'all' },
  })) as { result: BidiNode };
  const sharedId = result.value?.shadowRoot?.sharedId;
  if (sharedId === undefined) return null;
  const called = (await sendBidi(session.browser, 'script.callFunction', {
    functionDeclaration: `(root, name) => JSON.stringify((${centerOf.toString()})(root, name))`,
    target,
    arguments: [{ sharedId }, { type: 'string', value: name }],
    awaitPromise: false,
  })) as { result: { value: string } };
  return JSON.parse(called.result.value) as Point | null;
}
