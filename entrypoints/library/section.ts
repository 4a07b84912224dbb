import type { LibraryPlace } from '../../lib/daily/library-page/place.ts';
import type { Store } from '../../lib/store/open-store.ts';

/** Shows a section of the library page in an element and goes along with what changes; returns the way to stop. */
export type ShowSection = (root: HTMLElement, store: Store, place: LibraryPlace) => () => void;
