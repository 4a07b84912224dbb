import type { ListView } from '../lib/daily/popup/popup-view.ts';
import type { FeedDay } from '../lib/papers/feed-day.ts';
import { formatDay } from '../lib/papers/format-day.ts';
import { IconButton } from './IconButton.tsx';

export interface ListHeadingProps {
  readonly list: ListView;
  readonly onShowDay: (day: FeedDay | undefined) => void;
  readonly onMarkAllRead: () => void;
  readonly onBack: () => void;
}

/** What stands over a list: the feed's own date with the way to other days, or what was searched. */
export function ListHeading({ list, onShowDay, onMarkAllRead, onBack }: ListHeadingProps) {
  const { heading, rows } = list;
  if (heading.kind === 'near') return <NearHeading title={heading.title} onBack={onBack} />;
  // An empty list says so itself.
  if (heading.kind !== 'day' && rows.length === 0) return null;
  return (
    <div class="heading">
      <h2>{describeList(list)}</h2>
      {heading.kind === 'day' && (
        <>
          {heading.isNewest && (
            <IconButton
              label="Mark all read"
              path="m1.5 8.5 3 3 6-7m-3.5 5.500 2 1.500 6-7"
              isOff={!rows.some((row) => row.isUnread)}
              onPress={onMarkAllRead}
            />
          )}
          <DayButton day={heading.dayBefore} label="Day before" path="m10 4-4 4 4 4" onShowDay={onShowDay} />
          <DayButton day={heading.dayAfter} label="Day after" path="m6 4 4 4-4 4" onShowDay={onShowDay} />
        </>
      )}
    </div>
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
