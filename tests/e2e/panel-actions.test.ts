import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { demoPages } from '../demo/demo-pages.ts';
import { loadDemoDays } from '../demo/hub-feed.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { REPOSITORY, serveRepository } from '../support/hostile-pages.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { countPanels, findPanelNames, readPanel } from '../support/panel-in-page.ts';
import { pressInPanel } from '../support/press-in-panel.ts';
import { readStoredCorpus } from '../support/stored-corpus.ts';
import { readSavedIds } from '../support/stored-marks.ts';
import { describeInEachBrowser } from './each-browser.ts';

const OWN_ID = '2605.30263';
const SPACE = 'https://huggingface.co/spaces/ibid-demo/lens-studio';

declare const chrome: {
  readonly storage: { readonly sync: { get(keys: null): Promise<Record<string, unknown>>; clear(): Promise<void> } };
  readonly runtime: { getContexts(filter: object): Promise<readonly { readonly contextType: string }[]> };
};

describeInEachBrowser('The panel’s actions', (launch, name) => {
  let server: HubServer;
  let session: ExtensionSession;
  let page: Page;

  beforeAll(async () => {
    server = await startHubServer({ days: loadDemoDays(), pages: demoPages });
    session = await launch({ server });
    await eventually(async () => (await readStoredCorpus(session)).paperIds.length === 150, { timeoutMs: 60_000 });
  });
  afterEach(async () => {
    server.respondWith(undefined);
    await page.close();
    await session.inExtension(() => chrome.storage.sync.clear());
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  const open = async (url = REPOSITORY): Promise<Page> => {
    const opened = await session.newPage();
    await opened.setViewport({ width: 1280, height: 900 });
    await opened.goto(url, { waitUntil: 'domcontentloaded' });
    return opened;
  };
  const press = (words: string): Promise<void> => pressInPanel(session, page, words);
  const readWords = (): Promise<string> => readPanel(session, page);

  test('saves a paper, in both stores, when its star is pressed, and lets it go again', async () => {
    page = await open();
    await readWords();

    await press('Save: minWM');
    await eventually(async () => expect(await readSavedIds(session)).toEqual({ mirror: [OWN_ID], database: [OWN_ID] }));
    await press('Save: minWM');

    await eventually(async () => expect(await readSavedIds(session)).toEqual({ mirror: [], database: [] }));
    expect(await session.inExtension(() => chrome.storage.sync.get(null))).toEqual({});
  });

  test('saves a paper when the background was asleep', async () => {
    page = await open();
    await readWords();
    await session.killBackground();

    await press('Save: minWM');

    await eventually(async () => expect((await readSavedIds(session)).mirror).toEqual([OWN_ID]));
    await press('Save: minWM');
    await eventually(async () => expect((await readSavedIds(session)).mirror).toEqual([]));
  });

  test('copies a citation and says so when that is pressed', async () => {
    page = await open();
    await readWords();

    await press('Copy citation: minWM');

    await eventually(async () => expect(await readWords()).toMatch(/Citation copied/));
    expect(await paste(page)).toMatch(/^@misc\{\S+,\n.*2605\.30263/s);
  });

  test('opens all papers beside the page when more is asked for', async () => {
    const { paperIds } = await readStoredCorpus(session);
    const links = paperIds.slice(0, 3).map((id) => `<a href="https://arxiv.org/abs/${id}">${id}</a>`);
    const start = '<p dir="auto">The pieces';
    server.respondWith(serveRepository({ change: (html) => html.replace(start, `${links.join(' ')}${start}`) }));
    page = await open();
    const more = /\d+ more near/.exec(await readWords())?.[0] ?? 'no more';

    await press(more);

    const beside = name === 'chromium' ? 'SIDE_PANEL' : 'POPUP';
    await eventually(async () => {
      const contexts = await session.inExtension(() => chrome.runtime.getContexts({}));
      expect(contexts.map(({ contextType }) => contextType)).toContain(beside);
    });
    expect(await readWords()).toContain(more);
  });

  test('stays away from a repository for which it was hidden, until that is undone', async () => {
    page = await open();
    await readWords();

    await press('Ibid');
    await press('Hide for this repository');
    await eventually(async () => expect(await readWords()).toMatch(/^Hidden\s+for this repository/));
    const witness = await open('https://huggingface.co/microsoft/Lens');
    const second = await open();
    await readPanel(session, witness);
    expect(await countPanels(second)).toBe(0);
    await page.bringToFront();
    await press('Undo');

    await eventually(async () => expect(await readWords()).toMatch(/minWM/));
    await eventually(async () => (await countPanels(second)) === 1, {
      // A tab behind another has its timers once a second.
      timeoutMs: 30_000,
      message: 'the panel in the other tab',
    });
    await witness.close();
    await second.close();
  });

  test('covers no more of a Space than a pill until it is pressed, and closes by Escape', async () => {
    page = await open(SPACE);
    await readWords();
    const pill = await coveredArea(page);
    expect(pill).toBeLessThan(140 * 36);

    await press('Papers');
    await eventually(async () => (await coveredArea(page)) > 4 * pill, { message: 'the card' });
    await page.keyboard.press('Escape');

    await eventually(async () => (await coveredArea(page)) === pill, { message: 'the pill again' });
  });
});

/** What stands on the clipboard, as the page gets it that it is pasted into. */
async function paste(page: Page): Promise<string> {
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }));
    document.querySelector<HTMLElement>('#paste')?.focus();
  });
  await page.keyboard.down('Control');
  await page.keyboard.press('v', { commands: ['Paste'] });
  await page.keyboard.up('Control');
  return page.$eval('#paste', (area) => (area as HTMLTextAreaElement).value);
}

/** How many square pixels of the window answer to the panel and no longer to the page. */
async function coveredArea(page: Page): Promise<number> {
  const [panel] = await findPanelNames(page);
  return page.evaluate((panelName) => {
    const step = 4;
    let count = 0;
    for (let x = 0; x < innerWidth; x += step)
      for (let y = 0; y < innerHeight; y += step)
        if (document.elementFromPoint(x, y)?.localName === panelName) count += 1;
    return count * step * step;
  }, panel);
}
