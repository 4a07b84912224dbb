import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPages } from '../demo/demo-pages.ts';
import { loadDemoDays } from '../demo/hub-feed.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { eventually } from '../support/expect-eventually.ts';
import { serveRepository } from '../support/hostile-pages.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { countPanels, readPanel } from '../support/panel-in-page.ts';
import { readStoredCorpus } from '../support/stored-corpus.ts';
import { describeInEachBrowser } from './each-browser.ts';

const REPOSITORY = 'https://github.com/shengshu-ai/minWM';
const OTHER_REPOSITORY = 'https://github.com/ibid-demo/tidetable';

declare const chrome: {
  readonly storage: {
    readonly sync: {
      get(keys: null): Promise<object>;
      set(items: object): Promise<void>;
      clear(): Promise<void>;
    };
  };
  readonly scripting: { getRegisteredContentScripts(): Promise<readonly { readonly id: string }[]> };
};

describeInEachBrowser('The panel', (launch) => {
  let server: HubServer;
  let session: ExtensionSession;

  beforeAll(async () => {
    server = await startHubServer({ days: loadDemoDays(), pages: demoPages });
    session = await launch({ server });
    await eventually(async () => (await readStoredCorpus(session)).paperIds.length === 150, { timeoutMs: 60_000 });
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  const open = async (url: string) => {
    const page = await session.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return page;
  };

  test.each([
    [REPOSITORY, /minWM.*This repository’s paper.*Gamma.*Linked/s],
    ['https://huggingface.co/microsoft/Lens', /Lens.*This model’s paper/s],
    ['https://huggingface.co/datasets/Forival/LiveBrowseComp', /This data set’s paper/],
    ['https://huggingface.co/spaces/ibid-demo/lens-studio', /1 paper|Papers/],
  ])('shows the papers of the page with their reasons when it is %s', async (url, words) => {
    const page = await open(url);

    const panel = await readPanel(session, page);

    expect(panel).toMatch(words);
    expect(await countPanels(page)).toBe(1);
    await page.close();
  });

  test('stays away when no paper belongs to the page', async () => {
    const page = await open(OTHER_REPOSITORY);
    const witness = await open(REPOSITORY);
    await readPanel(session, witness);

    expect(await countPanels(page)).toBe(0);
    await page.close();
    await witness.close();
  });

  test('F01 wakes the background when it had been stopped', async () => {
    await session.killBackground();

    const page = await open(REPOSITORY);

    expect(await readPanel(session, page)).toMatch(/This repository’s paper/);
    await page.close();
  });

  test('moves nothing on the page when it appears', async () => {
    const page = await open(REPOSITORY);
    const before = await placesOf(page);

    await readPanel(session, page);

    expect(await placesOf(page)).toEqual(before);
    await page.close();
  });

  test('comes back once when the page throws it out, and follows client-side navigation', async () => {
    const page = await open(REPOSITORY);
    await readPanel(session, page);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('*')) if (element.localName.startsWith('ibid-')) element.remove();
    });
    await eventually(async () => (await countPanels(page)) === 1, { message: 'the panel again' });

    await page.evaluate(() => {
      history.pushState({}, '', '/shengshu-ai/minWM/issues');
      document.dispatchEvent(new CustomEvent('turbo:render'));
    });

    await eventually(async () => (await countPanels(page)) === 0, { message: 'no panel on the issues' });
    await page.close();
  });

  test('notes the site, and shows and says nothing, when its markup is not known any more', async () => {
    const change = (html: string): string => html.replaceAll(/borderGrid/gi, 'otherGrid');
    server.respondWith(serveRepository({ change }));
    const page = await open(REPOSITORY);

    const noted = await eventually(async () => {
      const items = await session.inExtension(() => chrome.storage.sync.get(null));
      return Object.keys(items).find((key) => key.startsWith('unknownPage:')) ?? '';
    });

    expect(noted).toBe('unknownPage:github');
    expect(await countPanels(page)).toBe(0);
    server.respondWith(undefined);
    await session.inExtension(() => chrome.storage.sync.clear());
    await page.close();
  });

  test('has no script at all on a site that is turned off', async () => {
    const page = await open(REPOSITORY);
    await readPanel(session, page);

    await session.inExtension(() => chrome.storage.sync.set({ panel: { collapsed: false, offSites: ['github'] } }));

    await eventually(async () => {
      const scripts = await session.inExtension(() => chrome.scripting.getRegisteredContentScripts());
      return scripts.length > 0 && scripts.every(({ id }) => id !== 'panel-github');
    });
    await session.inExtension(() => chrome.storage.sync.clear());
    await page.close();
  });
});

/** Where every element of the page's own stands. */
function placesOf(page: Awaited<ReturnType<ExtensionSession['newPage']>>): Promise<readonly string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('main *, aside *, h1, h2, footer'))
      .filter(({ localName }) => !localName.startsWith('ibid-'))
      .map((element) => {
        const { x, y, width } = element.getBoundingClientRect();
        return `${element.localName} ${Math.round(x)} ${Math.round(y)} ${Math.round(width)}`;
      }),
  );
}
