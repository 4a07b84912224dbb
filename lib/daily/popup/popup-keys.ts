/** What a key means in the popup. */
export type KeyAction =
  | 'first row'
  | 'next row'
  | 'previous row'
  | 'search'
  | 'clear search'
  | 'toggle details'
  | 'toggle saved'
  | 'toggle read'
  | 'not for me'
  | 'undo'
  | 'copy link'
  | 'copy Markdown'
  | 'copy BibTeX'
  | 'more like this'
  | 'back'
  | 'day before'
  | 'day after'
  | 'help';

export interface KeyFacts {
  readonly key: string;
  readonly hasModifier: boolean;
  /** Whether the key is held down and this is not its first event. */
  readonly isRepeat: boolean;
  /** Whether an input method is at work, whose keys are its own. */
  readonly isComposing: boolean;
  /** Whether the key goes into the search field. */
  readonly isTyping: boolean;
  readonly isQueryEmpty: boolean;
  /** Whether there is a list to go back to. */
  readonly canGoBack: boolean;
}

const LETTERS: ReadonlyMap<string, KeyAction> = new Map([
  ['j', 'next row'],
  ['k', 'previous row'],
  ['/', 'search'],
  ['e', 'toggle details'],
  ['s', 'toggle saved'],
  ['r', 'toggle read'],
  ['x', 'not for me'],
  ['u', 'undo'],
  ['c', 'copy link'],
  ['m', 'copy Markdown'],
  ['b', 'copy BibTeX'],
  ['n', 'more like this'],
  ['[', 'day before'],
  [']', 'day after'],
  ['?', 'help'],
]);
const REPEATABLE: ReadonlySet<KeyAction | undefined> = new Set(['next row', 'previous row', 'day before', 'day after']);

/** The action of a key press, or undefined to leave the key to the browser. */
export function findKeyAction(facts: KeyFacts): KeyAction | undefined {
  if (facts.hasModifier || facts.isComposing) return undefined;
  const action = findAction(facts);
  return facts.isRepeat && !REPEATABLE.has(action) ? undefined : action;
}

function findAction({ key, isTyping, isQueryEmpty, canGoBack }: KeyFacts): KeyAction | undefined {
  if (key === 'ArrowDown') return 'next row';
  if (key === 'ArrowUp') return 'previous row';
  if (key === 'Escape') return findEscape(isQueryEmpty, canGoBack);
  if (isTyping) return key === 'Enter' ? 'first row' : undefined;
  return LETTERS.get(key.toLowerCase());
}

/** Where there is nothing to leave, Escape is the browser's, which closes the popup. */
function findEscape(isQueryEmpty: boolean, canGoBack: boolean): KeyAction | undefined {
  if (!isQueryEmpty) return 'clear search';
  return canGoBack ? 'back' : undefined;
}
