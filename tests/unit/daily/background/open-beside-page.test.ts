import { beforeEach, expect, test, vi } from 'vitest';
import { openBesidePage } from '../../../../lib/daily/background/open-beside-page.ts';
import { openPopup, openSidePanel } from '../../../../lib/platform/action.ts';
import { loadPopupState } from '../../../../lib/settings/popup-state.ts';

vi.mock(import('../../../../lib/platform/action.ts'), async (original) => ({
  ...(await original()),
  openPopup: vi.fn<typeof openPopup>(),
  openSidePanel: vi.fn<typeof openSidePanel>(),
}));

beforeEach(() => {
  vi.mocked(openPopup).mockReset().mockResolvedValue(true);
  vi.mocked(openSidePanel).mockReset().mockResolvedValue(true);
});

test('openBesidePage asks for the side panel of the tab in the very turn it is called', async () => {
  const opening = openBesidePage(7);

  expect(openSidePanel).toHaveBeenCalledExactlyOnceWith(7);
  expect(await opening).toBe(true);
  expect(openPopup).not.toHaveBeenCalled();
});

test('openBesidePage shows the page of the tab in what it opens, and leaves the other as it was', async () => {
  await openBesidePage(7);

  expect(await loadPopupState(Date.now(), 'side-panel')).toMatchObject({ tab: 'page', pageTabId: 7, query: '' });
  expect(await loadPopupState(Date.now(), 'popup')).toMatchObject({ tab: 'today' });
});

test('openBesidePage opens the popup when there is no side panel', async () => {
  vi.mocked(openSidePanel).mockResolvedValue(false);

  expect(await openBesidePage(7)).toBe(true);
  expect(await loadPopupState(Date.now(), 'popup')).toMatchObject({ tab: 'page', pageTabId: 7, query: '' });
});

test('openBesidePage says so when nothing opens', async () => {
  vi.mocked(openSidePanel).mockResolvedValue(false);
  vi.mocked(openPopup).mockResolvedValue(false);

  expect(await openBesidePage(7)).toBe(false);
  expect(await openBesidePage(undefined)).toBe(false);
});
