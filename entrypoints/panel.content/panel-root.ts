// A name of this script's own: pages can neither expect it nor define an element for it.
const TAG_NAME = `ibid-panel-${Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => String.fromCharCode(97 + (byte % 26))).join('')}`;
const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;

/** An element of the page with a closed shadow root, and where to render in it. */
export interface PanelRoot {
  readonly host: HTMLElement;
  readonly container: ShadowRoot;
}

/** Creates the root; it is on no page until its host is appended. */
export function createPanelRoot(document: Document, css: string): PanelRoot {
  const host = document.createElement(TAG_NAME);
  const container = host.attachShadow({ mode: 'closed' });
  addStyle(document, container, css);
  // Single keys are commands on GitHub; those pressed in the panel are the panel's.
  for (const type of KEY_EVENTS) host.addEventListener(type, (event) => event.stopPropagation());
  return { host, container };
}

/** Removes every root from the page: also copies without content, as a page's cache of itself makes them. */
export function removePanelRoots(document: Document): void {
  for (const host of Array.from(document.getElementsByTagName(TAG_NAME))) host.remove();
}

function addStyle(document: Document, container: ShadowRoot, css: string): void {
  try {
    // Constructed sheets are not subject to a page's style-src.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    container.adoptedStyleSheets = [sheet];
    if (container.adoptedStyleSheets.length === 1) return;
  } catch {
    // Firefox refuses sheets constructed in a content script's own world.
  }
  const style = document.createElement('style');
  style.textContent = css;
  container.append(style);
}
