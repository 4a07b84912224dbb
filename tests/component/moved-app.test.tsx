import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MovedApp, type MovedAppProps } from '../../components/MovedApp.tsx';
import '../../components/library.css';
import '../../components/moved.css';
import type { MovedView } from '../../lib/daily/moved/moved-view.ts';
import { aMovedList, aMovedRow, aMovedView, SINCE_TUESDAY } from '../support/a-moved-view.ts';
import { idNumber } from '../support/a-paper.ts';
import { clearPage, find, findViolations, focusedName, show } from '../support/rendered.tsx';

const HOSTILE = '\u202E<img src=x onerror=alert(1)> ' + 'long '.repeat(60);
const EMPTY = { saved: aMovedList([]), others: aMovedList([]), rising: { ...aMovedList([]), isWatched: false } };

beforeEach(() => page.viewport(900, 900));
afterEach(clearPage);

/** Shows the section in its page, which changes only as its owner says. */
function showMoved(change: Partial<MovedView> = {}) {
  const calls = {
    onSave: vi.fn<MovedAppProps['onSave']>(),
    onEnter: vi.fn<MovedAppProps['onEnter']>(),
    onRank: vi.fn<MovedAppProps['onRank']>(),
    onShowAll: vi.fn<MovedAppProps['onShowAll']>(),
  };
  const update = (next: Partial<MovedView>): void => {
    const view = aMovedView({ ...change, ...next });
    show(
      <main id="section">
        <MovedApp view={view} {...calls} />
      </main>,
    );
  };
  update({});
  return { calls, update };
}

/** A section with everything that makes it wide or long. */
function aFullView(): Partial<MovedView> {
  const loud = {
    title: HOSTILE,
    authors: ['A name that is very long indeed, and longer', 'Another', 'A third', 'A fourth'],
    organization: 'An organization with a name of many words',
    upvotes: 1_234_567,
    repository: 'moreau/routing',
    stars: 123_456,
  };
  const reason = { label: 'Topics', detail: 'mixture of experts, routing, long context and more' };
  const row = aMovedRow(
    { id: idNumber(7), ...loud },
    { starsGained: 12_345, row: { reason, isAboveBar: true, gained: 12_345, isRead: true } },
  );
  const { rising } = aMovedView();
  return {
    saved: aMovedList([row], { isStale: true }),
    othersLeft: 512,
    rising: { ...rising, rows: [{ ...row, line: rising.rows[0]!.line }, ...rising.rows], isStale: true },
    fault: 'No room left on this computer: nothing new can be stored',
  };
}

const textOf = (selector: string): string => find(selector).textContent ?? '';
const rowOf = (n: number): HTMLElement => find(`[data-paper="${idNumber(n)}"]`);
const listNames = (): (string | null | undefined)[] =>
  Array.from(
    document.querySelectorAll('.papers'),
    (list) => document.getElementById(list.getAttribute('aria-labelledby') ?? '')?.textContent,
  );

describe('What moved', () => {
  test('says how much has moved, and since when', () => {
    showMoved();

    expect(textOf('.hint')).toBe('3 papers have gained 66 votes and 160 stars since Tuesday.');
  });

  test('sets what is saved apart from the others when both have moved', () => {
    showMoved();

    expect(listNames()).toEqual(['Saved by you', 'Others', 'Rising, last 14 feed days']);
  });

  test('names the others by the heading alone when nothing that is saved has moved', () => {
    showMoved({ saved: aMovedList([]) });

    expect(listNames()).toEqual(['Since you last looked', 'Rising, last 14 feed days']);
  });

  test('tells votes, stars and what was gained of each, also to those who do not see them', () => {
    showMoved();
    const row = rowOf(2);

    expect(row.querySelector('.votes')?.textContent).toBe(
      '60 upvotes, 22 of them since you last looked: passes your bar+22',
    );
    expect(row.querySelector('.code')?.textContent).toBe('\u00A0· code ★ 1,300 +160 stars since you last looked');
    expect(row.querySelector('.reason')?.textContent).toBe('Topic: routing');
  });

  test('leads to the Hub’s page of a paper, in a tab that learns nothing of us', () => {
    showMoved();
    const link = rowOf(3).querySelector('a');

    expect(link?.href).toBe(`https://huggingface.co/papers/${idNumber(3)}`);
    expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener noreferrer']);
  });

  test('saves a paper and lets it go by its ribbon', async () => {
    const { calls } = showMoved();
    const press = async (n: number): Promise<void> => {
      rowOf(n).querySelector<HTMLElement>('.save')?.focus();
      await userEvent.keyboard('{Enter}');
    };
    await press(3);
    await press(1);

    expect(calls.onSave.mock.calls.map(([{ id }, isSaved]) => [id, isSaved])).toEqual([
      [idNumber(3), true],
      [idNumber(1), false],
    ]);
    expect(rowOf(1).querySelector('.save')?.getAttribute('aria-pressed')).toBe('true');
  });

  test.each([
    ['pointer', () => userEvent.hover(rowOf(3))],
    ['keyboard', async () => rowOf(3).querySelector('a')?.focus()],
  ])('tells when the %s comes to the papers', async (_what, come) => {
    const { calls } = showMoved();
    const before = calls.onEnter.mock.calls.length;
    await come();

    expect(before).toBe(0);
    expect(calls.onEnter).toHaveBeenCalled();
  });

  test('offers to rank anew only where papers would stand otherwise, and moves no line for it', async () => {
    const { calls, update } = showMoved();
    const buttons = (): number => page.getByRole('button', { name: /^Rank anew/ }).elements().length;
    const places = (): number[] =>
      Array.from(document.querySelectorAll('.paper'), (row) => row.getBoundingClientRect().top);
    const [before, none] = [places(), buttons()];
    update({ others: aMovedList(aMovedView().others.rows, { isStale: true }) });
    const after = places();
    await page.getByRole('button', { name: 'Rank anew: Since you last looked' }).click();
    update({});

    expect([none, buttons()]).toEqual([0, 0]);
    expect(after).toEqual(before);
    expect(calls.onRank).toHaveBeenCalledOnce();
    await expect.poll(focusedName).toBe('Since you last looked');
  });

  test('shows those that gained less when they are asked for, and the keyboard goes on to them', async () => {
    const { calls, update } = showMoved({ othersLeft: 1_512 });
    await page.getByRole('button', { name: 'Show 1,512 more that have gained less' }).click();
    const { rows } = aMovedView().others;
    update({ othersLeft: 0, others: aMovedList([...rows, aMovedRow({ id: idNumber(9), title: 'The next one' })]) });

    expect(calls.onShowAll).toHaveBeenCalledOnce();
    expect(page.getByRole('button', { name: /^Show/ }).elements()).toHaveLength(0);
    await expect.poll(focusedName).toBe('The next one');
  });

  test.each<[string, Partial<MovedView>, RegExp]>([
    ['the user never looked', { ...EMPTY, since: { kind: 'first look' } }, /no earlier look/],
    ['the papers were lost', { ...EMPTY, since: { kind: 'copied anew' } }, /copied anew/],
    ['nothing moved', { ...EMPTY, since: { ...SINCE_TUESDAY, paperCount: 0 } }, /^No paper has gained/],
  ])('says why there is nothing to see when %s', (_state, view, words) => {
    showMoved(view);

    expect(textOf('.hint')).toMatch(words);
    expect(document.querySelectorAll('.paper, .group')).toHaveLength(0);
  });

  test('says that nothing is stored yet, and no more than that', () => {
    showMoved({ ...EMPTY, stage: 'nothing stored' });

    expect(textOf('.none')).toMatch(/^No papers are on this computer yet/);
    expect(document.querySelector('h2')).toBeNull();
  });

  test('says what is wrong with the storage, with what was shown before', () => {
    showMoved({ fault: 'The browser’s storage does not answer' });

    expect(page.getByRole('alert').element().textContent).toBe('The browser’s storage does not answer');
    expect(document.querySelectorAll('.paper')).toHaveLength(5);
  });

  test('shows hostile titles as the text they are', () => {
    showMoved(aFullView());

    expect(document.querySelector('.papers img')).toBeNull();
    expect(textOf('.papers h3')).toContain('<img src=x');
  });
});

describe('The line of a rising paper', () => {
  test('is drawn where its votes are known, and told in words', () => {
    showMoved();
    const lines = page.getByRole('img', { name: 'From 12 to 60 upvotes in 3 days' }).elements();

    expect(document.querySelectorAll('.sparkline')).toHaveLength(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.querySelector('polyline')?.getAttribute('points')).toBe('2.5,11.3 22.9,8 53.5,2.5');
  });

  test('stands at the right edge, below the ribbon, whatever the names are', () => {
    showMoved(aFullView());
    const [first, second] = Array.from(document.querySelectorAll('.sparkline'), (line) => line.getBoundingClientRect());
    const ribbon = document.querySelector('.paper:has(.sparkline) .save')!.getBoundingClientRect();

    expect(first!.right).toBeCloseTo(second!.right);
    expect(first!.right).toBeCloseTo(ribbon.right);
    expect(first!.top).toBeGreaterThanOrEqual(ribbon.bottom);
  });

  test('stands in the margin, below what was gained and inside its row, in a narrow window', async () => {
    await page.viewport(320, 900);
    showMoved();
    const row = document.querySelector('.paper:has(.sparkline)')!;
    const placeOf = (selector: string): DOMRect => row.querySelector(selector)!.getBoundingClientRect();
    const [line, gained, title] = [placeOf('.sparkline'), placeOf('.gained'), placeOf('h3 a')];

    expect(line.top).toBeGreaterThanOrEqual(gained.bottom);
    expect(line.right).toBeLessThan(title.left);
    expect(line.bottom).toBeLessThan(row.getBoundingClientRect().bottom);
  });
});

describe('The section', () => {
  test.each([320, 700, 1280])('fits a window of %i pixels', async (width) => {
    await page.viewport(width, 700);
    showMoved(aFullView());

    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test('fits a window of 320 pixels with text of twice the size', async () => {
    await page.viewport(320, 700);
    document.documentElement.style.fontSize = '32px';
    showMoved(aFullView());

    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });

  test.each([
    ['light', 'full', aFullView()],
    ['dark', 'full', aFullView()],
    ['light', 'ordinary', {}],
    ['dark', 'ordinary', {}],
    ['light', 'empty', { ...EMPTY, since: { kind: 'first look' } }],
    ['dark', 'without papers', { ...EMPTY, stage: 'nothing stored' }],
  ] as const)('breaks no rule of accessibility in %s colors when it is %s', async (scheme, _state, view) => {
    showMoved(view);

    expect(await findViolations(scheme)).toEqual([]);
  });
});
