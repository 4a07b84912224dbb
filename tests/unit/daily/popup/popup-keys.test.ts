import { describe, expect, test } from 'vitest';
import { findKeyAction, type KeyFacts } from '../../../../lib/daily/popup/popup-keys.ts';

const press = (key: string, facts: Partial<KeyFacts> = {}) =>
  findKeyAction({
    key,
    hasModifier: false,
    isRepeat: false,
    isComposing: false,
    isTyping: false,
    isQueryEmpty: true,
    canGoBack: false,
    ...facts,
  });

const LETTERS = [
  ['j', 'next row'],
  ['k', 'previous row'],
  ['/', 'search'],
  ['e', 'toggle details'],
  ['s', 'toggle saved'],
  ['r', 'toggle read'],
  ['c', 'copy link'],
  ['m', 'copy Markdown'],
  ['b', 'copy BibTeX'],
  ['n', 'more like this'],
  ['[', 'day before'],
  [']', 'day after'],
  ['?', 'help'],
] as const;

describe('findKeyAction', () => {
  test.each(LETTERS)('takes %s as “%s” beside the search field, and as text in it', (key, action) => {
    expect(press(key)).toBe(action);
    expect(press(key, { isTyping: true })).toBeUndefined();
  });

  test('does not mind Caps Lock', () => {
    expect(press('S')).toBe('toggle saved');
  });

  test.each([
    ['ArrowDown', 'next row'],
    ['ArrowUp', 'previous row'],
  ])('takes %s as “%s” in the search field too', (key, action) => {
    expect(press(key, { isTyping: true })).toBe(action);
    expect(press(key)).toBe(action);
  });

  test('goes to the first row by Enter in the search field, and leaves Enter elsewhere to links and buttons', () => {
    expect(press('Enter', { isTyping: true })).toBe('first row');
    expect(press('Enter')).toBeUndefined();
  });

  test.each([true, false])(
    'clears a search by Escape, and leaves an empty one to the browser (typing: %s)',
    (isTyping) => {
      expect(press('Escape', { isTyping, isQueryEmpty: false })).toBe('clear search');
      expect(press('Escape', { isTyping, isQueryEmpty: true })).toBeUndefined();
    },
  );

  test('goes back by Escape where there is a list to go back to, once the search is clear', () => {
    expect(press('Escape', { canGoBack: true })).toBe('back');
    expect(press('Escape', { canGoBack: true, isTyping: true })).toBe('back');
    expect(press('Escape', { canGoBack: true, isQueryEmpty: false })).toBe('clear search');
  });

  test.each([...LETTERS.map(([key]) => key), 'ArrowDown', 'ArrowUp', 'Escape', 'Enter'])(
    'leaves %s to the browser with a modifier, and to an input method that composes',
    (key) => {
      expect(press(key, { hasModifier: true, isQueryEmpty: false })).toBeUndefined();
      expect(press(key, { isComposing: true, isTyping: true, isQueryEmpty: false })).toBeUndefined();
    },
  );

  test('goes on moving while a key is held, but decides nothing twice', () => {
    const repeated = LETTERS.filter(([key]) => press(key, { isRepeat: true }) !== undefined).map(([key]) => key);

    expect(repeated).toEqual(['j', 'k', '[', ']']);
    expect(press('Escape', { isRepeat: true, isQueryEmpty: false })).toBeUndefined();
  });

  test.each(['a', 'Tab', ' ', 'F5', 'Home', 'Dead', 'Unidentified'])('has nothing for %s', (key) => {
    expect(press(key)).toBeUndefined();
  });
});
