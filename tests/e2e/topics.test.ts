import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';
import { eventually } from '../support/expect-eventually.ts';
import type { ExtensionSession } from '../support/extension-session.ts';
import { startHubServer, type HubServer } from '../support/hub-server.ts';
import { untilPopup, type PopupContents } from '../support/popup-page.ts';
import { loadShortArchive } from '../support/short-archive.ts';
import { untilStored } from '../support/sync-steps.ts';
import { describeInEachBrowser } from './each-browser.ts';

const ARCHIVE = [...loadShortArchive().values()];
const { barVotes, topicVotes } = DEFAULT_SETTINGS;

interface Row {
  readonly title: string;
  readonly upvotes: number;
}
const readRows = (day: readonly unknown[] = []): Row[] => day.map((row) => (row as { paper: Row }).paper);
const ALL = ARCHIVE.flatMap(readRows);
const NEWEST = readRows(ARCHIVE.at(-1));

/** Of rows, those with a word in the title, in either number. */
const about = (word: string, rows: readonly Row[] = ALL): Row[] =>
  rows.filter(({ title }) => new RegExp(`\\b${word}s?\\b`, 'i').test(title));
/** How many pass with a topic, and without those of a muted one. */
const countPassing = (rows: readonly Row[], followed?: string, muted?: string): number =>
  rows.filter((row) => {
    const isOf = (word: string | undefined): boolean => word !== undefined && about(word, [row]).length > 0;
    return !isOf(muted) && row.upvotes >= (isOf(followed) ? topicVotes : barVotes);
  }).length;

const ON_BADGE = countPassing(NEWEST, 'video');
const AFTER_MUTE = countPassing(NEWEST, 'video', 'agent');

describe('The short archive', () => {
  test('has papers by which a topic and a mute make a difference', () => {
    expect(countPassing(NEWEST)).toBeLessThan(ON_BADGE);
    expect(AFTER_MUTE).toBeLessThan(ON_BADGE);
    expect(about('video').length).toBeGreaterThan(countPassing(about('video'), 'video'));
  });
});

describeInEachBrowser('Topics in the library', (launch) => {
  let server: HubServer;
  let session: ExtensionSession;
  let library: Page;
  let popup: Page | undefined;

  beforeAll(async () => {
    server = await startHubServer({ days: loadShortArchive() });
    session = await launch({ server });
    await untilStored(session, ARCHIVE.length);
    library = await session.openExtensionPage('library.html#topics');
    await untilSaid('.bar .effect', `on the last ${ARCHIVE.length} feed days`);
  });
  afterEach(async () => {
    await popup?.close().catch(() => undefined);
    popup = undefined;
  });
  afterAll(async () => {
    await session?.close();
    await server.close();
  });

  const read = (page: Page, selector: string): Promise<string[]> =>
    page.evaluate((found) => Array.from(document.querySelectorAll(found), ({ textContent }) => textContent), selector);
  const untilSaid = (selector: string, words: string): Promise<string> =>
    eventually(async () => (await read(library, selector)).find((text) => text.includes(words)) ?? '', {
      message: `“${words}” in ${selector}`,
    });
  const press = (selector: string): Promise<void> =>
    library.evaluate((found) => document.querySelector<HTMLElement>(found)!.click(), selector);
  const openEditor = async (kind: 'follow' | 'mute', query: string): Promise<void> => {
    await press(`[data-add=${kind}]`);
    await library.waitForSelector('#topic-query');
    await library.bringToFront();
    await library.type('#topic-query', query);
  };
  /** From within: Firefox does not report that a page of an extension was loaded again. */
  const reload = async (): Promise<void> => {
    await library.evaluate(() => {
      document.body.dataset.old = '';
      location.reload();
    });
    await eventually(() => library.evaluate(() => document.body?.dataset.old === undefined), { message: 'a new page' });
  };
  const openForYou = async (isSo: (contents: PopupContents) => boolean): Promise<PopupContents> => {
    popup = await session.openPopupTab();
    await untilPopup(popup, ({ titles }) => titles.length > 0);
    await popup.evaluate(() => document.querySelector<HTMLElement>('#tab-for-you')!.click());
    return untilPopup(popup, isSo);
  };

  test('show with a search which papers of the last days would have passed, and save it by Enter', async () => {
    const before = await untilSaid('.bar .effect', 'passed');
    await openEditor('follow', 'title:video');
    const preview = await untilSaid('.preview .effect', 'would have passed');
    const titles = await read(library, '.preview .title');
    await library.keyboard.press('Enter');
    const name = await untilSaid('.topics .name', 'video');
    const after = await untilSaid('.bar .effect', ` ${countPassing(ALL, 'video')} passed`);

    expect(before).toContain(` ${countPassing(ALL)} passed`);
    expect(preview).toBe(
      `${about('video').length} of ${ALL.length} papers on the last ${ARCHIVE.length} feed days match; ` +
        `${countPassing(about('video'), 'video')} would have passed.`,
    );
    expect(titles).toEqual(
      about('video', ARCHIVE.toReversed().flatMap(readRows))
        .filter(({ upvotes }) => upvotes >= topicVotes)
        .slice(0, 8)
        .map(({ title }) => title),
    );
    expect([name, after === before]).toEqual(['video', false]);
    expect(await read(library, 'form')).toEqual([]);
  });

  test('count on the badge and in For you, which says why', async () => {
    await eventually(async () => (await session.badge()).text === String(ON_BADGE), { message: 'the badge’s number' });
    const { heading, titles } = await openForYou(({ heading: words }) => words.includes(' new '));

    expect(heading).toMatch(new RegExp(`^${ON_BADGE} of ${NEWEST.length} new `));
    expect(titles).toEqual(
      expect.arrayContaining(
        about('video', NEWEST)
          .slice(0, 2)
          .map(({ title }) => title),
      ),
    );
    expect(await read(popup!, '.reason')).toContain('Topic: video');
  });

  test('take papers away when a search is muted', async () => {
    const [muted] = about('agent', NEWEST);
    await openEditor('mute', 'title:agents');
    await untilSaid('.preview .effect', 'would be kept away');
    await library.keyboard.press('Enter');
    await untilSaid('[aria-labelledby=mute-heading] .name', 'agents');

    const { titles } = await openForYou(({ heading }) => heading.startsWith(`${AFTER_MUTE} of ${NEWEST.length} new `));

    expect(titles).not.toContain(muted!.title);
  });

  test('are there again when the page is loaded again, and the editor is not', async () => {
    await reload();
    await untilSaid('.bar .effect', ` ${countPassing(ALL, 'video', 'agent')} passed`);

    expect(await read(library, '.topics .name')).toEqual(expect.arrayContaining(['video', 'agents']));
    expect(await read(library, 'form')).toEqual([]);
  });

  test('are taken back when letting one go is undone', async () => {
    await press('[aria-label="Unmute “agents”"]');
    await untilSaid('.undo', '“agents” is no longer muted');
    await untilSaid('.bar .effect', ` ${countPassing(ALL, 'video')} passed`);
    await press('.undo button');

    await untilSaid('.bar .effect', ` ${countPassing(ALL, 'video', 'agent')} passed`);
    expect(await read(library, '[aria-labelledby=mute-heading] .name')).toEqual(['agents']);
  });

  test('begin with a search that the address names, once', async () => {
    await library.evaluate(() => (location.hash = '#topics/follow/title%3Aworld'));
    await untilSaid('.preview .effect', 'would have passed');
    const query = await library.evaluate(() => document.querySelector<HTMLInputElement>('#topic-query')?.value);
    await reload();
    await untilSaid('.bar .effect', 'passed');

    expect(await library.title()).toBe('Topics · Ibid');
    expect(query).toBe('title:world');
    expect(await read(library, 'form')).toEqual([]);
    expect(await library.evaluate(() => location.hash)).toBe('#topics');
  });
});
