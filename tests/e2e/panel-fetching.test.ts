import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { demoPages } from '../demo/demo-pages.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { eventually } from '../support/expect-eventually.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { readPanel } from '../support/panel-in-page.ts';
import { respondHtml, respondJson, type RecordedRequest } from '../support/scripted-response.ts';
import { readStoredCorpus } from '../support/stored-corpus.ts';
import { loadOneDay, untilStored } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const REPOSITORY = 'https://github.com/shengshu-ai/minWM';
const MODEL = 'https://huggingface.co/microsoft/Lens';
const NOT_HELD = '2301.00001';
const RECORD = {
  id: NOT_HELD,
  title: 'Lanterns at Dusk',
  summary: 'A paper that was never listed.',
  authors: [{ name: 'Ada Moreau' }],
  upvotes: 4321,
  publishedAt: '2023-01-02T00:00:00.000Z',
};
const RECORD_URL = `https://huggingface.co/api/papers/${NOT_HELD}`;
const TEXT_START = { [REPOSITORY]: '<article class="markdown-body', [MODEL]: '<div class="model-card-content' };

declare const chrome: {
  readonly storage: {
    readonly local: { set(items: object): Promise<void> };
    readonly session: { remove(key: string): Promise<void> };
  };
};

describeInEachBrowser('A paper that a page names and the copy does not hold', (launch) => {
  let server: HubServer;
  let session: ExtensionSession;
  let page: Page;

  beforeAll(async () => {
    server = await startHubServer({ days: loadOneDay(), pages: demoPages });
    server.respondWith(({ url }) => {
      if (url === RECORD_URL) return respondJson(RECORD);
      return url === REPOSITORY || url === MODEL ? respondHtml(nameIn(url)) : undefined;
    });
    session = await launch({ server });
    await untilStored(session, 1);
  });
  afterEach(async () => {
    await session.inExtension(() => chrome.storage.session.remove('fetchedRecords'));
    await page?.close();
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  const open = async (url: string): Promise<void> => {
    server.forgetRequests();
    page = await session.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(url, { waitUntil: 'domcontentloaded' });
  };
  const untilPanelSays = (words: RegExp): Promise<string> =>
    eventually(
      async () => {
        const panel = await readPanel(session, page);
        return words.test(panel) && panel;
      },
      { timeoutMs: 20_000, message: `${words} in the panel` },
    );
  const asked = (): readonly string[] => server.requests.filter(isAboutPaper).map(({ url }) => url);

  test('is told as the Hub tells it, and is no paper of the feed, when the page is the Hub’s own', async () => {
    const before = await readStoredCorpus(session);
    await open(MODEL);

    const panel = await untilPanelSays(/Lanterns at Dusk/);

    expect(panel).toMatch(/4321/);
    // The paper that the model is tagged with is not of the one day that is stored either.
    expect(asked()).toEqual(['https://huggingface.co/api/papers/2605.21573', RECORD_URL]);
    for (const { headers } of server.requests.filter(isAboutPaper)) {
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
    }
    expect((await readStoredCorpus(session)).paperIds).toEqual(before.paperIds);
  });

  test('is a link with its id, and nobody is asked, when the page is GitHub’s, until that is allowed', async () => {
    await open(REPOSITORY);
    await untilPanelSays(new RegExp(`arXiv:${NOT_HELD}`));
    expect(asked()).toEqual([]);
    await page.close();

    await session.inExtension(() => chrome.storage.local.set({ settings: { fetchesNamed: true } }));
    await open(REPOSITORY);

    await untilPanelSays(/Lanterns at Dusk/);
    expect(asked()).toEqual([RECORD_URL]);
  });
});

/** The demo's page, with a link to a paper of which it says no title, and to no other that is not its own. */
function nameIn(url: keyof typeof TEXT_START): string {
  const html = readFileSync(demoPages.get(url) ?? '', 'utf8').replaceAll(/2605\.(?:28816|25874)/g, 'none');
  const start = html.indexOf(TEXT_START[url]);
  const end = html.indexOf('>', start) + 1;
  return `${html.slice(0, end)}<p><a href="https://arxiv.org/abs/${NOT_HELD}">arXiv</a></p>${html.slice(end)}`;
}

function isAboutPaper({ url }: Pick<RecordedRequest, 'url'>): boolean {
  return url.includes('/api/papers/');
}
