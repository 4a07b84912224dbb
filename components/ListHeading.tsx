import type { LibraryPlace } from '../lib/daily/library-page/place.ts';
import type { ListView } from '../lib/daily/popup/popup-view.ts';
import type { FeedDay } from '../lib/papers/feed-day.ts';
import { formatDay } from '../lib/papers/format-day.ts';
import { DayHeading } from './DayHeading.tsx';
import { FollowSearch } from './FollowSearch.tsx';
import { IconButton } from './IconButton.tsx';
import type { TopicActions } from './topic-actions.ts';

export interface ListHeadingProps {
  readonly list: ListView;
  readonly topicActions: TopicActions;
  readonly onShowDay: (day: FeedDay | undefined) => void;
  readonly onMarkAllRead: () => void;
  readonly onBack: () => void;
  readonly onOpenLibrary: (place: LibraryPlace) => void;
}

/** What stands over a list: the feed's own date with the way to other days, what is new, or what was searched. */
export function ListHeading({ list, topicActions, onOpenLibrary, ...on }: ListHeadingProps) {
  const { heading, rows } = list;
  if (heading.kind === 'near') return <NearHeading title={heading.title} onBack={on.onBack} />;
  if (heading.kind === 'day') {
    const hasUnread = rows.some((row) => row.isUnread);
    return <DayHeading {...{ heading, hasUnread, onOpenLibrary }} {...on} />;
  }
  // An empty list says so itself.
  if (rows.length === 0 && heading.kind !== 'for you') return null;
  return (
    <div class="heading">
      <div class="words">
        <h2>{describeList(list)}</h2>
        {heading.kind === 'trending' && (
          <p class="count">{heading.isWatched ? 'votes of two days' : 'by votes and age'}</p>
        )}
      </div>
      {heading.kind === 'search' && heading.isReady && <FollowSearch query={heading.query} actions={topicActions} />}
      {heading.kind === 'for you' && (
        <LibraryLink label="Digest" onOpen={() => onOpenLibrary({ section: 'digest', span: { kind: 'new' } })} />
      )}
      {heading.kind === 'trending' && (
        <LibraryLink label="What moved" onOpen={() => onOpenLibrary({ section: 'moved' })} />
      )}
    </div>
  );
}

/** The same, in full, in the library page. */
function LibraryLink({ label, onOpen }: { readonly label: string; readonly onOpen: () => void }) {
  return (
    <button type="button" class="follow" onClick={onOpen}>
      {label}
    </button>
  );
}

interface NearHeadingProps {
  readonly title: string;
  readonly onBack: () => void;
}

/** What was asked for a moment ago, and the way back. The keyboard begins here, and goes on to the list. */
function NearHeading({ title, onBack }: NearHeadingProps) {
  return (
    <div class="heading near">
      <IconButton
        label="Back"
        title="Back (Esc)"
        path="m7.500 3.500-4.500 4.500 4.500 4.500M3.500 8h9.500"
        onPress={onBack}
      />
      <h2 tabIndex={-1}>
        Near: <cite dir="auto">{title}</cite>
      </h2>
    </div>
  );
}

/** The heading in words; also the name of the list, and what a search announces. */
export function describeList({ heading, rows }: ListView): string {
  const count = `${rows.length}${heading.kind === 'search' && heading.isCut ? '+' : ''}`;
  const papers = rows.length === 1 ? 'paper' : 'papers';
  switch (heading.kind) {
    case 'day':
      return `Daily papers of ${formatDay(heading.day)}`;
    case 'for you':
      return heading.news;
    case 'trending':
      return 'Rising over the last 14 days';
    case 'saved':
      return `${count} saved ${papers}`;
    case 'search':
      return heading.isReady ? `${count} ${papers} for “${heading.query}”` : 'Opening the index …';
    case 'page':
      return `Papers near ${heading.name}`;
    case 'near':
      return `Papers near “${heading.title}”`;
    case 'nothing yet':
    case 'opening':
      return 'Papers';
  }
}
