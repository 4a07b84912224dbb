import type { FeedDay } from '../lib/papers/feed-day.ts';
import { formatDay } from '../lib/papers/format-day.ts';
import type { ListView } from '../lib/daily/popup-view.ts';

export interface ListHeadingProps {
  readonly list: ListView;
  readonly onShowDay: (day: FeedDay | undefined) => void;
  readonly onMarkAllRead: () => void;
}

/** What stands over a list: the feed's own date with the way to other days, or what was searched. */
export function ListHeading({ list, onShowDay, onMarkAllRead }: ListHeadingProps) {
  const { heading, rows } = list;
  if (heading.kind === 'nothing yet') return null;
  const unreadCount = rows.filter((row) => row.isUnread).length;
  return (
    <div class="heading">
      <h2>{describeList(list)}</h2>
      {heading.kind === 'day' && (
        <>
          {unreadCount > 0 && (
            <button type="button" class="plain" onClick={onMarkAllRead}>
              Mark all read
            </button>
          )}
          <DayButton day={heading.dayBefore} label="Day before" path="m10 4-4 4 4 4" onShowDay={onShowDay} />
          <DayButton day={heading.dayAfter} label="Day after" path="m6 4 4 4-4 4" onShowDay={onShowDay} />
        </>
      )}
    </div>
  );
}

/** The heading in words; also the name of the list. */
export function describeList({ heading, rows }: ListView): string {
  const count = `${rows.length}${heading.kind === 'search' && heading.isCut ? '+' : ''}`;
  const papers = rows.length === 1 ? 'paper' : 'papers';
  switch (heading.kind) {
    case 'day':
      return `Daily papers of ${formatDay(heading.day)}`;
    case 'saved':
      return `${count} saved ${papers}`;
    case 'search':
      return heading.isReady ? `${count} ${papers} for “${heading.query}”` : 'Opening the index …';
    case 'nothing yet':
      return 'Papers';
  }
}

interface DayButtonProps {
  readonly day: FeedDay | undefined;
  readonly label: string;
  readonly path: string;
  readonly onShowDay: (day: FeedDay | undefined) => void;
}

function DayButton({ day, label, path, onShowDay }: DayButtonProps) {
  return (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={day === undefined ? label : `${label}: ${formatDay(day)}`}
      disabled={day === undefined}
      onClick={() => onShowDay(day)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
