import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { WelcomeApp, type WelcomeAppProps } from '../../components/WelcomeApp.tsx';
import '../../components/welcome.css';
import { NOTHING_RECENT } from '../../lib/daily/bar/recent-passing.ts';
import { SHIPPED_TOPICS } from '../../lib/daily/bar/shipped-topics.ts';
import { FIRST_WELCOME_VIEW, offerTopics, type WelcomeView } from '../../lib/daily/welcome/welcome-view.ts';
import type { Topic } from '../../lib/store/topic.ts';
import { describeView } from '../../lib/sync/status-words.ts';
import { aStoredPaper } from '../support/a-paper.ts';
import { aRecentPassing } from '../support/a-recent-passing.ts';
import { clearPage, find, findViolations, show } from '../support/rendered.tsx';

const HOSTILE = '\u202E<img src=x onerror=alert(1)> ' + 'long '.repeat(60);
const AGENTS: Topic = { ...SHIPPED_TOPICS[0]!, id: 'agents', isDropped: false, at: 1 };

beforeEach(() => page.viewport(1280, 900));
afterEach(clearPage);

/** Shows the page, which changes only as its owner says. */
function showWelcome(change: Partial<WelcomeView> = {}, browser: WelcomeAppProps['browser'] = 'chromium') {
  const calls = {
    onTopic: vi.fn<WelcomeAppProps['onTopic']>(),
    onChange: vi.fn<WelcomeAppProps['onChange']>(),
    onNotifying: vi.fn<WelcomeAppProps['onNotifying']>(),
    onRemedy: vi.fn<WelcomeAppProps['onRemedy']>(),
    onDone: vi.fn<WelcomeAppProps['onDone']>(),
  };
  const update = (next: Partial<WelcomeView>): void => {
    const view = {
      ...FIRST_WELCOME_VIEW,
      topics: offerTopics(SHIPPED_TOPICS, [], aRecentPassing()),
      ...change,
      ...next,
    };
    const status = describeView(view, 0, () => '09:12');
    show(<WelcomeApp view={view} status={status} browser={browser} {...calls} />);
  };
  update({});
  return { calls, update };
}

/** A view with news, a followed topic and whatever else makes the page long. */
function aFullView(): Partial<WelcomeView> {
  const { papers, ...recent } = aRecentPassing({ count: 12, listed: 214 });
  const hostile = { paper: aStoredPaper({ title: HOSTILE, upvotes: 12_345 }), topics: [AGENTS] };
  const full = { ...recent, papers: [hostile, ...papers.slice(1)] };
  return {
    recent: full,
    topics: offerTopics(SHIPPED_TOPICS, [AGENTS], full),
    shortcut: 'Alt+Shift+I',
    status: { state: 'syncing', doneDays: 9, totalDays: 1_122 },
    refusal: 'The browser was not allowed to let Ibid notify. Nothing has changed.',
  };
}

const textOf = (selector: string): string => find(selector).textContent ?? '';

describe('The page for new users', () => {
  test('says that papers are coming when none is there yet', () => {
    showWelcome();

    expect(textOf('.passing h2')).toBe('Fetching the newest papers …');
    expect(document.querySelector('.passing footer')).toBeNull();
  });

  test('says what is wrong and what helps when none can be fetched', async () => {
    const { calls } = showWelcome({ status: { state: 'failed', fault: 'offline', doneDays: 0, totalDays: 0 } });
    await page.getByRole('button', { name: 'Try again' }).click();

    expect(textOf('.passing h2')).toBe('No papers on this computer yet');
    expect(textOf('.passing footer')).toContain('Offline');
    expect(calls.onRemedy.mock.calls).toEqual([['retry']]);
  });

  test('shows what passes, those with the most votes, and how many there are', () => {
    showWelcome({ recent: aRecentPassing({ count: 12, listed: 214 }) });

    expect(textOf('.passing .hint')).toBe('Of 214 papers on the last 7 feed days, 12 passed: about 2 a day.');
    expect(document.querySelectorAll('.papers li')).toHaveLength(6);
    expect(textOf('.papers li')).toContain('100');
    expect(textOf('.others')).toBe('and 6 more');
  });

  test('says so when nothing passes yet', () => {
    showWelcome({ recent: { ...NOTHING_RECENT, dayCount: 1, listedCount: 3 } });

    expect(textOf('.passing h2')).toBe('Nothing passes your bar yet');
    expect(textOf('.passing .hint')).toBe('Of 3 papers on the last feed day, none passed.');
  });

  test('follows a topic by one press, and tells how many of it pass', async () => {
    const { calls, update } = showWelcome();
    const button = page.getByRole('button', { name: /^Agents/ });
    const before = button.element().getAttribute('aria-pressed');
    await button.click();
    update(aFullView());

    expect(before).toBe('false');
    expect(calls.onTopic.mock.calls).toEqual([[SHIPPED_TOPICS[0]]]);
    expect(button.element().getAttribute('aria-pressed')).toBe('true');
    expect(button.element().textContent).toBe('Agents1 pass');
  });

  test.each([1280, 700])('moves no line of the topics when all are chosen at %i pixels', async (width) => {
    await page.viewport(width, 900);
    const { update } = showWelcome();
    const places = (): string[] =>
      Array.from(document.querySelectorAll('.topic-toggles button'), (button) => {
        const { top, left, height } = button.getBoundingClientRect();
        return `${top} ${left} ${height}`;
      });
    const before = places();

    const all = SHIPPED_TOPICS.map((facts, at): Topic => ({ ...facts, id: `${at}`, isDropped: false, at }));
    update({ topics: offerTopics(SHIPPED_TOPICS, all, aRecentPassing({ count: 60, topics: all })) });

    expect(document.querySelectorAll('[aria-pressed=true]')).toHaveLength(SHIPPED_TOPICS.length);
    expect(places()).toEqual(before);
  });

  test.each([
    ['chromium', /then the pin beside Ibid/],
    ['firefox', /Pin to Toolbar/],
  ] as const)('says how %s puts the button into the toolbar, until it is there', (browser, words) => {
    const { update } = showWelcome({ isPinned: false }, browser);
    const before = textOf('.pin-hint');
    const height = find('.pin-hint').offsetHeight;
    update({ isPinned: true });

    expect(before).toMatch(words);
    expect(textOf('.pin-hint')).toBe('Ibid stands in the toolbar.');
    expect(find('.pin-hint').offsetHeight).toBe(height);
  });

  test('names the keys that open the popup, where there are any', () => {
    const { update } = showWelcome();
    const without = document.querySelector('kbd');
    update({ shortcut: 'Alt+Shift+I' });

    expect(without).toBeNull();
    expect(textOf('kbd')).toBe('Alt+Shift+I');
  });

  test('asks to notify at the chosen hour, and says so when that was refused', async () => {
    const { calls, update } = showWelcome();
    await userEvent.selectOptions(page.getByRole('combobox', { name: /^At/ }), '7');
    await page.getByRole('checkbox', { name: /^Notify me/ }).click();
    update({ refusal: 'The browser was not allowed to let Ibid notify. Nothing has changed.' });

    expect(calls.onChange.mock.calls).toEqual([[{ notifyHour: 7 }]]);
    expect(calls.onNotifying.mock.calls).toEqual([[true]]);
    expect((page.getByRole('checkbox').element() as HTMLInputElement).checked).toBe(false);
    expect(page.getByRole('alert').element().textContent).toMatch(/Nothing has changed/);
  });

  test('is left by Done, with nothing chosen', async () => {
    const { calls } = showWelcome();
    await page.getByRole('button', { name: 'Done' }).click();

    expect(calls.onDone).toHaveBeenCalledOnce();
    expect(calls.onTopic).not.toHaveBeenCalled();
    expect(calls.onChange).not.toHaveBeenCalled();
  });

  test('shows hostile titles as the text they are', () => {
    showWelcome(aFullView());

    expect(document.querySelector('.papers img')).toBeNull();
    expect(textOf('.papers h3')).toContain('<img src=x');
  });

  test.each([320, 700, 1280])('fits a window of %i pixels', async (width) => {
    await page.viewport(width, 700);
    showWelcome(aFullView());

    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test.each([
    ['light', 'full', aFullView()],
    ['dark', 'full', aFullView()],
    ['light', 'empty', {}],
    ['dark', 'in trouble', { isPinned: true, fault: 'broken' }],
  ] as const)('breaks no rule of accessibility in %s colors when it is %s', async (scheme, _state, view) => {
    showWelcome(view);

    expect(await findViolations(scheme)).toEqual([]);
  });
});
