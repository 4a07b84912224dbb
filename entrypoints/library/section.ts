import type { LibraryPlace } from '../../lib/daily/library-page/place.ts';
import type { Store } from '../../lib/store/open-store.ts';

/** A section of the library page that is shown. */
export interface ShownSection {
  /** Goes to another place in it; left out where it is shown anew for that. */
  readonly goTo?: (place: LibraryPlace) => void;
  readonly stop: () => void;
}

/** Shows a section of the library page in an element and goes along with what changes. */
export type ShowSection = (root: HTMLElement, store: Store, place: LibraryPlace) => ShownSection;
