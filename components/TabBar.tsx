import type { PopupTab } from '../lib/settings/popup-state.ts';

export interface TabBarProps {
  readonly tab: PopupTab;
  /** Whether a search, or the papers near one, stands in front of the lists, so that none is shown. */
  readonly isCovered: boolean;
  readonly onTab: (tab: PopupTab) => void;
}

const TABS: readonly { readonly tab: PopupTab; readonly label: string }[] = [
  { tab: 'today', label: 'Today' },
  { tab: 'page', label: 'This page' },
  { tab: 'saved', label: 'Saved' },
];

/** The popup's views, as ARIA tabs: arrow keys move between them. */
export function TabBar({ tab, isCovered, onTab }: TabBarProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const position = TABS.findIndex((entry) => entry.tab === tab);
    const next = TABS[(position + step + TABS.length) % TABS.length];
    if (!next) return;
    onTab(next.tab);
    document.getElementById(`tab-${next.tab}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Lists" onKeyDown={onKeyDown}>
      {TABS.map((entry) => (
        <button
          key={entry.tab}
          id={`tab-${entry.tab}`}
          type="button"
          role="tab"
          aria-selected={entry.tab === tab && !isCovered}
          aria-controls="list"
          tabIndex={entry.tab === tab ? 0 : -1}
          data-label={entry.label}
          onClick={() => onTab(entry.tab)}
        >
          {entry.label}
        </button>
      ))}
    </div>
  );
}
