import * as keyValue from '../platform/key-value.ts';
import type { PageSubject, Site } from '../pages/page-subject.ts';

/**
 * What a reader decides on a page itself. It lives in the browser's sync storage because that is the
 * one area a content script may write; the background follows it, takes the script off a site that
 * is off, and keeps the second copy.
 */
export interface PanelPreferences {
  readonly collapsed: boolean;
  readonly offSites: readonly Site[];
  /** Addresses without scheme and query, such as `github.com/owner/name`; the newest last. */
  readonly hiddenPages: readonly string[];
  /** Subjects as `toHiddenName` writes them; the newest last. */
  readonly hiddenNames: readonly string[];
}

const LISTS = { page: 'hiddenPages', name: 'hiddenNames', site: 'offSites' } as const;

/** For what the panel can be hidden: one page, one repository, model, … or paper wherever it is, one site. */
export type HideScope = keyof typeof LISTS;

/** What each scope would hide on one page. */
export type HidePlaces = Readonly<Record<HideScope, string>>;

export const PANEL_PREFERENCES_KEY = 'panel';

const SITES: readonly Site[] = ['github', 'hugging-face', 'arxiv'];
const MAX_HIDDEN = 200;
/** Of one list, in characters: all preferences together must stay below the 8,192 bytes of one synced item. */
const MAX_LIST_LENGTH = 3_800;
const QUOTES_AND_COMMA = 3;
/** Addresses and names of the sites are in ASCII, a character of which is a byte. */
const HIDDEN = /^[!#-[\]-~]{1,200}$/;
const NAME_PREFIXES: Readonly<Partial<Record<PageSubject['kind'], string>>> = {
  repository: 'github.com/',
  dataset: 'huggingface.co/datasets/',
  space: 'huggingface.co/spaces/',
  paper: 'arXiv:',
};

/** Parses stored preferences; whatever is unreadable falls back to its default, and of too long lists the oldest go. */
export function parsePanelPreferences(stored: unknown): PanelPreferences {
  const { collapsed, offSites, hiddenPages, hiddenNames } = Object(stored) as Record<string, unknown>;
  return {
    collapsed: collapsed === true,
    offSites: Array.isArray(offSites) ? SITES.filter((site) => offSites.includes(site)) : [],
    hiddenPages: keepNewest(hiddenPages),
    hiddenNames: keepNewest(hiddenNames),
  };
}

export async function loadPanelPreferences(): Promise<PanelPreferences> {
  return parsePanelPreferences(await keyValue.syncArea.get(PANEL_PREFERENCES_KEY));
}

/** Changes some of the preferences and leaves the others as they are. */
export async function savePanelPreferences(change: Partial<PanelPreferences>): Promise<void> {
  const preferences = parsePanelPreferences({ ...(await loadPanelPreferences()), ...change });
  await keyValue.syncArea.set({ [PANEL_PREFERENCES_KEY]: preferences });
}

/** Hides the panel, for a place named as the lists name it, or shows it there again. */
export async function savePanelHidden(scope: HideScope, place: string, isHidden: boolean): Promise<void> {
  const list: readonly string[] = (await loadPanelPreferences())[LISTS[scope]];
  const others = list.filter((other) => other !== place);
  await savePanelPreferences({ [LISTS[scope]]: isHidden ? [...others, place] : others });
}

/** The widest scope for which the panel of a page is hidden; undefined where it is not. */
export function findHideScope(preferences: PanelPreferences, places: Partial<HidePlaces>): HideScope | undefined {
  return (['site', 'name', 'page'] as const).find((scope) => {
    const list: readonly string[] = preferences[LISTS[scope]];
    return list.includes(places[scope] ?? '');
  });
}

/** A subject in one word that people can read: `github.com/owner/name`, `arXiv:2501.01234`. */
export function toHiddenName({ kind, name }: Pick<PageSubject, 'kind' | 'name'>): string {
  return (NAME_PREFIXES[kind] ?? 'huggingface.co/') + name.toLowerCase();
}

function keepNewest(stored: unknown): string[] {
  if (!Array.isArray(stored)) return [];
  let room = MAX_LIST_LENGTH;
  return stored
    .slice(-MAX_HIDDEN)
    .filter((entry): entry is string => typeof entry === 'string' && HIDDEN.test(entry))
    .toReversed()
    .filter((entry) => (room -= entry.length + QUOTES_AND_COMMA) >= 0)
    .toReversed();
}
