import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { describeQuery, type QueryChip, removeChip } from '../lib/search/query/describe-query.ts';
import { parseQuery } from '../lib/search/query/parse-query.ts';
import { IconButton } from './IconButton.tsx';

export interface QueryChipsProps {
  readonly query: string;
  /** Where the focus goes when the last chip is gone. */
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onQuery: (query: string) => void;
}

/** How the query was understood, where it says more than words; each part of it can be taken back. */
export function QueryChips({ query, inputRef, onQuery }: QueryChipsProps) {
  const { text, chips } = useMemo(() => {
    const parsed = parseQuery(query);
    return { text: parsed.text, chips: describeQuery(parsed) };
  }, [query]);
  const listRef = useRef<HTMLUListElement>(null);
  const removedRef = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (removedRef.current === undefined) return;
    const buttons = listRef.current?.querySelectorAll('button') ?? [];
    (buttons[Math.min(removedRef.current, buttons.length - 1)] ?? inputRef.current)?.focus();
    removedRef.current = undefined;
  }, [query]);
  const remove = (position: number, chip: QueryChip): void => {
    removedRef.current = position;
    onQuery(removeChip(text, chip));
  };
  const faults = chips.filter(({ kind }) => kind === 'fault').map(({ label }) => label);
  return (
    <>
      <p class="unseen" role="status">
        {faults.join('. ')}
      </p>
      {chips.length > 0 && (
        <ul ref={listRef} class="chips" aria-label="How the search is understood">
          {chips.map((chip, position) => (
            <Chip key={`${chip.span.start} ${chip.label}`} chip={chip} onRemove={() => remove(position, chip)} />
          ))}
        </ul>
      )}
    </>
  );
}

function Chip({ chip, onRemove }: { readonly chip: QueryChip; readonly onRemove: () => void }) {
  const { kind, label, isPassing, replacement } = chip;
  const name = kind === 'synonyms' ? `Search only for ${replacement}` : `Remove “${label}”`;
  return (
    <li class={`${kind}${isPassing ? ' passing' : ''}`}>
      <bdi title={label}>{label}</bdi>
      <IconButton label={name} path="m5 5 6 6m0-6-6 6" onPress={onRemove} />
    </li>
  );
}
