import type { LibraryPlace } from '../lib/daily/library-page/place.ts';
import type { ListHeading } from '../lib/daily/popup/popup-view.ts';
import type { FeedDay } from '../lib/papers/feed-day.ts';
import { formatDay } from '../lib/papers/format-day.ts';
import { IconButton } from './IconButton.tsx';

export interface DayHeadingProps {
  readonly heading: ListHeading & { readonly kind: 'day' };
  readonly hasUnread: boolean;
  readonly onShowDay: (day: FeedDay | undefined) => void;
  readonly onMarkAllRead: () => void;
  readonly onOpenLibrary: (place: LibraryPlace) => void;
}

/** The feed's own date, how much of it is above the bar, and the way to other days. */
export function DayHeading({ heading, hasUnread, onShowDay, onMarkAllRead, onOpenLibrary }: DayHeadingProps) {
  const { day, isNewest, dayBefore, dayAfter, passedCount, listedCount } = heading;
  return (
    <div class="heading">
      <div class="words">
        <h2>
          <span class="unseen">Daily papers of </span>
          {formatDay(day)}
        </h2>
        {listedCount > 0 && (
          <button
            type="button"
            class="count"
            title="Digest of this day"
            onClick={() => onOpenLibrary({ section: 'digest', span: { kind: 'day', day } })}
          >
            {passedCount} of {listedCount} pass your bar
          </button>
        )}
      </div>
      {isNewest && (
        <IconButton
          label="Mark all read"
          path="m1.5 8.5 3 3 6-7m-3.5 5.500 2 1.500 6-7"
          isOff={!hasUnread}
          onPress={onMarkAllRead}
        />
      )}
      <DayButton day={dayBefore} label="Day before" path="m10 4-4 4 4 4" onShowDay={onShowDay} />
      <DayButton day={dayAfter} label="Day after" path="m6 4 4 4-4 4" onShowDay={onShowDay} />
    </div>
  );
}

interface DayButtonProps {
  readonly day: FeedDay | undefined;
  readonly label: string;
  readonly path: string;
  readonly onShowDay: (day: FeedDay | undefined) => void;
}

function DayButton({ day, label, path, onShowDay }: DayButtonProps) {
  return (
    <IconButton
      label={label}
      title={day === undefined ? label : `${label}: ${formatDay(day)}`}
      path={path}
      isOff={day === undefined}
      onPress={() => onShowDay(day)}
    />
  );
}
