import { readFileSync } from 'node:fs';
import { demoPages } from '../demo/demo-pages.ts';
import { respondHtml, type RequestScript, type ScriptedResponse } from './scripted-response.ts';

/** The demo's repository, which has papers; its pages below it are made hostile. */
export const REPOSITORY = 'https://github.com/shengshu-ai/minWM';

export interface PageChange {
  /** Run by the page before anything else. */
  readonly script?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly change?: (html: string) => string;
}

/** Serves the demo's repository page with a script, headers or words of its own. */
export function serveRepository({ script, headers = {}, change = (html) => html }: PageChange): RequestScript {
  const html = change(readFileSync(demoPages.get(REPOSITORY) ?? '', 'utf8'));
  const page = script === undefined ? html : html.replace('<head>', `<head><script>${script}</script>`);
  const answer = respondHtml(page);
  return ({ url }): ScriptedResponse | undefined =>
    url.split('?')[0] === REPOSITORY ? { ...answer, headers: { ...answer.headers, ...headers } } : undefined;
}

/** Counts every appearance of a panel, and throws each out at once. */
export const REMOVES_PANELS = `
  window.mounts = 0;
  window.ticks = 0;
  new MutationObserver((records) => {
    for (const node of records.flatMap((record) => [...record.addedNodes])) {
      if (!node.localName?.startsWith('ibid-')) continue;
      window.mounts += 1;
      node.remove();
    }
  }).observe(document, { childList: true, subtree: true });
  setInterval(() => { window.ticks += 1; document.body?.setAttribute('data-tick', window.ticks); document.body?.append(''); }, 100);
`;

/** Puts a copy after each panel, so that the panel is never the last. */
export const CLONES_PANELS = `
  window.mounts = 0;
  window.ticks = 0;
  const copies = new WeakSet();
  new MutationObserver((records) => {
    for (const node of records.flatMap((record) => [...record.addedNodes])) {
      if (!node.localName?.startsWith('ibid-') || copies.has(node)) continue;
      window.mounts += 1;
      const copy = node.cloneNode(true);
      copies.add(copy);
      node.after(copy);
    }
  }).observe(document, { childList: true, subtree: true });
  setInterval(() => { window.ticks += 1; document.body?.append(''); }, 100);
`;

/** Breaks what a script would build on. */
export const PATCHES_BUILT_INS = `
  const refuse = () => { throw new Error('patched by the page'); };
  for (const name of ['map', 'flatMap', 'push', 'slice', 'some', 'join']) Array.prototype[name] = refuse;
  Element.prototype.attachShadow = refuse;
  Node.prototype.appendChild = Element.prototype.append = refuse;
  Document.prototype.querySelector = Document.prototype.createElement = refuse;
  JSON.parse = JSON.stringify = refuse;
  globalThis.fetch = refuse;
  globalThis.chrome = new Proxy({}, { get: refuse });
`;
