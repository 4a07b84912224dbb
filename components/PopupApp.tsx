import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { findKeyAction, type KeyAction } from '../lib/daily/popup-keys.ts';
import type { PopupView } from '../lib/daily/popup-model.ts';
import type { PaperRowView } from '../lib/daily/popup-view.ts';
import type { FeedDay } from '../lib/papers/feed-day.ts';
import type { PopupTab } from '../lib/settings/popup-state.ts';
import type { MarkField } from '../lib/store/mark.ts';
import type { Remedy, StatusWords } from '../lib/sync/status-words.ts';
import { EmptyState } from './EmptyState.tsx';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { describeList, ListHeading } from './ListHeading.tsx';
import { PaperList } from './PaperList.tsx';
import { SearchField } from './SearchField.tsx';
import { StatusLine } from './StatusLine.tsx';
import { TabBar } from './TabBar.tsx';

export interface PopupAppProps {
  readonly view: PopupView;
  readonly status: StatusWords;
  readonly onQuery: (query: string) => void;
  readonly onTab: (tab: PopupTab) => void;
  readonly onShowDay: (day: FeedDay | undefined) => void;
  readonly onToggle: (id: string) => void;
  readonly onMark: (row: PaperRowView, field: MarkField, value: boolean) => void;
  readonly onMarkAllRead: () => void;
  /** CSS pixels. */
  readonly onScroll: (scrollTop: number) => void;
  readonly onRemedy: (remedy: Exclude<Remedy, undefined>) => void;
  readonly onOpenOptions: () => void;
}

/** The popup: search, lists, and the state of the copy. */
export function PopupApp(props: PopupAppProps) {
  const { view, status, onQuery } = props;
  const { list, state } = view;
  const inputRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useRestoredScroll(listRef, state.scrollTop, list.rows.length > 0);
  useKeys(props, { input: inputRef, openHelp: () => setHelpOpen(true) });
  useEffect(() => inputRef.current?.focus(), []);
  return (
    <>
      <header>
        <h1 class="unseen">Ibid</h1>
        <SearchField query={state.query} paperCount={view.paperCount} inputRef={inputRef} onQuery={onQuery} />
        <TabBar tab={state.tab} onTab={props.onTab} />
      </header>
      <main>
        <div
          id="list"
          ref={listRef}
          role="tabpanel"
          aria-labelledby={`tab-${state.tab}`}
          tabIndex={-1}
          onScroll={(event) => props.onScroll(event.currentTarget.scrollTop)}
        >
          <Listing {...props} />
        </div>
      </main>
      <footer>
        <StatusLine words={status} onRemedy={props.onRemedy} />
        <button type="button" class="plain" onClick={props.onOpenOptions}>
          Settings
        </button>
        <button type="button" class="plain" aria-label="Keys" title="Keys (?)" onClick={() => setHelpOpen(true)}>
          ?
        </button>
      </footer>
      {isHelpOpen && <KeyboardHelp onClose={() => setHelpOpen(false)} />}
    </>
  );
}

function Listing({ view, onShowDay, onMarkAllRead, onToggle, onMark }: PopupAppProps) {
  const { list, state } = view;
  return (
    <>
      <ListHeading list={list} onShowDay={onShowDay} onMarkAllRead={onMarkAllRead} />
      {list.rows.length === 0 && <EmptyState heading={list.heading} status={view.status} />}
      <PaperList
        rows={list.rows}
        label={describeList(list)}
        expandedId={state.expandedId}
        showsDay={list.heading.kind !== 'day'}
        onToggle={onToggle}
        onMark={onMark}
      />
      {state.query.trim() !== '' && <HubSearch query={state.query} />}
    </>
  );
}

/** A plain link: the query goes to the Hub only when a person follows it. */
function HubSearch({ query }: { readonly query: string }) {
  const href = `https://huggingface.co/papers?q=${encodeURIComponent(query.trim())}`;
  return (
    <p class="hub-search">
      <a href={href} target="_blank" rel="noopener noreferrer">
        Search the Hub for this
      </a>
    </p>
  );
}

function useRestoredScroll(ref: { current: HTMLElement | null }, scrollTop: number, isFilled: boolean): void {
  const isRestored = useRef(false);
  useLayoutEffect(() => {
    if (!ref.current || (isRestored.current && scrollTop !== 0)) return;
    ref.current.scrollTop = scrollTop;
    isRestored.current ||= isFilled;
  }, [ref, scrollTop, isFilled]);
}

interface KeyTargets {
  readonly input: { readonly current: HTMLInputElement | null };
  readonly openHelp: () => void;
}

function useKeys(props: PopupAppProps, targets: KeyTargets): void {
  const latest = useRef({ props, targets });
  latest.current = { props, targets };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { query } = latest.current.props.view.state;
      const action = findKeyAction({
        key: event.key,
        hasModifier: event.ctrlKey || event.metaKey || event.altKey,
        isTyping: event.target === latest.current.targets.input.current,
        isQueryEmpty: query === '',
      });
      if (action === undefined || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      act(action, latest.current.props, latest.current.targets);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function act(action: KeyAction, props: PopupAppProps, { input, openHelp }: KeyTargets): void {
  const { heading, rows } = props.view.list;
  const row = rows.find(({ paper }) => paper.id === currentRowId());
  const dayHeading = heading.kind === 'day' ? heading : undefined;
  const actions: Record<KeyAction, () => void> = {
    'next row': () => moveFocus(1, input.current),
    'previous row': () => moveFocus(-1, input.current),
    search: () => input.current?.select(),
    'clear search': () => {
      props.onQuery('');
      input.current?.focus();
    },
    'toggle details': () => row && props.onToggle(row.paper.id),
    'toggle saved': () => row && props.onMark(row, 'saved', !row.isSaved),
    'toggle read': () => row && props.onMark(row, 'read', !row.isRead),
    'day before': () => dayHeading?.dayBefore && props.onShowDay(dayHeading.dayBefore),
    'day after': () => dayHeading?.dayAfter && props.onShowDay(dayHeading.dayAfter),
    help: openHelp,
  };
  actions[action]();
}

function currentRowId(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-paper]')?.dataset.paper;
}

/** Moves from title to title; above the first one is the search field. */
function moveFocus(step: 1 | -1, input: HTMLInputElement | null): void {
  const titles = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const position = titles.findIndex((title) => title.dataset.row === currentRowId());
  const next = titles[position + step];
  if (next) {
    next.focus();
    next.closest('li')?.scrollIntoView({ block: 'nearest' });
  } else if (position === 0) input?.focus();
}
