import type { RefObject } from 'preact';
import { MAX_QUERY_LENGTH } from '../lib/search/query/parse-query.ts';
import { IconButton } from './IconButton.tsx';

export interface SearchFieldProps {
  readonly query: string;
  readonly paperCount: number | undefined;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onQuery: (query: string) => void;
}

/** The search field; it answers as one types. */
export function SearchField({ query, paperCount, inputRef, onQuery }: SearchFieldProps) {
  const placeholder = paperCount ? `Search ${paperCount.toLocaleString('en')} papers` : 'Search papers';
  const clear = (): void => {
    onQuery('');
    inputRef.current?.focus();
  };
  return (
    <div class="field" role="search">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="7" cy="7" r="4.5" />
        <path d="m10.5 10.5 3.5 3.5" />
      </svg>
      <input
        ref={inputRef}
        type="text"
        value={query}
        placeholder={placeholder}
        aria-label="Search papers"
        maxLength={MAX_QUERY_LENGTH}
        autocomplete="off"
        enterkeyhint="search"
        dir="auto"
        spellcheck={false}
        onInput={(event) => onQuery(event.currentTarget.value)}
      />
      {query === '' ? (
        <kbd aria-hidden="true">/</kbd>
      ) : (
        <IconButton label="Clear the search" title="Clear (Esc)" path="m4 4 8 8m0-8-8 8" onPress={clear} />
      )}
    </div>
  );
}
