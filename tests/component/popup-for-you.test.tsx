import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../components/popup.css';
import { toFollow, toMute } from '../../lib/daily/bar/topic-facts.ts';
import { idNumber } from '../support/a-paper.ts';
import {
  aForYouView,
  aHeldTopic,
  aPopupView,
  aRowView,
  aSearchView,
  NEWEST_DAY,
  someRows,
} from '../support/a-popup-view.ts';
import { clearPage, find, focusedName, showPopup } from '../support/rendered.tsx';

const CHIPS = [
  { id: 'a', name: 'agents', color: 'green', count: 2, isChosen: false },
  { id: 'b', name: 'world models', color: 'blue', count: 1, isChosen: true },
] as const;
const button = (name: string) => page.getByRole('button', { name, exact: true });
const isPressed = (name: string): string | null => button(name).element().getAttribute('aria-pressed');
const isMenuOpen = (): boolean => document.querySelector('.name-menu:popover-open') !== null;

beforeEach(() => page.viewport(420, 600));
afterEach(clearPage);

describe('For you', () => {
  test('says how much is new, and its tab the same number', () => {
    showPopup(aForYouView(someRows(3)));

    expect(find('.heading h2').textContent).toBe('3 of 41 new since you last looked');
    expect(find('#tab-for-you').textContent).toBe('For you, 3 new');
  });

  test.each([
    [undefined, 'For you'],
    [0, 'For you'],
    [99, 'For you, 99 new'],
    [100, 'For you, 99+ new'],
  ])('has a tab that says of %s new papers “%s”', (newCount, words) => {
    showPopup(aPopupView({ newCount }));

    expect(find('#tab-for-you').textContent).toBe(words);
  });

  test('moves no tab when its number comes', () => {
    const lefts = (): number[] =>
      Array.from(document.querySelectorAll('.tabs button'), (tab) => tab.getBoundingClientRect().left);
    const popup = showPopup(aPopupView());
    const before = lefts();

    popup.update({ newCount: 12 });

    expect(find('.tabs small').getBoundingClientRect().right).toBeLessThanOrEqual(before[2]!);
    expect(lefts()).toEqual(before);
  });

  test('sets a reason of votes alone apart from the others', () => {
    const votes = aRowView({ id: idNumber(2) }, { reason: { label: '82 votes', detail: '' }, isReasonQuiet: true });
    showPopup(aForYouView([aRowView({}, { reason: { label: 'By NVIDIA', detail: 'which you follow' } }), votes]));
    const [first, second] = document.querySelectorAll('.reason');

    expect(first?.textContent).toBe('By NVIDIA, which you follow');
    expect(second?.textContent).toBe('82 votes');
    expect(getComputedStyle(second!).color).not.toBe(getComputedStyle(first!).color);
  });

  test('offers to choose topics where none are followed', async () => {
    const { calls } = showPopup(aForYouView(someRows(1), { hasTopics: false }));

    await button('Choose topics').click();

    expect(calls.onOpenLibrary).toHaveBeenCalledExactlyOnceWith({ section: 'topics', draft: undefined });
  });

  test('is narrowed by its topics, which say whether they are chosen', async () => {
    const { calls } = showPopup(aForYouView(someRows(1), { chips: CHIPS }));
    expect([isPressed('agents 2'), isPressed('world models 1')]).toEqual(['false', 'true']);

    await button('agents 2').click();

    expect(calls.onToggleChip).toHaveBeenCalledExactlyOnceWith('a');
  });

  test('says that nothing is left of the chosen topics', () => {
    showPopup(aForYouView([], { chips: CHIPS }));

    expect(find('.empty h2').textContent).toBe('None of these topics');
  });

  test('tells what was not wanted, and gives it back', async () => {
    const unwanted = [{ id: idNumber(7), title: 'Painting worlds' }];
    const { calls } = showPopup(aForYouView(someRows(1), { unwanted }));
    await page.getByText('1 paper you did not want lowers others like it').click();

    await button('Want “Painting worlds” again').click();

    expect(calls.onWantAgain).toHaveBeenCalledExactlyOnceWith(unwanted[0]);
  });

  test('counts what was not wanted beyond the thirty it lists', () => {
    const unwanted = Array.from({ length: 34 }, (_, n) => ({ id: idNumber(n + 1), title: `Title ${n}` }));
    showPopup(aForYouView([], { unwanted }));

    expect(find('.unwanted summary').textContent).toBe('34 papers you did not want lower others like them');
    expect(document.querySelectorAll('.unwanted li')).toHaveLength(30);
    expect(find('.unwanted > p').textContent).toBe('and 4 before them');
  });
});

describe('Not for me', () => {
  test('is said by x and in the details', async () => {
    const { calls, view } = showPopup(aPopupView({ state: { expandedId: idNumber(1) } }));
    find(`[data-row="${idNumber(2)}"]`).focus();
    await userEvent.keyboard('x');
    await button('Not for me').click();

    expect(calls.onMark.mock.calls).toEqual([
      [view.list.rows[1], 'hidden', true],
      [view.list.rows[0], 'hidden', true],
    ]);
  });

  test('can be undone by a button and by u', async () => {
    const { calls } = showPopup(aPopupView({ notice: { text: 'Not for you: Routing', canUndo: true } }));
    await button('Undo').click();
    find(`[data-row="${idNumber(2)}"]`).focus();
    await userEvent.keyboard('u');

    expect(calls.onUndo).toHaveBeenCalledTimes(2);
  });

  test('offers no undo where there is none', () => {
    showPopup(aPopupView({ notice: { text: 'Link copied', canUndo: false } }));

    expect(button('Undo').elements()).toEqual([]);
  });
});

describe('The newest day', () => {
  test('says how much passes the bar, and which', () => {
    const rows = [aRowView({ upvotes: 82 }, { isAboveBar: true }), aRowView({ id: idNumber(2), upvotes: 3 })];
    showPopup(aPopupView({ list: { heading: { ...NEWEST_DAY, passedCount: 1, listedCount: 2 }, rows } }));
    const [first, second] = document.querySelectorAll<HTMLElement>('.votes');

    expect(find('.count').textContent).toBe('1 of 2 pass your bar');
    expect(first?.textContent).toBe('82 upvotes: passes your bar');
    expect(getComputedStyle(first!).fontWeight).not.toBe(getComputedStyle(second!).fontWeight);
  });
});

describe('Trending', () => {
  test('says how many votes a paper has gained', () => {
    const rows = [aRowView({ upvotes: 1_280 }, { gained: 40 }), aRowView({ id: idNumber(2) }, { gained: 0 })];
    showPopup(
      aPopupView({ list: { heading: { kind: 'trending', isWatched: true }, rows }, state: { tab: 'trending' } }),
    );

    expect(find('.heading .words').textContent).toBe('Rising over the last 14 daysvotes of two days');
    expect(Array.from(document.querySelectorAll('.gained'), (gained) => gained.textContent)).toEqual(['+40']);
  });
});

describe('A search', () => {
  test('can be followed, and says that it is', async () => {
    const popup = showPopup(aSearchView('routing -survey', someRows(1)));
    const facts = toFollow('search', 'routing -survey');
    expect(isPressed('Follow this search')).toBe('false');
    await button('Follow this search').click();

    popup.update({ topics: [aHeldTopic({ query: '-survey routing' })] });

    expect(popup.calls.onToggleTopic).toHaveBeenCalledExactlyOnceWith(facts);
    expect(isPressed('Follow this search')).toBe('true');
  });

  test.each(['2501.00001', '???'])('cannot be followed where no new paper can meet it: %s', (query) => {
    showPopup(aSearchView(query, someRows(1)));

    expect(button('Follow this search').elements()).toEqual([]);
  });
});

describe('A name in a paper', () => {
  const open = (change = {}) =>
    showPopup(
      aPopupView({
        list: { heading: NEWEST_DAY, rows: [aRowView({ organization: 'Moreau Lab' })] },
        state: { expandedId: idNumber(1) },
        ...change,
      }),
    );

  test.each([
    ['Search', 'Lin Wei', 'author:"Lin Wei"'],
    ['Search', 'Moreau Lab', 'org:"Moreau Lab"'],
    ['Search', 'mixture of experts', 'keyword:"mixture of experts"'],
  ])('is searched by “%s” in its menu: %s', async (choice, name, query) => {
    const { calls } = open();
    await button(name).click();
    await button(choice).click();

    expect(calls.onQuery).toHaveBeenCalledExactlyOnceWith(query);
    expect(isMenuOpen()).toBe(false);
  });

  test('is followed and muted from its menu', async () => {
    const { calls } = open();
    await button('Moreau Lab').click();
    await button('Follow').click();
    await button('Lin Wei').click();
    await button('Mute').click();

    expect(calls.onToggleTopic.mock.calls).toEqual([
      [toFollow('organization', 'Moreau Lab')],
      [toMute('author', 'Lin Wei')],
    ]);
  });

  test('shows that it is followed or muted, also in its menu', async () => {
    open({
      topics: [aHeldTopic({ query: 'org:"Moreau Lab"' }), aHeldTopic({ kind: 'mute', query: 'author:"Lin Wei"' })],
    });
    expect(find('.name.followed').textContent).toBe('Moreau Lab (followed)');
    expect(find('.name.muted').textContent).toBe('Lin Wei (muted)');

    await button('Moreau Lab (followed)').click();

    await expect.element(button('Follow')).toHaveAttribute('aria-pressed', 'true');
    expect(isPressed('Mute')).toBe('false');
  });

  test('is reached by one stop of Tab and arrow keys, and gives the focus back when its menu closes', async () => {
    const { calls } = open();
    (button('Ada Moreau').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(focusedName()).toBe('Lin Wei');
    await userEvent.keyboard('{Enter}');
    expect(focusedName()).toBe('Search');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}x');
    expect(focusedName()).toBe('Mute');
    await userEvent.keyboard('{Escape}');

    expect(isMenuOpen()).toBe(false);
    expect(focusedName()).toBe('Lin Wei');
    expect(calls.onMark).not.toHaveBeenCalled();
    expect(calls.onQuery).not.toHaveBeenCalled();
  });

  test('opens its menu inside the window wherever it stands', async () => {
    open();
    for (const name of ['Ada Moreau', 'mixture of experts']) {
      await button(name).click();
      await expect.poll(isMenuOpen).toBe(true);
      const { left, right, top, bottom } = find('.name-menu').getBoundingClientRect();

      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(innerWidth);
      expect(bottom).toBeLessThanOrEqual(innerHeight);
      await userEvent.keyboard('{Escape}');
    }
  });

  test('closes its menu when the list is scrolled away under it', async () => {
    open();
    await button('mixture of experts').click();
    expect(isMenuOpen()).toBe(true);

    document.dispatchEvent(new Event('scroll'));

    await expect.poll(isMenuOpen).toBe(false);
  });
});

describe('The tabs', () => {
  test.each([
    [420, 16],
    [320, 16],
    [800, 32],
  ])('stand on one line in a window of %i pixels with text of %i', async (width, size) => {
    await page.viewport(width, 600);
    document.documentElement.style.fontSize = `${size}px`;
    showPopup(aPopupView({ newCount: 12 }));
    document.documentElement.dataset.view = 'side-panel';
    const tops = Array.from(document.querySelectorAll('.tabs button'), (tab) => tab.getBoundingClientRect().top);

    expect(new Set(tops).size).toBe(1);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test('wrap where they find no room, and leave some to the list', async () => {
    await page.viewport(320, 600);
    document.documentElement.style.fontSize = '32px';
    showPopup(aPopupView({ newCount: 12 }));
    // A popup would be made wider; a side panel is as wide as it is.
    document.documentElement.dataset.view = 'side-panel';

    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    expect(find('#list').clientHeight).toBeGreaterThan(150);
  });
});
