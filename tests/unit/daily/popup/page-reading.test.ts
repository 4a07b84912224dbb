import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isOnKnownSite, loadFirstState } from '../../../../lib/daily/popup/first-popup-state.ts';
import { readPage } from '../../../../lib/daily/popup/page-reading.ts';
import { sessionArea } from '../../../../lib/platform/key-value.ts';
import * as tabs from '../../../../lib/platform/tabs.ts';
import { INITIAL_POPUP_STATE, savePopupState } from '../../../../lib/settings/popup-state.ts';

const SUBJECT = {
  site: undefined,
  kind: 'page',
  name: 'Routing, explained',
  namedPapers: [],
  text: { description: '', names: [], tags: [], headings: [], lead: 'Tokens.', body: '' },
};
const BLOG = { id: 7, url: 'https://blog.example.org/routing' };

const runInTab = vi.spyOn(tabs, 'runInTab');
const getFrontTab = vi.spyOn(tabs, 'getFrontTab');

beforeEach(async () => {
  runInTab.mockReset();
  getFrontTab.mockReset();
  await sessionArea.remove(['popup', 'sidePanel']);
});

describe('readPage', () => {
  test('gives what the page is about', async () => {
    runInTab.mockResolvedValue(SUBJECT);

    expect(await readPage(BLOG, true)).toEqual({ state: 'read', subject: SUBJECT });
    expect(runInTab).toHaveBeenCalledExactlyOnceWith(7, '/read-page.js');
  });

  test.each([null, undefined, 'x', { ...SUBJECT, name: '' }])(
    'says that there is nothing when the page gives %j',
    async (result) => {
      runInTab.mockResolvedValue(result);

      expect(await readPage(BLOG, true)).toEqual({ state: 'empty' });
    },
  );

  test('goes by the address of a paper’s PDF, whose viewer lets no one in', async () => {
    runInTab.mockRejectedValue(new Error('Missing host permission for the tab'));

    expect(await readPage({ id: 7, url: 'https://arxiv.org/pdf/2501.00001v2' }, true)).toMatchObject({
      state: 'read',
      subject: { site: 'arxiv', kind: 'paper', name: '2501.00001', namedPapers: [{ id: '2501.00001' }] },
    });
  });

  test('takes a page of a paper on another site for the paper’s, with what it says', async () => {
    runInTab.mockResolvedValue({ ...SUBJECT, namedPapers: [{ id: '2501.00002', where: 'link' }] });

    expect(await readPage({ id: 7, url: 'https://www.alphaxiv.org/abs/2501.00001' }, true)).toMatchObject({
      subject: {
        kind: 'paper',
        name: '2501.00001',
        namedPapers: [{ id: '2501.00001' }, { id: '2501.00002' }],
        text: { lead: 'Tokens.' },
      },
    });
  });

  test.each([
    [{ id: 7, url: 'chrome://settings' }, false, 'unreadable'],
    [{ id: 7, url: undefined }, true, 'unreadable'],
    [{ id: 7, url: undefined }, false, 'not asked'],
    [undefined, true, 'unreadable'],
  ] as const)('says of %j, asked about: %s, that it is %s when the browser forbids it', async (tab, isAsked, state) => {
    runInTab.mockRejectedValue(new Error('Cannot access the page'));

    expect(await readPage(tab, isAsked)).toEqual({ state });
  });
});

describe('isOnKnownSite', () => {
  test.each([
    ['https://github.com/moreau/routing', true],
    ['https://huggingface.co/', true],
    ['https://github.com.evil.example/', false],
    ['http://github.com/', false],
    [undefined, false],
  ])('says of %s %s', (url, isKnown) => {
    expect(isOnKnownSite({ id: 7, url })).toBe(isKnown);
  });
});

describe('loadFirstState', () => {
  const leave = (face: 'popup' | 'side-panel') =>
    savePopupState({ ...INITIAL_POPUP_STATE, tab: 'page', pageTabId: 7 }, Date.now(), face);

  test('begins with the page again when it is of a site that Ibid reads anyway', async () => {
    await leave('popup');
    getFrontTab.mockResolvedValue({ id: 8, url: 'https://github.com/moreau/routing' });

    expect((await loadFirstState('popup')).tab).toBe('page');
  });

  test('begins with the page again when it was asked about in this very tab', async () => {
    await leave('popup');
    getFrontTab.mockResolvedValue(BLOG);

    expect((await loadFirstState('popup')).tab).toBe('page');
  });

  test('begins with today when another tab of an unknown site is in front', async () => {
    await leave('popup');
    getFrontTab.mockResolvedValue({ ...BLOG, id: 8 });

    expect((await loadFirstState('popup')).tab).toBe('today');
  });

  test('begins with today when no tab can be seen', async () => {
    await leave('popup');
    getFrontTab.mockRejectedValue(new Error('no window'));

    expect((await loadFirstState('popup')).tab).toBe('today');
  });

  test('asks for no tab when the popup was left elsewhere', async () => {
    await savePopupState({ ...INITIAL_POPUP_STATE, tab: 'saved' }, Date.now());

    expect((await loadFirstState('popup')).tab).toBe('saved');
    expect(getFrontTab).not.toHaveBeenCalled();
  });

  test('begins with the page in the side panel', async () => {
    expect((await loadFirstState('side-panel')).tab).toBe('page');
    expect(getFrontTab).not.toHaveBeenCalled();
  });
});
