import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OptionsApp, type OptionsAppProps } from '../../components/OptionsApp.tsx';
import '../../components/options.css';
import { NOTHING_RECENT } from '../../lib/daily/bar/recent-passing.ts';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';
import { aRecentPassing } from '../support/a-recent-passing.ts';
import { clearPage, find, findViolations, show } from '../support/rendered.tsx';

beforeEach(() => page.viewport(900, 800));
afterEach(clearPage);

const FACTS = { papers: '14,756', days: '1,128', bytes: '84.2 MB', status: 'Copied 09:12 · all on this computer' };

const HIDDEN: OptionsAppProps['hiddenPlaces'] = [
  { scope: 'name', name: 'github.com/moreau/routing' },
  { scope: 'page', name: 'huggingface.co/datasets/moreau/tokens' },
];
const EVERYTHING: Partial<OptionsAppProps> = {
  settings: { ...DEFAULT_SETTINGS, notifies: true },
  topicNames: ['Agents', 'x'.repeat(60)],
  fault: 'The browser’s storage does not answer',
  hiddenPlaces: HIDDEN,
  unknownPages: [{ site: 'hugging-face', day: '2026-09-01' }],
};

/** Shows the page, which changes only as its owner says. */
function showOptions(change: Partial<OptionsAppProps> = {}) {
  const calls = {
    onChange: vi.fn<OptionsAppProps['onChange']>(),
    onNotifying: vi.fn<OptionsAppProps['onNotifying']>(),
    onTryNotification: vi.fn<OptionsAppProps['onTryNotification']>(),
    onHubOrigin: vi.fn<OptionsAppProps['onHubOrigin']>(),
    onSite: vi.fn<OptionsAppProps['onSite']>(),
    onShowAgain: vi.fn<OptionsAppProps['onShowAgain']>(),
  };
  const props: OptionsAppProps = {
    settings: DEFAULT_SETTINGS,
    topicNames: [],
    recent: aRecentPassing(),
    mayNotify: false,
    activeSites: new Set(['github']),
    unknownPages: [],
    hiddenPlaces: [],
    facts: FACTS,
    button: { text: '15', title: 'Ibid: 15 new papers above your bar · updated 09:12' },
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
    update({ button: { text: '', title: 'Ibid: nothing new above your bar' } });

    expect(withNews).toBe('15Ibid: 15 new papers above your bar · updated 09:12');
    expect(document.querySelector('.toolbar-button .badge')).toBeNull();
  });

  test('groups its choices under names', () => {
    showOptions();

    const names = page
      .getByRole('group')
      .elements()
      .map((group) => group.querySelector('legend')?.textContent);

    expect(names).toEqual(['The badge shows', 'Notification', 'Papers on pages of', 'Papers are copied from']);
  });

  test('hands on each choice at once', async () => {
    const { calls } = showOptions();

    await page.getByText('Nothing', { exact: true }).click();
    await page.getByRole('checkbox', { name: /^GitHub/ }).click();
    await page.getByRole('checkbox', { name: /^arXiv/ }).click();
    await page.getByRole('radio', { name: /^hf-mirror/ }).click();

    expect(calls.onChange.mock.calls).toEqual([[{ badge: 'off' }]]);
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

  test('is used by the keyboard: one stop for each group of radios, one for each box', async () => {
    const { calls } = showOptions();
    const stops: string[] = [];
    const named = ['', '', '', 'badge', 'notifies', 'hour', 'days'];
    const expected = [...named, 'github', 'hugging-face', 'arxiv', 'fetches-named', 'hub'];
    while (stops.length < expected.length) {
      await userEvent.tab();
      stops.push((document.activeElement as HTMLInputElement).name ?? '');
    }

    await userEvent.keyboard('{ArrowDown}');

    expect(stops).toEqual(expected);
    expect(calls.onHubOrigin).toHaveBeenCalledExactlyOnceWith('https://hf-mirror.com');
  });

  test('says how many papers a bar lets pass, and of what topics', () => {
    const { update } = showOptions({
      topicNames: ['Agents', '3D'],
      recent: aRecentPassing({ count: 12, listed: 214 }),
    });
    const words = find('.bar-choice').textContent;
    update({ recent: NOTHING_RECENT, topicNames: [] });

    expect(words).toContain('Of 214 papers on the last 7 feed days, 12 passed: about 2 a day.');
    expect(words).toContain('You follow “Agents” and “3D”.');
    expect(find('.bar-choice').textContent).toContain('Once papers are copied');
    expect(find('.bar-choice').textContent).toContain('You follow no topics yet.');
  });

  test('names some topics when many are followed, and how many more there are', () => {
    showOptions({ topicNames: ['A', 'B', 'C', 'D', 'E', 'F', 'G'] });

    expect(find('.bar-choice').textContent).toContain('You follow “A”, “B”, “C”, “D”, “E”, and 2 more.');
  });

  test('hands on a number of votes, and keeps what is typed when the page is drawn anew', async () => {
    const { calls, update } = showOptions();
    const field = page.getByRole('spinbutton', { name: 'Votes for any other paper' });
    await userEvent.fill(field, '35');
    update({ facts: { ...FACTS, papers: '14,757' } });

    expect((field.element() as HTMLInputElement).value).toBe('35');
    expect(calls.onChange.mock.calls).toEqual([[{ barVotes: 35 }]]);
  });

  test('offers each hour of the day as it is written here, and the days', async () => {
    const { calls } = showOptions();
    const hours = Array.from(document.querySelectorAll('select[name=hour] option'), (hour) => hour.textContent);
    await userEvent.selectOptions(page.getByRole('combobox', { name: /^At/ }), '18');
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Days' }), 'every day');

    expect(new Set(hours).size).toBe(24);
    expect(hours[18]).toBe(new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(new Date(2000, 0, 1, 18)));
    expect(calls.onChange.mock.calls).toEqual([[{ notifyHour: 18 }], [{ notifyDays: 'every day' }]]);
  });

  test('asks to notify, and stays as it was when that is refused', async () => {
    const { calls, update } = showOptions();
    await page.getByRole('checkbox', { name: /^Notify me/ }).click();
    update({ fault: 'The browser was not allowed to let Ibid notify. Nothing has changed.' });

    expect(calls.onNotifying.mock.calls).toEqual([[true]]);
    expect(isChecked('checkbox', /^Notify me/)).toBe(false);
  });

  test('shows a notification to try only where it may', async () => {
    const { calls, update } = showOptions();
    const button = page.getByRole('button', { name: 'Show one now' });
    const wasThere = button.elements().length;
    update({ settings: { ...DEFAULT_SETTINGS, notifies: true }, mayNotify: true });
    await button.click();

    expect(wasThere).toBe(0);
    expect(isChecked('checkbox', /^Notify me/)).toBe(true);
    expect(calls.onTryNotification).toHaveBeenCalledOnce();
  });

  test('says so when the browser no longer allows what was switched on', () => {
    showOptions({ settings: { ...DEFAULT_SETTINGS, notifies: true }, mayNotify: false });

    expect(isChecked('checkbox', /^Notify me/)).toBe(false);
    expect(find('.health').textContent).toMatch(/does not let Ibid notify any more/);
    expect(page.getByRole('button', { name: 'Show one now' }).elements()).toEqual([]);
  });

  test('says which site has pages that are not recognized, and since when it was seen', () => {
    showOptions({ unknownPages: [{ site: 'github', day: '2026-09-01' }] });

    expect(find('.health').textContent).toBe(
      'GitHub has pages that Ibid no longer recognizes, last seen on Sep 1, 2026. They show no papers until Ibid is updated.',
    );
  });

  test('lets papers named on GitHub pages be fetched when that is ticked, and not before', async () => {
    const { calls, update } = showOptions();
    const name = /^Fetch papers named on GitHub pages/;
    expect(isChecked('checkbox', name)).toBe(false);

    await page.getByRole('checkbox', { name }).click();
    update({ settings: { ...DEFAULT_SETTINGS, fetchesNamed: true } });

    expect(calls.onChange).toHaveBeenCalledExactlyOnceWith({ fetchesNamed: true });
    expect(isChecked('checkbox', name)).toBe(true);
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
