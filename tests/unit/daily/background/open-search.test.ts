import { beforeEach, expect, test, vi } from 'vitest';
import { openSearch } from '../../../../lib/daily/background/open-search.ts';
import { openPopup } from '../../../../lib/platform/action.ts';
import { openPage } from '../../../../lib/platform/pages.ts';
import { loadPopupState } from '../../../../lib/settings/popup-state.ts';

vi.mock(import('../../../../lib/platform/action.ts'), async (original) => ({
  ...(await original()),
  openPopup: vi.fn<typeof openPopup>(),
}));
vi.mock(import('../../../../lib/platform/pages.ts'), async (original) => ({
  ...(await original()),
  openPage: vi.fn<typeof openPage>(),
}));

beforeEach(() => {
  vi.mocked(openPopup).mockReset().mockResolvedValue(true);
  vi.mocked(openPage).mockReset().mockResolvedValue(undefined);
});

test('openSearch asks for the popup in the very turn it is called', async () => {
  const opening = openSearch('routing');

  expect(openPopup).toHaveBeenCalledOnce();
  await opening;
  expect(openPage).not.toHaveBeenCalled();
});

test('openSearch shows the search in the popup', async () => {
  await openSearch('routing');

  expect(await loadPopupState(Date.now())).toMatchObject({ query: 'routing', tab: 'today' });
});

test('openSearch opens the popup’s page in a tab, with the search, when the popup is refused', async () => {
  vi.mocked(openPopup).mockResolvedValue(false);
  let shown: string | undefined;
  vi.mocked(openPage).mockImplementation(async () => {
    shown = (await loadPopupState(Date.now())).query;
  });

  await openSearch('routing');

  expect(openPage).toHaveBeenCalledExactlyOnceWith('popup.html');
  expect(shown).toBe('routing');
});
