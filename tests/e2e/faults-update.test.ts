import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPages } from '../demo/demo-pages.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { findPanelNames, readPanel } from '../support/panel-in-page.ts';
import { untilPopup } from '../support/popup-page.ts';
import { loadOneDay } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const REPOSITORY = 'https://github.com/shengshu-ai/minWM';

declare const chrome: {
  readonly alarms: { getAll(): Promise<readonly { readonly name: string }[]> };
};

describeInEachBrowser('An update', (launch) => {
  let server: HubServer;
  let session: ExtensionSession;

  beforeAll(async () => {
    server = await startHubServer({ days: loadOneDay(), pages: demoPages });
    session = await launch({ server });
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  test('F10 puts a new panel in place of the old and makes its alarm again when popup and pages are open', async () => {
    const popup = await session.openPopupTab();
    const { titles } = await untilPopup(popup, ({ titles, status }) => titles.length > 0 && /^Copied/.test(status));
    const page = await session.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/favicon/.test(message.location().url ?? '')) complaints.push(message.text());
    });
    await page.goto(REPOSITORY, { waitUntil: 'domcontentloaded' });
    await readPanel(session, page);
    const old = await findPanelNames(page);

    await session.updateExtension();

    await eventually(
      async () => {
        const names = await findPanelNames(page);
        return names.length === 1 && names[0] !== old[0];
      },
      { timeoutMs: 20_000, message: 'one panel, and another one' },
    );
    const alarms = await eventually(async () => {
      const found = await session.inExtension(() => chrome.alarms.getAll());
      return found.length > 0 && found.map(({ name }) => name);
    });
    const reopened = await session.openPopupTab();

    expect(alarms).toContain('sync');
    expect(complaints).toEqual([]);
    expect((await untilPopup(reopened, (contents) => contents.titles.length > 0)).titles).toEqual(titles);
  });
});
