import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OptionsApp, type OptionsAppProps } from '../../components/OptionsApp.tsx';
import '../../components/options.css';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';
import { clearPage, find, findViolations, show } from '../support/rendered.tsx';

beforeEach(() => page.viewport(900, 800));
afterEach(clearPage);

const FACTS = { papers: '14,756', days: '1,128', bytes: '84.2 MB', status: 'Copied 09:12 · all on this computer' };

const HIDDEN: OptionsAppProps['hiddenPlaces'] = [
  { scope: 'name', name: 'github.com/moreau/routing' },
  { scope: 'page', name: 'huggingface.co/datasets/moreau/tokens' },
];
const EVERYTHING: Partial<OptionsAppProps> = {
  fault: 'The browser’s storage does not answer',
  hiddenPlaces: HIDDEN,
  unknownPages: [{ site: 'hugging-face', day: '2026-09-01' }],
};

/** Shows the page, which changes only as its owner says. */
function showOptions(change: Partial<OptionsAppProps> = {}) {
  const calls = {
    onBadge: vi.fn<OptionsAppProps['onBadge']>(),
    onHubOrigin: vi.fn<OptionsAppProps['onHubOrigin']>(),
    onSite: vi.fn<OptionsAppProps['onSite']>(),
    onShowAgain: vi.fn<OptionsAppProps['onShowAgain']>(),
  };
  const props: OptionsAppProps = {
    settings: DEFAULT_SETTINGS,
    activeSites: new Set(['github']),
    unknownPages: [],
    hiddenPlaces: [],
    facts: FACTS,
    button: { text: '15', title: 'Ibid: 15 new papers · updated 09:12' },
    fault: undefined,
    ...calls,
    ...change,
  };
  const update = (next: Partial<OptionsAppProps>): void => void show(<OptionsApp {...props} {...next} />);
  update({});
  return { calls, update };
}

const isChecked = (role: 'radio' | 'checkbox', name: RegExp): boolean =>
  (page.getByRole(role, { name }).element() as HTMLInputElement).checked;

describe('The settings page', () => {
  test('shows the settings as they are', () => {
    showOptions({ settings: { ...DEFAULT_SETTINGS, badge: 'dot', hubOrigin: 'https://hf-mirror.com' } });

    expect(isChecked('radio', /Only a dot/)).toBe(true);
    expect(isChecked('radio', /^hf-mirror/)).toBe(true);
    expect(isChecked('radio', /^huggingface/)).toBe(false);
    expect(isChecked('checkbox', /^GitHub/)).toBe(true);
    expect(isChecked('checkbox', /^arXiv/)).toBe(false);
  });

  test('shows the toolbar button as it is now, in a picture and in words', () => {
    const { update } = showOptions();
    const withNews = document.querySelector('.toolbar-button')?.textContent;
    update({ button: { text: '', title: 'Ibid: nothing new since you last looked' } });

    expect(withNews).toBe('15Ibid: 15 new papers · updated 09:12');
    expect(document.querySelector('.toolbar-button .badge')).toBeNull();
  });

  test('groups its choices under names', () => {
    showOptions();

    const names = page
      .getByRole('group')
      .elements()
      .map((group) => group.querySelector('legend')?.textContent);

    expect(names).toEqual(['The badge shows', 'Papers on pages of', 'Papers are copied from']);
  });

  test('hands on each choice at once', async () => {
    const { calls } = showOptions();

    await page.getByText('Nothing', { exact: true }).click();
    await page.getByRole('checkbox', { name: /^GitHub/ }).click();
    await page.getByRole('checkbox', { name: /^arXiv/ }).click();
    await page.getByRole('radio', { name: /^hf-mirror/ }).click();

    expect(calls.onBadge.mock.calls).toEqual([['off']]);
    expect(calls.onSite.mock.calls).toEqual([
      ['github', false],
      ['arxiv', true],
    ]);
    expect(calls.onHubOrigin.mock.calls).toEqual([['https://hf-mirror.com']]);
  });

  test('goes back to what holds when the browser refuses', async () => {
    const { update } = showOptions();
    await page.getByRole('checkbox', { name: /^arXiv/ }).click();
    await page.getByRole('radio', { name: /^hf-mirror/ }).click();

    update({ fault: 'The browser was not allowed to let Ibid read arxiv.org.' });

    expect(isChecked('checkbox', /^arXiv/)).toBe(false);
    expect(isChecked('radio', /^hf-mirror/)).toBe(false);
    expect(isChecked('radio', /^huggingface/)).toBe(true);
    expect(page.getByRole('alert').element().textContent).toMatch(/arxiv\.org/);
  });

  test('says a fault where it is seen, and moves nothing for it', async () => {
    await page.viewport(320, 400);
    const { update } = showOptions();
    const places = (): number[] =>
      Array.from(document.querySelectorAll('input, dd'), (element) => element.getBoundingClientRect().top);
    const before = places();

    update({ fault: 'The browser’s storage does not answer' });

    expect(places()).toEqual(before);
    expect(find('.fault').getBoundingClientRect().bottom).toBeLessThanOrEqual(400);
  });

  test('is used by the keyboard: one stop for each group of radios, one for each site', async () => {
    const { calls } = showOptions();
    const stops: string[] = [];
    for (let presses = 0; presses < 5; presses += 1) {
      await userEvent.tab();
      stops.push((document.activeElement as HTMLInputElement).name);
    }

    await userEvent.keyboard('{ArrowDown}');

    expect(stops).toEqual(['badge', 'github', 'hugging-face', 'arxiv', 'hub']);
    expect(calls.onHubOrigin).toHaveBeenCalledExactlyOnceWith('https://hf-mirror.com');
  });

  test('says which site has pages that are not recognized, and since when it was seen', () => {
    showOptions({ unknownPages: [{ site: 'github', day: '2026-09-01' }] });

    expect(find('.health').textContent).toBe(
      'GitHub has pages that Ibid no longer recognizes, last seen on Sep 1, 2026. They show no papers until Ibid is updated.',
    );
  });

  test('has nothing to say of hidden places when there are none', () => {
    showOptions();

    expect(page.getByRole('heading', { name: 'Papers hidden on' }).elements()).toEqual([]);
  });

  test('shows again what was hidden, and keeps the keyboard in the list', async () => {
    const { calls, update } = showOptions({ hiddenPlaces: HIDDEN });
    const buttons = page.getByRole('button', { name: /^Show again/ });
    await buttons.nth(0).click();
    update({ hiddenPlaces: HIDDEN.slice(1) });

    expect(calls.onShowAgain).toHaveBeenCalledExactlyOnceWith(HIDDEN[0]);
    expect(buttons.elements()).toHaveLength(1);
    expect(document.activeElement).toBe(buttons.nth(0).element());
  });

  test.each([320, 1280])('fits a window of %i pixels', async (width) => {
    await page.viewport(width, 700);
    showOptions({ ...EVERYTHING, hiddenPlaces: [{ scope: 'page', name: `github.com/${'x'.repeat(180)}` }] });

    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test.each(['light', 'dark'] as const)('breaks no rule of accessibility in %s colors', async (scheme) => {
    showOptions(EVERYTHING);

    expect(await findViolations(scheme)).toEqual([]);
  });
});
