import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../components/popup.css';
import { aRowView, aSearchView, someRows } from '../support/a-popup-view.ts';
import { clearPage, find, findInput, findViolations, focusedName, showPopup } from '../support/rendered.tsx';

const chips = (): string[] => Array.from(document.querySelectorAll('.chips bdi'), (chip) => chip.textContent);
const search = (query: string) => showPopup(aSearchView(query, someRows(12)));
const listTop = (): number => find('#list').getBoundingClientRect().top;

beforeEach(() => page.viewport(420, 600));
afterEach(clearPage);

describe('The search’s chips', () => {
  test('are not there when a query is plain words', () => {
    search('mixture routing');

    expect(document.querySelector('.chips')).toBeNull();
  });

  test('say in order how a query was understood', () => {
    search('routing author:"Kaiming He" -survey after:2025-03 has:code LLMs has:tea ');

    expect(chips()).toEqual([
      'author: Kaiming He',
      'not survey',
      'since Mar 1, 2025',
      'with code',
      'also: large language model',
      '“has:” takes code, project or summary, not “tea”',
    ]);
    expect(page.getByRole('list', { name: 'How the search is understood' }).elements()).toHaveLength(1);
  });

  test('take their part of the query away when they are removed', async () => {
    const { calls } = search('routing author:"Kaiming He" experts');

    await page.getByRole('button', { name: 'Remove “author: Kaiming He”' }).click();

    expect(calls.onQuery).toHaveBeenCalledExactlyOnceWith('routing experts');
    expect(findInput().value).toBe('routing experts');
  });

  test('leave of a name only the name itself when its synonyms are removed', async () => {
    search('rag survey');

    await page.getByRole('button', { name: 'Search only for "rag"' }).click();

    expect(findInput().value).toBe('"rag" survey');
    expect(chips()).toEqual(['“rag”']);
  });

  test('hand the focus on to the next, to the one before, and then to the field', async () => {
    search('has:code is:saved votes:>5');
    find('.chips li:nth-child(2) button').focus();
    const visited: string[] = [];
    for (let left = 3; left > 0; left -= 1) {
      await userEvent.keyboard('{Enter}');
      visited.push(focusedName());
    }

    expect(visited).toEqual(['Remove “over 5 votes”', 'Remove “with code”', 'Search papers']);
  });

  test('are reached by Tab after the field', async () => {
    search('has:code is:saved');
    await userEvent.tab();
    await userEvent.tab();
    const first = focusedName();
    await userEvent.tab();

    expect([first, focusedName()]).toEqual(['Remove “with code”', 'Remove “saved”']);
  });

  test('announce what is wrong', () => {
    search('has:tea after:x');

    expect(find('header [role=status]').textContent).toBe(
      '“has:” takes code, project or summary, not “tea”. “x” is no date: try after:2025 or after:2025-03-14',
    );
  });

  test('move the list by one line, and by no more when there are more of them', () => {
    search('routing');
    const before = listTop();

    search('routing has:code ');
    const withOne = listTop();
    search('routing has:code is:saved ');

    expect(withOne - before).toBeLessThanOrEqual(28);
    expect(listTop()).toBe(withOne);
  });

  test('move nothing for a moment when a word is on its way to a longer one', async () => {
    search('ra');
    const before = listTop();

    search('rag');
    expect(listTop()).toBe(before);

    await expect.poll(listTop).toBeGreaterThan(before);
  });

  test('are two lines and a half at most, however long the query', () => {
    search('routing ');
    const before = listTop();
    search(`${'x'.repeat(30)} `.repeat(3).replaceAll(/^|(?<= )(?=x)/g, 'author:') + 'has:code '.repeat(13));

    expect(chips().length).toBeGreaterThan(10);
    expect(listTop() - before).toBeLessThanOrEqual(60);
  });

  test.each([320, 420])('fit %i pixels', async (width) => {
    await page.viewport(width, 600);
    search(`author:"${'Wolfeschlegelsteinhausen '.repeat(8)}" title:مقالة author:何 `);
    document.documentElement.dataset.view = 'side-panel';

    expect(document.documentElement.scrollWidth).toBe(width);
    expect(find('.chips').scrollWidth).toBe(find('.chips').clientWidth);
  });

  test('set foreign text apart, as the text it is', () => {
    search('author:"<b>מאמר</b>" has:code');

    expect(chips()).toEqual(['author: <b>מאמר</b>', 'with code']);
    expect(document.querySelector('.chips b')).toBeNull();
  });

  test.each(['light', 'dark'] as const)('break no rule of accessibility in %s colors', async (scheme) => {
    showPopup(aSearchView('rag author:he has:tea ', [aRowView({ title: 'On RAG' }, { terms: ['rag'] })]));

    expect(await findViolations(scheme)).toEqual([]);
  });
});
