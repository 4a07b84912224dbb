/** What a key means in the popup. */
export type KeyAction =
  | 'next row'
  | 'previous row'
  | 'search'
  | 'clear search'
  | 'toggle details'
  | 'toggle saved'
  | 'toggle read'
  | 'day before'
  | 'day after'
  | 'help';

export interface KeyFacts {
  readonly key: string;
  readonly hasModifier: boolean;
  /** Whether the key goes into the search field. */
  readonly isTyping: boolean;
  readonly isQueryEmpty: boolean;
}

const LETTERS: ReadonlyMap<string, KeyAction> = new Map([
  ['j', 'next row'],
  ['k', 'previous row'],
  ['/', 'search'],
  ['e', 'toggle details'],
  ['s', 'toggle saved'],
  ['r', 'toggle read'],
  ['[', 'day before'],
  [']', 'day after'],
  ['?', 'help'],
]);

/** The action of a key press, or undefined to leave the key to the browser. */
export function findKeyAction({ key, hasModifier, isTyping, isQueryEmpty }: KeyFacts): KeyAction | undefined {
  if (hasModifier) return undefined;
  if (key === 'ArrowDown') return 'next row';
  if (key === 'ArrowUp') return 'previous row';
  // An empty search leaves Escape to the browser, which closes the popup.
  if (key === 'Escape') return isQueryEmpty ? undefined : 'clear search';
  return isTyping ? undefined : LETTERS.get(key);
}
