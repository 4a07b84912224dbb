import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { demoPages } from '../demo/demo-pages.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import {
  CLONES_PANELS,
  PATCHES_BUILT_INS,
  REMOVES_PANELS,
  REPOSITORY,
  serveRepository,
} from '../support/hostile-pages.ts';
import { runInContentScript } from '../support/content-script.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { countPanels, readPanel } from '../support/panel-in-page.ts';
import { respondHtml } from '../support/scripted-response.ts';
import { loadOneDay, untilStored } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const ODD_PAGE = `${REPOSITORY}?plain=1`;
const MAX_RETURNS = 3;
const PUSHES = 200;

declare global {
  var mounts: number;
  var ticks: number;
  var heard: string[];
  var violations: string[];
}

describeInEachBrowser('A hostile page', (launch, name) => {
  let server: HubServer;
  let session: ExtensionSession;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    server = await startHubServer({ days: loadOneDay(), pages: demoPages });
    session = await launch({ server });
    await untilStored(session, 1);
  });
  beforeEach(async () => {
    page = await session.newPage();
    errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
  });
  afterEach(async () => {
    server.respondWith(undefined);
    await page.close();
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  const open = (): Promise<unknown> => page.goto(REPOSITORY, { waitUntil: 'domcontentloaded' });

  test.each([
    ['throws it out each time', REMOVES_PANELS],
    ['puts a copy after it each time', CLONES_PANELS],
  ])('F53 gets its way after three returns of the panel when it %s', async (_state, script) => {
    server.respondWith(serveRepository({ script }));
    await open();
    await eventually(() => page.evaluate(() => globalThis.mounts > 0), { timeoutMs: 20_000 });

    // Forty changes of the page are far more than a panel would need to come back once more.
    const ticks = await page.evaluate(() => globalThis.ticks);
    await eventually(() => page.evaluate((from) => globalThis.ticks > from + 40, ticks), { timeoutMs: 20_000 });

    expect(await page.evaluate(() => globalThis.mounts)).toBeLessThanOrEqual(1 + MAX_RETURNS);
    expect(errors).toEqual([]);
  });

  test('F53 has its panel all the same when it has patched the built-ins', async () => {
    server.respondWith(serveRepository({ script: PATCHES_BUILT_INS }));
    await open();

    expect(await readPanel(session, page)).toMatch(/This repository’s paper/);
  });

  test.skipIf(name !== 'chromium').each([
    ['F49', 'a message of our own pages', { name: 'sync.request', request: { reason: 'retry pressed' } }, 'forbidden'],
    ['F48', 'the name of what every object has', { name: 'constructor' }, 'unknown message'],
    ['F48', 'the name of a prototype', JSON.parse('{ "name": "__proto__" }') as object, 'unknown message'],
    ['F48', 'a name of a megabyte', { name: 'related.find'.repeat(100_000) }, 'unknown message'],
    ['F48', 'no name at all', {}, 'unknown message'],
  ])('%s is refused by the background when its script sends %s', async (_id, _what, message, error) => {
    await open();
    await readPanel(session, page);
    server.forgetRequests();

    const answer = await runInContentScript(page, session, `chrome.runtime.sendMessage(${JSON.stringify(message)})`);

    expect(answer).toEqual({ ok: false, error });
    expect(server.requestCount).toBe(0);
  });

  test.skipIf(name !== 'chromium')('F49 reads no mark and no setting when its script asks the storage', async () => {
    await open();
    await readPanel(session, page);

    const answer = await runInContentScript(page, session, 'chrome.storage.local.get(null).catch(String)');

    expect(answer).toMatch(/not allowed/);
  });

  test('F54 hears nothing, and can but hide the panel when it forges our own events', async () => {
    const script = `
      window.heard = [];
      window.addEventListener('message', (event) => window.heard.push(JSON.stringify(event.data)));
    `;
    server.respondWith(serveRepository({ script }));
    await open();
    await readPanel(session, page);
    const id = new URL(session.baseUrl).host;

    await page.evaluate((extensionId) => {
      const detail = { contentScriptName: 'panel', messageId: 'forged' };
      const type = `${extensionId}:panel:wxt:content-script-started`;
      document.dispatchEvent(new CustomEvent(type, { detail }));
      window.postMessage({ type, ...detail }, '*');
    }, id);
    await eventually(() => page.evaluate(() => globalThis.heard.length === 1), { message: 'its own message' });

    expect((await page.evaluate(() => globalThis.heard)).filter((message) => !/forged/.test(message))).toEqual([]);
    expect(await countPanels(page)).toBeLessThanOrEqual(1);
    expect(errors).toEqual([]);
  });

  test('F58 can neither fetch, show nor frame a file of the extension', async () => {
    await open();
    await readPanel(session, page);

    const reached = await page.evaluate(async (baseUrl) => {
      const load = (tag: 'img' | 'script', path: string): Promise<boolean> =>
        new Promise((resolve) => {
          const element = Object.assign(document.createElement(tag), { src: `${baseUrl}/${path}` });
          element.addEventListener('load', () => resolve(true));
          element.addEventListener('error', () => resolve(false));
          document.body.append(element);
        });
      const frame = Object.assign(document.createElement('iframe'), { src: `${baseUrl}/popup.html` });
      document.body.append(frame);
      const isFetched = await fetch(`${baseUrl}/popup.html`).then(
        () => true,
        () => false,
      );
      return [isFetched, await load('img', 'icon/16.png'), await load('script', 'content-scripts/panel.js')];
    }, session.baseUrl);
    const titles = await Promise.all(page.frames().map((frame) => frame.title().catch(() => '')));

    expect(reached).toEqual([false, false, false]);
    expect(titles).not.toContain('Ibid');
  });

  test(`F59 never has two panels, and one in the end, when it changes its address ${PUSHES} times`, async () => {
    await open();
    await readPanel(session, page);

    const most = await page.evaluate(async (pushes) => {
      const count = (): number =>
        Array.from(document.querySelectorAll('*')).filter(({ localName }) => localName.startsWith('ibid-')).length;
      let most = 0;
      for (let push = 1; push <= pushes; push += 1) {
        history.pushState({}, '', push % 2 ? `/shengshu-ai/minWM/issues/${push}` : '/shengshu-ai/minWM');
        document.dispatchEvent(new CustomEvent('turbo:render'));
        await new Promise((resolve) => setTimeout(resolve));
        most = Math.max(most, count());
      }
      return most;
    }, PUSHES);

    expect(most).toBeLessThanOrEqual(1);
    expect(await readPanel(session, page)).toMatch(/This repository’s paper/);
    expect(await countPanels(page)).toBe(1);
  });

  test('F61 sees no violation of its policy when that is strict', async () => {
    const policy = "default-src 'none'; script-src 'none'; style-src 'none'; img-src *";
    server.respondWith(
      serveRepository({
        headers: { 'content-security-policy': policy },
        change: (html) =>
          html.replaceAll(/<style>[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<img[^>]*>| style="[^"]*"/g, ''),
      }),
    );
    await page.evaluateOnNewDocument(() => {
      globalThis.violations = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        globalThis.violations.push(`${event.violatedDirective} ${event.sourceFile} ${event.sample}`),
      );
    });
    await open();

    expect(await readPanel(session, page)).toMatch(/This repository’s paper/);
    expect(await page.evaluate(() => globalThis.violations)).toEqual([]);
  });

  test.each([
    ['XML', 'text/xml', '<?xml version="1.0"?><repository><name>minWM</name></repository>'],
    ['plain text', 'text/plain', 'minWM https://arxiv.org/abs/2605.30263'],
    ['a set of frames', 'text/html', '<frameset cols="50%,50%"><frame src="about:blank"></frameset>'],
  ])('F61 stays as it is when it is %s', async (_kind, type, body) => {
    server.respondWith(({ url }) =>
      url === ODD_PAGE ? { ...respondHtml(body), headers: { 'content-type': type } } : undefined,
    );
    await page.goto(ODD_PAGE, { waitUntil: 'domcontentloaded' });
    const witness = await session.newPage();
    await witness.goto(REPOSITORY, { waitUntil: 'domcontentloaded' });

    // By the time that another page has its panel, this one would have had it.
    await readPanel(session, witness);

    expect(await countPanels(page)).toBe(0);
    expect(errors).toEqual([]);
    await witness.close();
  });
});
