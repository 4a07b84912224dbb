import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './IconButton.tsx';

export interface KeyboardHelpProps {
  readonly onClose: () => void;
}

const KEYS: readonly { readonly keys: readonly string[]; readonly meaning: string }[] = [
  { keys: ['/'], meaning: 'search' },
  { keys: ['↓', 'j'], meaning: 'next paper' },
  { keys: ['↑', 'k'], meaning: 'previous paper' },
  { keys: ['Enter'], meaning: 'open on the Hub' },
  { keys: ['Ctrl Enter'], meaning: 'open in the background' },
  { keys: ['e'], meaning: 'details' },
  { keys: ['s'], meaning: 'save' },
  { keys: ['r'], meaning: 'mark as read' },
  { keys: ['c'], meaning: 'copy the link' },
  { keys: ['m'], meaning: 'copy as Markdown' },
  { keys: ['[', ']'], meaning: 'day before, day after' },
  { keys: ['Esc'], meaning: 'clear the search' },
];

/** The keys, in a dialog. */
export function KeyboardHelp({ onClose }: KeyboardHelpProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => ref.current?.showModal(), []);
  return (
    <dialog
      ref={ref}
      class="help"
      aria-labelledby="help-title"
      onClose={onClose}
      onClick={(event) => event.target === ref.current && ref.current?.close()}
    >
      <div class="sheet">
        <div class="title">
          <h2 id="help-title">Keys</h2>
          <IconButton label="Close" path="m4 4 8 8m0-8-8 8" onPress={() => ref.current?.close()} />
        </div>
        <dl>
          {KEYS.map(({ keys, meaning }) => (
            <div key={meaning}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </dialog>
  );
}
