/** An element of the page with a closed shadow root, and where to render in it. */
export interface PanelRoot {
  readonly host: HTMLElement;
  readonly shadow: ShadowRoot;
}

const TAG_NAME = /^ibid-[\da-f-]{36}$/;

/**
 * Removes what an Ibid that was updated meanwhile has left on the page: Firefox ends its script without
 * a last word, and its buttons would do nothing.
 */
export function removeLeftPanels(): void {
  // A selector cannot ask for the beginning of a name, and looking at each element costs milliseconds; but a name of
  // ours is nobody's, so that no page has defined it, and what the panel shows lies in its shadow.
  for (const element of document.querySelectorAll(':empty:not(:defined)')) {
    if (TAG_NAME.test(element.localName)) element.remove();
  }
}

/** Creates the root; it is on no page until its host is appended. */
export function createPanelRoot(css: string): PanelRoot {
  // A name of its own: pages can neither expect it nor define an element for it.
  const host = document.createElement(`ibid-${crypto.randomUUID()}`);
  const shadow = host.attachShadow({ mode: 'closed' });
  try {
    // Constructed sheets are not subject to a page's style-src.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses a sheet that was constructed in a content script's own world.
    shadow.append(Object.assign(document.createElement('style'), { textContent: css }));
  }
  // Single keys are commands on GitHub; those pressed in the panel are the panel's.
  for (const type of ['keydown', 'keypress', 'keyup']) host.addEventListener(type, (event) => event.stopPropagation());
  return { host, shadow };
}
