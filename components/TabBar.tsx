import { POPUP_TABS, type PopupTab } from '../lib/settings/popup-state.ts';

export interface TabBarProps {
  readonly tab: PopupTab;
  /** Whether a search, or the papers near one, stands in front of the lists, so that none is shown. */
  readonly isCovered: boolean;
  /** Papers that are new and above the bar: the badge's number. Undefined before they are counted. */
  readonly newCount: number | undefined;
  readonly onTab: (tab: PopupTab) => void;
}

const LABELS: Readonly<Record<PopupTab, string>> = {
  today: 'Today',
  'for-you': 'For you',
  trending: 'Trending',
  page: 'This page',
  saved: 'Saved',
};
/** As on the badge. */
const LARGEST_COUNT = 99;

/** The popup's views, as ARIA tabs: arrow keys move between them. */
export function TabBar({ tab, isCovered, newCount = 0, onTab }: TabBarProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const position = POPUP_TABS.indexOf(tab);
    const next = POPUP_TABS[(position + step + POPUP_TABS.length) % POPUP_TABS.length];
    if (!next) return;
    onTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Lists" onKeyDown={onKeyDown}>
      {POPUP_TABS.map((entry) => (
        <button
          key={entry}
          id={`tab-${entry}`}
          type="button"
          role="tab"
          aria-selected={entry === tab && !isCovered}
          aria-controls="list"
          tabIndex={entry === tab ? 0 : -1}
          data-label={LABELS[entry]}
          onClick={() => onTab(entry)}
        >
          {LABELS[entry]}
          {entry === 'for-you' && newCount > 0 && <NewCount count={newCount} />}
        </button>
      ))}
    </div>
  );
}

function NewCount({ count }: { readonly count: number }) {
  return (
    <small>
      <span class="unseen">, </span>
      {count > LARGEST_COUNT ? `${LARGEST_COUNT}+` : count}
      <span class="unseen"> new</span>
    </small>
  );
}
