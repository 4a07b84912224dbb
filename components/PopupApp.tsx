import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LibraryPlace } from '../lib/daily/library-page/place.ts';
import type { PaperRowView } from '../lib/daily/rows/paper-rows.ts';
import type { PopupView } from '../lib/daily/popup/popup-view.ts';
import type { CopyFormat } from '../lib/library/copy-formats.ts';
import type { FeedDay } from '../lib/papers/feed-day.ts';
import type { Paper } from '../lib/papers/paper.ts';
import type { PopupTab } from '../lib/settings/popup-state.ts';
import type { MarkField } from '../lib/store/mark.ts';
import type { TopicFacts } from '../lib/store/topic.ts';
import type { Remedy, StatusWords } from '../lib/sync/status-words.ts';
import { IconButton } from './IconButton.tsx';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { describeAnswer } from './describe-answer.ts';
import { PopupListing } from './PopupListing.tsx';
import { QueryChips } from './QueryChips.tsx';
import { SearchField } from './SearchField.tsx';
import { StatusLine } from './StatusLine.tsx';
import { TabBar } from './TabBar.tsx';
import { useDrawnRows } from './use-drawn-rows.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useListScroll } from './use-list-scroll.ts';
import { usePopupKeys } from './use-popup-keys.ts';
import { useTrailFocus } from './use-trail-focus.ts';
import { useWindowSize } from './use-window-size.ts';

export interface PopupAppProps {
  readonly view: PopupView;
  readonly status: StatusWords;
  readonly onQuery: (query: string) => void;
  readonly onTab: (tab: PopupTab) => void;
  readonly onShowDay: (day: FeedDay | undefined) => void;
  readonly onToggle: (id: string) => void;
  readonly onMark: (row: PaperRowView, field: MarkField, value: boolean) => void;
  readonly onCopy: (row: PaperRowView, format: CopyFormat) => void;
  /** Asks for the papers near one. */
  readonly onNear: (row: PaperRowView) => void;
  /** From the papers near one to where that one was. */
  readonly onBack: () => void;
  readonly onMarkAllRead: () => void;
  /** Takes back that a paper was not wanted. */
  readonly onWantAgain: (paper: Pick<Paper, 'id' | 'title'>) => void;
  /** Follows or mutes, or lets go of what is held. */
  readonly onToggleTopic: (facts: TopicFacts) => void;
  /** Narrows the list to a topic, or no longer. */
  readonly onToggleChip: (topicId: string) => void;
  /** Takes back what the notice tells. */
  readonly onUndo: () => void;
  /** CSS pixels. */
  readonly onScroll: (scrollTop: number) => void;
  readonly onRemedy: (remedy: Exclude<Remedy, undefined>) => void;
  readonly onOpenOptions: () => void;
  /** Opens the library page, at a place in it. */
  readonly onOpenLibrary: (place?: LibraryPlace) => void;
  /** Opens the same lists beside the page; undefined where they stand there, or cannot. */
  readonly onOpenBeside: (() => void) | undefined;
}

const LIBRARY_PATH = 'M3 3v10.500M6.500 3v10.500M9.500 3.500l3.500 9.500';
const BESIDE_PATH = 'M2.500 3.500h11v9h-11zM9.500 3.500v9';
const SETTINGS_PATH = 'M2 5h6m4 0h2M2 11h2m4 0h6M8 5a2 2 0 1 0 4 0 2 2 0 1 0-4 0M4 11a2 2 0 1 0 4 0 2 2 0 1 0-4 0';
const KEYS_PATH = 'M6 6a2 2 0 1 1 3 1.700c-.7.5-1 .8-1 1.600m0 2.200v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z';

/** The popup: search, lists, and the state of the copy. */
export function PopupApp(props: PopupAppProps) {
  const { view, onQuery } = props;
  const { list, state } = view;
  const isSearching = state.query.trim() !== '';
  const isCovered = isSearching || state.trail.length > 0;
  const coverName = isSearching ? 'Search results' : 'Papers near one';
  const inputRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const windowHeight = useWindowSize();
  const drawn = useDrawnRows({ list, query: state.query, windowHeight });
  useTrailFocus({ list: listRef, heading: list.heading, depth: state.trail.length });
  useKeptFocus(inputRef);
  useListScroll({ list: listRef, view });
  usePopupKeys(props, { input: inputRef, openHelp: () => setHelpOpen(true) });
  useLayoutEffect(() => inputRef.current?.focus(), []);
  return (
    <>
      <header>
        <h1 class="unseen">Ibid</h1>
        <SearchField query={state.query} paperCount={view.paperCount} inputRef={inputRef} onQuery={onQuery} />
        <QueryChips query={state.query} inputRef={inputRef} onQuery={onQuery} />
        <TabBar tab={state.tab} isCovered={isCovered} newCount={view.newCount} onTab={props.onTab} />
      </header>
      <main>
        <p class="unseen" role="status">
          {drawn.isSettled && describeAnswer(view)}
        </p>
        <div
          id="list"
          ref={listRef}
          role={isCovered ? 'region' : 'tabpanel'}
          {...(isCovered ? { 'aria-label': coverName } : { 'aria-labelledby': `tab-${state.tab}` })}
          tabIndex={-1}
          onScroll={(event) => props.onScroll(event.currentTarget.scrollTop)}
        >
          <PopupListing {...props} drawnRows={drawn.rows} />
        </div>
      </main>
      <PopupFooter {...props} onOpenHelp={() => setHelpOpen(true)} />
      {isHelpOpen && <KeyboardHelp onClose={() => setHelpOpen(false)} />}
    </>
  );
}

interface PopupFooterProps extends Pick<
  PopupAppProps,
  'view' | 'status' | 'onRemedy' | 'onUndo' | 'onOpenOptions' | 'onOpenLibrary' | 'onOpenBeside'
> {
  readonly onOpenHelp: () => void;
}

function PopupFooter({ view, status, onRemedy, onUndo, onOpenHelp, ...open }: PopupFooterProps) {
  const { onOpenBeside, onOpenLibrary, onOpenOptions } = open;
  return (
    <footer>
      <StatusLine words={status} notice={view.notice} onRemedy={onRemedy} onUndo={onUndo} />
      <IconButton
        label="Library"
        title="Library: digests, topics"
        path={LIBRARY_PATH}
        onPress={() => onOpenLibrary()}
      />
      {onOpenBeside && <IconButton label="Open beside the page" path={BESIDE_PATH} onPress={onOpenBeside} />}
      <IconButton label="Settings" path={SETTINGS_PATH} onPress={onOpenOptions} />
      <IconButton label="Keys" title="Keys (?)" path={KEYS_PATH} onPress={onOpenHelp} />
    </footer>
  );
}
