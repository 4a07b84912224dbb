import { useLayoutEffect, useRef } from 'preact/hooks';
import type { HiddenPlace } from '../lib/daily/options-facts.ts';

export interface HiddenPlacesProps {
  readonly places: readonly HiddenPlace[];
  readonly onShowAgain: (place: HiddenPlace) => void;
}

const SCOPE_WORDS: Readonly<Record<HiddenPlace['scope'], string>> = {
  page: 'this page alone',
  name: 'all its pages',
};

/** The places where the panel is hidden, each with the way to have it back. Nothing, where there are none. */
export function HiddenPlaces({ places, onShowAgain }: HiddenPlacesProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const removedRef = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (removedRef.current === undefined) return;
    const buttons = listRef.current?.querySelectorAll('button') ?? [];
    buttons[Math.min(removedRef.current, buttons.length - 1)]?.focus();
    removedRef.current = undefined;
  }, [places.length]);
  if (places.length === 0) return null;
  const showAgain = (position: number, place: HiddenPlace): void => {
    removedRef.current = position;
    onShowAgain(place);
  };
  return (
    <section aria-labelledby="hidden">
      <h2 id="hidden">Papers hidden on</h2>
      <ul ref={listRef} class="hidden-places">
        {places.map((place, position) => (
          <li key={`${place.scope} ${place.name}`}>
            <span>
              {place.name} <small>{SCOPE_WORDS[place.scope]}</small>
            </span>
            <button
              type="button"
              class="plain"
              aria-label={`Show again on ${place.name}, ${SCOPE_WORDS[place.scope]}`}
              onClick={() => showAgain(position, place)}
            >
              Show again
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
