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
  { keys: ['x'], meaning: 'not for me' },
  { keys: ['u'], meaning: 'undo, while it is offered' },
  { keys: ['n'], meaning: 'papers near this one' },
  { keys: ['c', 'm', 'b'], meaning: 'copy link, Markdown, BibTeX' },
  { keys: ['[', ']'], meaning: 'day before, day after' },
  { keys: ['Esc'], meaning: 'clear the search, go back' },
];

const OPERATORS: readonly { readonly typed: string; readonly meaning: string }[] = [
  { typed: 'author:he', meaning: 'or title: abstract: keyword: org:' },
  { typed: '"state space"', meaning: 'these words in a row' },
  { typed: '-survey', meaning: 'not this; also -has:code' },
  { typed: 'after:2025-03', meaning: 'from then on; before: until then' },
  { typed: 'votes:>50', meaning: 'also < and =' },
  { typed: 'has:code', meaning: 'also project, summary' },
  { typed: 'is:saved', meaning: 'also read, unread' },
  { typed: '2501.01234', meaning: 'the paper of an id or a link' },
];

/** The keys, and what can be typed to search, in a dialog. */
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
        <h2>In the search field</h2>
        <dl>
          {OPERATORS.map(({ typed, meaning }) => (
            <div key={typed}>
              <dt>
                <code>{typed}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </dialog>
  );
}
