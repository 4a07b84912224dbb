import { useEffect, useRef } from 'preact/hooks';

export interface KeyboardHelpProps {
  readonly onClose: () => void;
}

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'search'],
  ['j  ↓', 'next paper'],
  ['k  ↑', 'previous paper'],
  ['Enter', 'open on the Hub'],
  ['Ctrl Enter', 'open in the background'],
  ['e', 'details'],
  ['s', 'save'],
  ['r', 'mark as read'],
  ['[  ]', 'day before, day after'],
  ['Esc', 'clear the search'],
];

/** The keys, in a dialog. */
export function KeyboardHelp({ onClose }: KeyboardHelpProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} class="help" aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">Keys</h2>
      <dl>
        {KEYS.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="plain" onClick={() => ref.current?.close()}>
        Close
      </button>
    </dialog>
  );
}
