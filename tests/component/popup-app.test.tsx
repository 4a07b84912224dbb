import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../components/popup.css';
import { idNumber } from '../support/a-paper.ts';
import { aPopupView, aRowView, aSearchView, NEWEST_DAY, someRows } from '../support/a-popup-view.ts';
import { clearPage, find, findInput, focusedName, showPopup } from '../support/rendered.tsx';

const FIRST = `The paper numbered ${idNumber(1)}`;
const SECOND = `The paper numbered ${idNumber(2)}`;
const title = (n: number): HTMLElement => find(`[data-row="${idNumber(n)}"]`);
const topOf = (element: Element): number => Math.round(element.getBoundingClientRect().top);

beforeEach(() => page.viewport(420, 600));
afterEach(clearPage);

describe('The popup’s keyboard', () => {
  test('starts in the search field', () => {
    showPopup(aPopupView());

    expect(focusedName()).toBe('Search papers');
  });

  test('goes down into the list and up out of it again by arrow keys', async () => {
    showPopup(aPopupView());
    const visited: string[] = [];
    for (const key of ['{ArrowDown}', '{ArrowDown}', '{ArrowUp}', '{ArrowUp}']) {
      await userEvent.keyboard(key);
      visited.push(focusedName());
    }

    expect(visited).toEqual([FIRST, SECOND, FIRST, 'Search papers']);
  });

  test('stays on the last paper when there is none after it', async () => {
    showPopup(aPopupView());
    title(3).focus();

    await userEvent.keyboard('j');

    expect(document.activeElement).toBe(title(3));
  });

  test('goes from the search field to the first paper when Enter is pressed', async () => {
    showPopup(aPopupView());

    await userEvent.keyboard('{Enter}');

    expect(focusedName()).toBe(FIRST);
  });

  test('takes letters as text in the search field and as keys elsewhere', async () => {
    const { calls, view } = showPopup(aPopupView());
    await userEvent.keyboard('sec');
    expect(calls.onQuery).toHaveBeenLastCalledWith('sec');
    expect(calls.onMark).not.toHaveBeenCalled();

    title(1).focus();
    await userEvent.keyboard('secmr');

    const row = view.list.rows[0]!;
    expect(calls.onMark.mock.calls.map(([{ paper }, field, value]) => [paper.id, field, value])).toEqual([
      [row.paper.id, 'saved', true],
      [row.paper.id, 'read', true],
    ]);
    expect(calls.onToggle).toHaveBeenCalledExactlyOnceWith(row.paper.id);
    expect(calls.onCopy.mock.calls.map(([, format]) => format)).toEqual(['link', 'Markdown']);
  });

  test('does nothing to a paper when none has the focus', async () => {
    const { calls } = showPopup(aPopupView());
    find('[aria-label="Settings"]').focus();

    await userEvent.keyboard('sercm');

    expect(calls.onMark).not.toHaveBeenCalled();
    expect(calls.onToggle).not.toHaveBeenCalled();
    expect(calls.onCopy).not.toHaveBeenCalled();
  });

  test('goes to the neighboring days where there are any', async () => {
    const { calls } = showPopup(aPopupView());
    title(1).focus();

    await userEvent.keyboard('[[]]');

    expect(calls.onShowDay.mock.calls).toEqual([['2026-05-28']]);
  });

  test('clears the search when Escape is pressed, and leaves a second Escape to the browser', async () => {
    const { calls } = showPopup(aSearchView('routing', someRows(2)));
    const left = vi.fn<(isPrevented: boolean) => void>();
    window.addEventListener('keydown', (event) => left(event.defaultPrevented));
    title(2).focus();

    await userEvent.keyboard('{Escape}');
    expect(calls.onQuery).toHaveBeenCalledExactlyOnceWith('');
    expect(focusedName()).toBe('Search papers');
    await userEvent.keyboard('{Escape}');

    expect(left.mock.calls).toEqual([[true], [false]]);
  });

  test('selects what was searched when / is pressed', async () => {
    showPopup(aSearchView('routing', someRows(2)));
    title(1).focus();

    await userEvent.keyboard('/');
    const input = findInput();

    expect([input.selectionStart, input.selectionEnd]).toEqual([0, 7]);
  });

  test('returns to the field when the search is cleared by its button', async () => {
    showPopup(aSearchView('routing', someRows(2)));

    await page.getByRole('button', { name: 'Clear the search' }).click();

    expect(findInput().value).toBe('');
    expect(focusedName()).toBe('Search papers');
  });

  test('leaves keys to an input method while it composes', () => {
    showPopup(aPopupView());
    const input = find('input');

    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', isComposing: true, bubbles: true }));

    expect(document.activeElement).toBe(input);
  });

  test('reaches every control by Tab, in the order they are read', async () => {
    showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: someRows(1) }, state: { expandedId: idNumber(1) } }));
    const names: string[] = [];
    for (let presses = 0; presses < 20; presses += 1) {
      await userEvent.tab();
      names.push(focusedName());
    }

    expect(names).toEqual([
      'Today',
      '1 of 3 pass your bar',
      'Mark all read',
      'Day before',
      'Day after',
      FIRST,
      `Save “${FIRST}”`,
      `Details of “${FIRST}”`,
      'Hub',
      'arXiv',
      'PDF',
      'More like this',
      'Copy link',
      'Copy as Markdown',
      'Copy as BibTeX',
      'Mark as read',
      'Not for me',
      // Of several names one is reached, and from it the others by arrow keys.
      'Ada Moreau',
      'mixture of experts',
      'Library',
    ]);
  });

  test('opens the keys by ? and gives the focus back when they are closed', async () => {
    showPopup(aPopupView());
    title(2).focus();

    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await userEvent.keyboard('j{Escape}');

    await expect.poll(() => document.querySelector('dialog')).toBeNull();
    expect(document.activeElement).toBe(title(2));
  });
});

describe('The popup’s focus', () => {
  test.each(['h3 a', '.save', '.more'])('stays on %s of a paper when the papers change places', (control) => {
    const popup = showPopup(aPopupView());
    const focused = find(`[data-paper="${idNumber(2)}"] ${control}`);
    focused.focus();
    const owners: unknown[] = [];
    // Each paper comes to be the one that is moved past the others.
    for (const order of ['231', '312', '123', '321', '2', '12']) {
      const rows = Array.from(order, (n) => aRowView({ id: idNumber(Number(n)) }));
      popup.update({ list: { heading: NEWEST_DAY, rows } });
      owners.push(document.activeElement === focused);
    }

    expect(owners).toEqual([true, true, true, true, true, true]);
  });

  test('goes to the paper that takes the place of one that is gone', () => {
    const popup = showPopup(aPopupView());
    const [first, second, third] = someRows(3);
    title(2).focus();

    popup.update({ list: { heading: NEWEST_DAY, rows: [first!, third!] } });
    expect(document.activeElement).toBe(title(3));
    popup.update({ list: { heading: NEWEST_DAY, rows: [first!, second!] } });

    expect(document.activeElement).toBe(title(2));
  });

  test('goes to the search field when what had it is gone', () => {
    const popup = showPopup(aPopupView({ fault: 'broken' }));
    find('.status button').focus();

    popup.update({ fault: undefined });

    expect(focusedName()).toBe('Search papers');
  });

  test('stays where the reader has put it when nothing had it', () => {
    const popup = showPopup(aPopupView());
    (document.activeElement as HTMLElement).blur();

    popup.update({ paperCount: 15_000 });

    expect(document.activeElement).toBe(document.body);
  });

  test('stays on a button that has become useless', async () => {
    const popup = showPopup(aPopupView());
    const button = page.getByRole('button', { name: 'Day before' });
    await button.click();

    popup.update({ list: { heading: { ...NEWEST_DAY, dayBefore: undefined }, rows: someRows(2) } });
    await button.click({ force: true });

    expect(document.activeElement).toBe(button.element());
    expect(popup.calls.onShowDay).toHaveBeenCalledTimes(1);
  });
});

describe('The popup’s list', () => {
  const list = (): HTMLElement => find('#list');

  test('begins where it was left', () => {
    showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: someRows(60) }, state: { scrollTop: 700 } }));

    expect(list().scrollTop).toBe(700);
  });

  test('begins where it was left when it is filled only later', () => {
    const popup = showPopup(
      aPopupView({ list: { heading: { kind: 'opening' }, rows: [] }, state: { scrollTop: 700 } }),
    );

    popup.update({ list: { heading: NEWEST_DAY, rows: someRows(60) } });

    expect(list().scrollTop).toBe(700);
  });

  test('shows another list from its top', () => {
    const popup = showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: someRows(60) } }));
    list().scrollTop = 900;

    popup.update({ list: { heading: { ...NEWEST_DAY, day: NEWEST_DAY.dayBefore! }, rows: someRows(60) } });

    expect(list().scrollTop).toBe(0);
  });

  test('keeps what is being read in its place when papers come and go above it', () => {
    const popup = showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: someRows(60) } }));
    list().scrollTop = 900;
    const row = [...document.querySelectorAll('[data-paper]')].find((element) => topOf(element) > 200)!;
    const before = topOf(row);

    const latecomers = [71, 72, 73].map((n) => aRowView({ id: idNumber(n) }));
    popup.update({ list: { heading: NEWEST_DAY, rows: [...latecomers, ...popup.view.list.rows] } });
    expect(topOf(row)).toBe(before);
    popup.update({ list: { heading: NEWEST_DAY, rows: popup.view.list.rows.slice(5) } });

    expect(topOf(row)).toBe(before);
  });

  test('keeps its place when only the status changes', () => {
    const popup = showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: someRows(60) } }));
    list().scrollTop = 900;

    popup.update({ status: { state: 'syncing', doneDays: 3, totalDays: 9 } });

    expect(list().scrollTop).toBe(900);
  });

  test('brings details into sight when they open at the lower edge', async () => {
    showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: someRows(60) } }));
    title(6).focus();

    await userEvent.keyboard('e');
    const details = document.getElementById(`details-${idNumber(6)}`)!;

    expect(details.getBoundingClientRect().bottom).toBeLessThanOrEqual(list().getBoundingClientRect().bottom);
  });

  test('leaves a paper where it is when it opens and the one above it closes', async () => {
    const abstract = 'Tokens are routed to experts. '.repeat(30);
    const rows = Array.from({ length: 20 }, (_, n) => aRowView({ id: idNumber(n + 1), abstract }));
    showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows }, state: { expandedId: idNumber(2) } }));
    title(3).focus();
    title(3).scrollIntoView({ block: 'center' });
    const before = topOf(title(3));

    await userEvent.keyboard('e');
    expect(find('.open').dataset.paper).toBe(idNumber(3));
    const whileOpen = topOf(title(3));
    await userEvent.keyboard('e');

    // Its details are higher than the list, so that it goes to the top at most.
    expect(whileOpen).toBeLessThanOrEqual(before);
    expect(whileOpen).toBeGreaterThanOrEqual(topOf(list()));
    expect(topOf(title(3))).toBe(whileOpen);
  });

  test('is the only thing that scrolls, however many papers there are', () => {
    showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: someRows(120) } }));

    expect(document.documentElement.scrollHeight).toBe(600);
    expect(document.documentElement.scrollWidth).toBe(420);
    expect(list().scrollWidth).toBe(list().clientWidth);
  });
});

describe('The popup’s layout', () => {
  const places = (): string[] =>
    Array.from(document.querySelectorAll('h3 a, .by, .save, .tabs button, .heading h2, #list, footer'), (element) => {
      const { x, y, height } = element.getBoundingClientRect();
      return `${element.className || element.id} ${x.toFixed()} ${y.toFixed()} ${height.toFixed()}`;
    });

  test('moves nothing when marks change', async () => {
    const popup = showPopup(aPopupView());
    const before = places();
    title(2).focus();

    await userEvent.keyboard('sr');
    popup.update({ notice: { text: 'Link copied', canUndo: false } });

    expect(find('.paper.read').dataset.paper).toBe(idNumber(2));
    expect(places()).toEqual(before);
  });

  test.each([
    'offline',
    'unreachable',
    'timed out',
    'hub failed',
    'refused',
    'redirected',
    'too large',
    'not a feed',
    'interrupted',
    'no permission',
  ] as const)('moves nothing when the status says %s', (fault) => {
    const popup = showPopup(aPopupView());
    const before = places();

    popup.update({ status: { state: 'failed', fault, doneDays: 3, totalDays: 900, retryAt: 1 } });

    expect(places()).toEqual(before);
  });

  test.each(['full', 'impossible', 'blocked', 'superseded', 'broken'] as const)(
    'moves nothing when the storage is %s',
    (fault) => {
      const popup = showPopup(aPopupView());
      const before = places();

      popup.update({ fault });

      expect(places()).toEqual(before);
    },
  );

  test('moves nothing when the archive is copied in a private window', () => {
    const popup = showPopup(aPopupView());
    const before = places();

    popup.update({ isSession: true, status: { state: 'syncing', doneDays: 12, totalDays: 30 } });

    expect(places()).toEqual(before);
  });

  test('gives every control at least 24 pixels each way', () => {
    showPopup(aPopupView({ fault: 'broken', state: { expandedId: idNumber(1), query: 'a' } }));
    const controls = [...document.querySelectorAll('button, .links a, .hub-search a')];
    const small = controls.filter((control) => {
      const { width, height } = control.getBoundingClientRect();
      return width < 24 || height < 24;
    });

    expect(controls.length).toBeGreaterThan(20);
    expect(small.map((control) => control.outerHTML)).toEqual([]);
  });

  test.each([320, 500])('fits a side panel of %i pixels', async (width) => {
    await page.viewport(width, 700);
    const long = {
      title: 'Electroencephalographically'.repeat(12),
      repository: 'a/b',
      stars: 123_456,
      upvotes: 12_345,
    };
    showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: [aRowView(long)] }, fault: 'broken' }));
    document.documentElement.dataset.view = 'side-panel';

    expect(document.documentElement.scrollWidth).toBe(width);
    expect(document.documentElement.scrollHeight).toBe(700);
    expect(find('#list').scrollWidth).toBe(find('#list').clientWidth);
  });

  test('holds twice the text size', () => {
    document.documentElement.style.fontSize = '200%';
    showPopup(aPopupView({ state: { expandedId: idNumber(1) } }));
    document.documentElement.dataset.view = 'side-panel';

    expect(document.documentElement.scrollWidth).toBe(420);
    expect(find('#list').scrollWidth).toBe(find('#list').clientWidth);
    expect(find('#list').clientHeight).toBeGreaterThan(150);
  });
});

describe('The popup’s window', () => {
  test.each([
    [420, 600],
    [450, 510],
    [1_000, 700],
  ])('is filled by what has a size of its own when it comes to be %i by %i pixels large', async (width, height) => {
    await page.viewport(300, 300);
    showPopup(aPopupView());

    await page.viewport(width, height);

    await expect.poll(() => find('#app').style.height).toBe(`${height}px`);
    const app = find('#app');
    const { left, right } = app.getBoundingClientRect();
    expect(app.style.width).toBe(`${width}px`);
    expect([left, right]).toEqual([Math.max(0, (width - 800) / 2), Math.min(width, (width + 800) / 2)]);
  });
});

describe('The popup’s results', () => {
  const drawn = (): number => document.querySelectorAll('.paper').length;

  /** Types into a popup of today's papers, and has what is found shown. */
  function showResults(popup: ReturnType<typeof showPopup>, query: string, count: number): void {
    const { list, state } = aSearchView(query, someRows(count));
    popup.update({ list, state });
  }

  test('are drawn as far as they are in sight while one types, and whole when the typing pauses', async () => {
    const popup = showPopup(aPopupView());
    showResults(popup, 'routing', 50);

    const lastInSight = find('.paper:last-child');
    expect(lastInSight.getBoundingClientRect().bottom).toBeGreaterThan(600);
    expect(drawn()).toBeLessThan(20);
    expect(find('.heading h2').textContent).toBe('50 papers for “routing”');

    await expect.poll(drawn).toBe(50);
    expect(lastInSight.isConnected).toBe(true);
  });

  test('are drawn whole at once when the popup opens with a search', () => {
    const popup = showPopup(
      aPopupView({ list: { heading: { kind: 'opening' }, rows: [] }, state: { query: 'routing' } }),
    );
    showResults(popup, 'routing', 50);

    expect(drawn()).toBe(50);
  });

  test('stay whole when a paper of them is marked', async () => {
    const popup = showPopup(aPopupView());
    showResults(popup, 'routing', 50);
    await expect.poll(drawn).toBe(50);

    showResults(popup, 'routing', 49);

    expect(drawn()).toBe(49);
  });

  test('give way to a day that is drawn whole', () => {
    const popup = showPopup(aPopupView());
    showResults(popup, 'routing', 50);

    popup.update(aPopupView({ list: { heading: NEWEST_DAY, rows: someRows(40) } }));

    expect(drawn()).toBe(40);
  });

  test('do not move while the rest of them is drawn', async () => {
    const popup = showPopup(aPopupView());
    showResults(popup, 'routing', 50);
    const list = find('#list');
    list.scrollTop = 100;
    const before = topOf(title(4));

    await expect.poll(drawn).toBe(50);

    expect(list.scrollTop).toBe(100);
    expect(topOf(title(4))).toBe(before);
  });

  test('are announced when the typing pauses, and not with each letter', async () => {
    const popup = showPopup(aPopupView());
    const announced: string[] = [];
    const status = find('main [role=status]');
    const observer = new MutationObserver(() => status.textContent !== '' && announced.push(status.textContent));
    observer.observe(status, { childList: true, characterData: true, subtree: true });
    for (const query of ['r', 'ro', 'rou']) showResults(popup, query, query.length);

    await expect.poll(() => announced).toEqual(['3 papers for “rou”']);
    observer.disconnect();
  });
});

describe('The popup’s words', () => {
  test('announce how many papers a search has found, and nothing before it has', async () => {
    const popup = showPopup(aSearchView('routing', [], { isReady: false }));
    const announcement = find('main [role=status]');
    expect(announcement.textContent).toBe('');

    const { list } = aSearchView('routing', someRows(2));
    popup.update({ list });

    expect(announcement.textContent).toBe('2 papers for “routing”');
  });

  test('offer the Hub’s own search as a plain link', () => {
    showPopup(aSearchView('c++ & <b>', []));

    const link = page.getByRole('link', { name: 'Search the Hub for this' }).element() as HTMLAnchorElement;

    expect(link.href).toBe('https://huggingface.co/papers?q=c%2B%2B%20%26%20%3Cb%3E');
    expect(link.rel).toBe('noopener noreferrer');
  });

  test('name no list as chosen while a search stands before both', () => {
    showPopup(aSearchView('routing', someRows(1)));

    expect(document.querySelector('[aria-selected=true]')).toBeNull();
    expect(page.getByRole('region', { name: 'Search results' }).elements()).toHaveLength(1);
  });
});
