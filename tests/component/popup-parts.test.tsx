import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { EmptyState } from '../../components/EmptyState.tsx';
import { KeyboardHelp } from '../../components/KeyboardHelp.tsx';
import { describeList, ListHeading, type ListHeadingProps } from '../../components/ListHeading.tsx';
import '../../components/popup.css';
import { SearchField } from '../../components/SearchField.tsx';
import { StatusLine } from '../../components/StatusLine.tsx';
import { TabBar } from '../../components/TabBar.tsx';
import type { ListHeading as Heading, ListView } from '../../lib/daily/popup/popup-view.ts';
import type { PopupTab } from '../../lib/settings/popup-state.ts';
import { describeQuery } from '../../lib/search/query/describe-query.ts';
import { parseQuery } from '../../lib/search/query/parse-query.ts';
import { INITIAL_SYNC_STATUS } from '../../lib/sync/sync-status.ts';
import { idNumber } from '../support/a-paper.ts';
import { aRowView, NEWEST_DAY, someRows } from '../support/a-popup-view.ts';
import { clearPage, find, findInput, focusedName, show } from '../support/rendered.tsx';

beforeEach(() => page.viewport(420, 600));
afterEach(clearPage);

const NO_TOPICS = { topics: [], onToggleTopic: () => undefined, onQuery: () => undefined };

describe('The search field', () => {
  test.each([
    [14_756, 'Search 14,756 papers'],
    [0, 'Search papers'],
    [undefined, 'Search papers'],
  ])('says of %s papers “%s”', (paperCount, placeholder) => {
    show(<SearchField query="" paperCount={paperCount} inputRef={{ current: null }} onQuery={() => undefined} />);

    const field = page.getByRole('textbox', { name: 'Search papers' }).element() as HTMLInputElement;

    expect(field.placeholder).toBe(placeholder);
  });

  test('answers each letter', async () => {
    const onQuery = vi.fn<(query: string) => void>();
    show(<SearchField query="" paperCount={3} inputRef={{ current: null }} onQuery={onQuery} />);

    await userEvent.type(page.getByRole('textbox'), 'ab');

    expect(onQuery.mock.calls).toEqual([['a'], ['ab']]);
  });

  test('takes no more than the index would read', () => {
    show(<SearchField query="" paperCount={3} inputRef={{ current: null }} onQuery={() => undefined} />);

    expect(findInput().maxLength).toBe(300);
  });
});

describe('The tabs', () => {
  function showTabs(): () => readonly string[] {
    const chosen: string[] = [];
    const update = (tab: PopupTab): void => {
      chosen.push(tab);
      show(
        <>
          <TabBar tab={tab} isCovered={false} newCount={undefined} onTab={update} />
          <div id="list" role="tabpanel" aria-labelledby={`tab-${tab}`} />
        </>,
      );
    };
    update('today');
    return () => chosen.slice(1);
  }

  test('are one stop of the Tab key, and arrow keys go round in them', async () => {
    const chosen = showTabs();
    await userEvent.tab();
    expect(focusedName()).toBe('Today');

    await userEvent.keyboard('{ArrowLeft}{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(focusedName()).toBe('Trending');
    await userEvent.tab();

    expect(chosen()).toEqual(['saved', 'today', 'for-you', 'trending']);
    expect(document.activeElement?.closest('[role=tablist]') ?? null).toBeNull();
  });

  test('name the one that is shown', async () => {
    showTabs();

    await page.getByRole('tab', { name: 'Saved' }).click();

    expect(
      page
        .getByRole('tab', { selected: true })
        .elements()
        .map((tab) => tab.textContent),
    ).toEqual(['Saved']);
  });

  test('do not move when another is chosen', async () => {
    showTabs();
    const place = (): number => find('#tab-saved').getBoundingClientRect().left;
    const before = place();

    await page.getByRole('tab', { name: 'Saved' }).click();

    expect(place()).toBe(before);
  });
});

describe('The list’s heading', () => {
  const search = (facts: object): Heading => ({ kind: 'search', query: 'a', isReady: true, isCut: false, ...facts });

  test.each<[Heading, number, string]>([
    [NEWEST_DAY, 3, 'Daily papers of Friday, May 29, 2026'],
    [{ kind: 'saved' }, 1, '1 saved paper'],
    [{ kind: 'saved' }, 2, '2 saved papers'],
    [search({}), 1, '1 paper for “a”'],
    [search({ isCut: true }), 50, '50+ papers for “a”'],
    [search({ isReady: false }), 0, 'Opening the index …'],
    [{ kind: 'page', name: 'moreau/routing', reading: 'read' }, 3, 'Papers near moreau/routing'],
    [{ kind: 'near', id: idNumber(1), title: 'Lanterns' }, 3, 'Papers near “Lanterns”'],
    [{ kind: 'nothing yet' }, 0, 'Papers'],
  ])('says of %j with %i papers “%s”', (heading, count, words) => {
    expect(describeList({ heading, rows: someRows(count) })).toBe(words);
  });

  function showHeading(list: ListView) {
    const calls = {
      onShowDay: vi.fn<ListHeadingProps['onShowDay']>(),
      onMarkAllRead: vi.fn<() => void>(),
      onBack: vi.fn<() => void>(),
      onOpenLibrary: vi.fn<ListHeadingProps['onOpenLibrary']>(),
    };
    show(<ListHeading list={list} topicActions={NO_TOPICS} {...calls} />);
    return calls;
  }

  test('marks all as read, until there is nothing left to mark', async () => {
    const { onMarkAllRead } = showHeading({ heading: NEWEST_DAY, rows: someRows(2) });
    const button = page.getByRole('button', { name: 'Mark all read' });
    await button.click();

    showHeading({ heading: NEWEST_DAY, rows: [aRowView({}, { isUnread: false })] });
    await button.click({ force: true });

    expect(onMarkAllRead).toHaveBeenCalledTimes(1);
    expect(button.element().getAttribute('aria-disabled')).toBe('true');
  });

  test('has nothing to mark on an old day', () => {
    showHeading({ heading: { ...NEWEST_DAY, isNewest: false }, rows: someRows(2) });

    expect(page.getByRole('button', { name: 'Mark all read' }).elements()).toEqual([]);
  });

  test('leads to the neighboring days and says which they are', async () => {
    const { onShowDay } = showHeading({ heading: NEWEST_DAY, rows: someRows(2) });
    const button = page.getByRole('button', { name: 'Day before' });

    await button.click();

    expect((button.element() as HTMLElement).title).toBe('Day before: Thursday, May 28, 2026');
    expect(onShowDay).toHaveBeenCalledExactlyOnceWith('2026-05-28');
  });

  test('stays on one line on the longest day there is', () => {
    showHeading({ heading: { ...NEWEST_DAY, day: '2026-09-30' as never }, rows: someRows(2) });

    expect(find('h2').textContent).toBe('Daily papers of Wednesday, September 30, 2026');
    expect(find('h2').getBoundingClientRect().height).toBeLessThan(30);
  });

  test.each<Heading>([{ kind: 'saved' }, search({}), search({ isReady: false }), { kind: 'opening' }])(
    'leaves the word to the empty list when there is nothing in %j',
    (heading) => {
      showHeading({ heading, rows: [] });

      expect(document.querySelector('h2')).toBeNull();
    },
  );
});

describe('The status line', () => {
  const words = { text: 'Offline', remedy: undefined, progress: undefined };
  const nothing = (): void => undefined;

  test.each([
    ['retry', 'Try again'],
    ['grant access', 'Allow'],
    ['reopen', 'Reopen'],
  ] as const)('offers what helps: %s as “%s”', async (remedy, name) => {
    const onRemedy = vi.fn<(remedy: string) => void>();
    show(<StatusLine words={{ ...words, remedy }} notice={undefined} onRemedy={onRemedy} onUndo={nothing} />);

    await page.getByRole('button', { name }).click();

    expect(onRemedy).toHaveBeenCalledExactlyOnceWith(remedy);
  });

  test('announces a status, but not each day of an archive', () => {
    show(<StatusLine words={words} notice={undefined} onRemedy={nothing} onUndo={nothing} />);
    expect(find('.state').getAttribute('aria-live')).toBe('polite');

    show(<StatusLine words={{ ...words, progress: 0.25 }} notice={undefined} onRemedy={nothing} onUndo={nothing} />);
    const bar = page.getByRole('progressbar', { name: 'Archive copied' }).element() as HTMLProgressElement;

    expect(find('.state').getAttribute('aria-live')).toBe('off');
    expect(bar.value).toBe(0.25);
  });

  test('says what was just done in place of the status', () => {
    show(
      <StatusLine words={words} notice={{ text: 'Link copied', canUndo: false }} onRemedy={nothing} onUndo={nothing} />,
    );

    expect(find('.notice').getAttribute('role')).toBe('status');
    expect(find('.notice').textContent).toBe('Link copied');
    expect(getComputedStyle(find('.state')).opacity).toBe('0');
  });
});

describe('An empty list', () => {
  test.each<[Heading, 'idle' | 'failed', string]>([
    [{ kind: 'search', query: 'zz', isReady: true, isCut: false }, 'idle', 'Nothing found for “zz”'],
    [{ kind: 'search', query: 'zz', isReady: false, isCut: false }, 'idle', 'Opening the index …'],
    [{ kind: 'saved' }, 'idle', 'Nothing saved yet'],
    [{ kind: 'nothing yet' }, 'idle', 'Fetching the newest papers …'],
    [{ kind: 'nothing yet' }, 'failed', 'No papers on this computer yet'],
    [NEWEST_DAY, 'idle', 'No papers on this day'],
  ])('says of %j while %s “%s”, and what to do', (heading, state, title) => {
    show(<EmptyState heading={heading} status={{ ...INITIAL_SYNC_STATUS, state }} />);

    expect(find('h2').textContent).toBe(title);
    expect(find('p').textContent.length).toBeGreaterThan(10);
  });

  test('does not flash words that are over in a moment', async () => {
    show(<EmptyState heading={{ kind: 'opening' }} status={INITIAL_SYNC_STATUS} />);
    expect(getComputedStyle(find('.empty')).visibility).toBe('hidden');

    await expect.poll(() => getComputedStyle(find('.empty')).visibility).toBe('visible');
  });
});

describe('The keys', () => {
  test('name every key beside what it does', () => {
    show(<KeyboardHelp onClose={() => undefined} />);
    const entries = Array.from(find('dl').children, (entry) => entry.textContent);

    expect(entries).toContain('edetails');
    expect(entries).toContain('[]day before, day after');
    expect(entries).toHaveLength(14);
  });

  test('tell what can be typed to search', () => {
    show(<KeyboardHelp onClose={() => undefined} />);
    const typed = Array.from(document.querySelectorAll('code'), (code) => code.textContent);

    expect(typed).toHaveLength(8);
    for (const query of typed) expect(describeQuery(parseQuery(query)).map(({ kind }) => kind)).toEqual(['condition']);
  });

  test.each([
    ['its button', () => page.getByRole('button', { name: 'Close' }).click()],
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['a press beside it', () => userEvent.click(find('dialog'), { position: { x: -20, y: -20 }, force: true })],
  ])('close by %s', async (_name, close) => {
    const onClose = vi.fn<() => void>();
    show(<KeyboardHelp onClose={onClose} />);

    await close();

    await expect.poll(() => onClose.mock.calls.length).toBe(1);
    expect((find('dialog') as HTMLDialogElement).open).toBe(false);
  });

  test('stay open when they are pressed themselves', async () => {
    show(<KeyboardHelp onClose={() => undefined} />);

    await userEvent.click(find('.sheet'), { position: { x: 4, y: 4 } });

    expect((find('dialog') as HTMLDialogElement).open).toBe(true);
  });
});
