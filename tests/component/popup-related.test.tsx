import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../components/popup.css';
import type { ListHeading } from '../../lib/daily/popup/popup-view.ts';
import { idNumber } from '../support/a-paper.ts';
import { aNearView, aPageView, aPopupView, aRowView, NEWEST_DAY, someRows } from '../support/a-popup-view.ts';
import { clearPage, find, focusedName, showPopup } from '../support/rendered.tsx';

const REASON = { label: 'This repository’s paper', detail: 'its authors give this as its code' };
const title = (n: number): HTMLElement => find(`[data-row="${idNumber(n)}"]`);
const announced = (): string => find('main > [role=status]').textContent;
const near = (n: number): ListHeading => ({ kind: 'near', id: idNumber(n), title: `The paper numbered ${n}` });
const step = (n: number) => ({ id: idNumber(n), query: '', expandedId: undefined });

beforeEach(() => page.viewport(420, 600));
afterEach(clearPage);

describe('This page', () => {
  test('is a tab between today’s papers and the saved ones', async () => {
    const { calls } = showPopup(aPopupView());

    await page.getByRole('tab', { name: 'This page' }).click();

    expect(
      page
        .getByRole('tab')
        .elements()
        .map((tab) => tab.textContent),
    ).toEqual(['Today', 'For you', 'Trending', 'This page', 'Saved']);
    expect(calls.onTab).toHaveBeenCalledExactlyOnceWith('page');
  });

  test('says over its papers which page it is of, and under each why it is there', () => {
    showPopup(aPageView([aRowView({ title: 'On Routing' }, { terms: ['routing'], reason: REASON })]));

    expect(find('.heading h2').textContent).toBe('Papers near moreau/routing');
    expect(find('.reason').textContent).toBe('This repository’s paper: its authors give this as its code');
    expect(find('h3 mark').textContent).toBe('Routing');
    expect(announced()).toBe('1 paper. Papers near moreau/routing');
  });

  test.each([
    ['reading', 'Reading the page …'],
    ['read', 'No daily paper is near this page'],
    ['empty', 'There is nothing to go by on this page'],
    ['unreadable', 'This page cannot be read'],
    ['not asked', 'Ibid reads this page only when you ask'],
  ] as const)('says in words how it is when there are no papers and the page is %s', (reading, words) => {
    showPopup(aPageView([], reading));

    expect(find('.empty h2').textContent).toBe(words);
    expect(announced()).toBe(reading === 'reading' ? '' : words);
  });

  test('says that there may be more when the archive is still being copied', () => {
    showPopup({ ...aPageView([]), status: { state: 'syncing', doneDays: 3, totalDays: 9 } });

    expect(find('.empty p').textContent).toContain('still being copied');
  });

  test('leaves votes out, and what can be done with its record, when a paper is not in the corpus', () => {
    const row = aRowView({}, { isStored: false, reason: { label: 'Linked', detail: 'in the README' } });
    showPopup({ ...aPageView([row]), state: { ...aPopupView().state, tab: 'page', expandedId: idNumber(1) } });

    expect(document.querySelector('.votes')).toBeNull();
    expect(page.getByRole('button', { name: 'More like this' }).elements()).toEqual([]);
    expect(find('.by').textContent).toBe('arXiv 2501.00001 · not on this computer');
  });
});

describe('The papers near one', () => {
  test('are asked for by a press in the card, and by the keyboard', async () => {
    const { calls, view } = showPopup(aPopupView({ state: { expandedId: idNumber(1) } }));
    await page.getByRole('button', { name: 'More like this' }).click();
    title(2).focus();
    await userEvent.keyboard('n');

    expect(calls.onNear.mock.calls).toEqual([[view.list.rows[0]], [view.list.rows[1]]]);
  });

  test('are not asked for by the keyboard when a paper is not in the corpus', async () => {
    const { calls } = showPopup(
      aPopupView({ list: { heading: NEWEST_DAY, rows: [aRowView({}, { isStored: false })] } }),
    );
    title(1).focus();

    await userEvent.keyboard('n');

    expect(calls.onNear).not.toHaveBeenCalled();
  });

  test('stand under the title of that one, with a way back by press and by Escape', async () => {
    const { calls } = showPopup(aNearView(someRows(2)));
    await page.getByRole('button', { name: 'Back' }).click();
    await userEvent.keyboard('{Escape}');

    expect(find('.heading h2').textContent).toBe('Near: Routing in Mixtures of Experts');
    expect(announced()).toBe('2 papers. Papers near “Routing in Mixtures of Experts”');
    expect(calls.onBack).toHaveBeenCalledTimes(2);
    expect(page.getByRole('tab', { selected: true }).elements()).toEqual([]);
  });

  test('have a way back when there are none', () => {
    showPopup(aNearView([]));

    expect(page.getByRole('button', { name: 'Back' }).elements()).toHaveLength(1);
    expect(find('.empty h2').textContent).toBe('No daily paper is near it');
  });

  test('take the keyboard along, forth and back', async () => {
    const { update, view } = showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: someRows(3) } }));
    title(2).focus();
    update({ state: { ...view.state, trail: [step(2)] } });
    update({ list: { heading: near(2), rows: someRows(1) } });
    const forth = focusedName();
    await userEvent.keyboard('j');
    const down = focusedName();
    update({ state: { ...view.state, trail: [] } });
    update({ list: { heading: NEWEST_DAY, rows: someRows(3) } });

    expect(forth).toBe('Near: The paper numbered 2');
    expect(down).toBe(`The paper numbered ${idNumber(1)}`);
    expect(document.activeElement).toBe(title(2));
  });

  test('leave the keyboard in the search field when it is there', () => {
    const { update, view } = showPopup(aPopupView());
    update({ state: { ...view.state, trail: [step(2)] }, list: { heading: near(2), rows: someRows(1) } });

    expect(focusedName()).toBe('Search papers');
  });

  test('begin at their top, and the way back ends where one was', () => {
    const { update, view } = showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: someRows(40) } }));
    const list = find('#list');
    list.scrollTop = 900;
    update({ state: { ...view.state, trail: [step(20)] } });
    update({ list: { heading: near(20), rows: someRows(20) } });
    const forth = list.scrollTop;
    list.scrollTop = 300;
    update({ state: { ...view.state, trail: [step(20), step(7)] } });
    update({ list: { heading: near(7), rows: someRows(20) } });
    update({ state: { ...view.state, trail: [step(20)] } });
    update({ list: { heading: near(20), rows: someRows(20) } });
    const back = list.scrollTop;
    update({ state: { ...view.state, trail: [] } });
    update({ list: { heading: NEWEST_DAY, rows: someRows(40) } });

    expect([forth, back, list.scrollTop]).toEqual([0, 300, 900]);
  });

  test('begin at the top of another list when the trail was left for that', () => {
    const { update, view } = showPopup(aPopupView({ list: { heading: NEWEST_DAY, rows: someRows(40) } }));
    const list = find('#list');
    list.scrollTop = 900;
    update({ state: { ...view.state, trail: [step(20)] }, list: { heading: near(20), rows: someRows(20) } });
    update({ state: { ...view.state, tab: 'saved' }, list: { heading: { kind: 'saved' }, rows: someRows(40) } });

    expect(list.scrollTop).toBe(0);
  });
});

describe('The footer', () => {
  test('leads to the same lists beside the page', async () => {
    const { calls } = showPopup(aPopupView());

    await page.getByRole('button', { name: 'Open beside the page' }).click();

    expect(calls.onOpenBeside).toHaveBeenCalledTimes(1);
  });
});

describe('A paper’s card', () => {
  test('copies it as BibTeX by a press and by the keyboard', async () => {
    const { calls } = showPopup(aPopupView({ state: { expandedId: idNumber(1) } }));
    await page.getByRole('button', { name: 'Copy as BibTeX' }).click();
    title(2).focus();
    await userEvent.keyboard('b');

    expect(calls.onCopy.mock.calls.map(([, format]) => format)).toEqual(['BibTeX', 'BibTeX']);
  });

  test('says what can be copied as one line', () => {
    showPopup(aPopupView({ state: { expandedId: idNumber(1) } }));

    expect(find('.actions span').textContent).toBe('Copy link, Markdown, BibTeX');
  });
});
