import type { ArchiveDay, ArchiveMonth, ArchiveWeek } from '../lib/daily/digest/build-archive.ts';
import { describeSpan, type DigestSpan } from '../lib/daily/digest/digest-span.ts';
import { formatPlace } from '../lib/daily/library-page/place.ts';
import type { FeedDay } from '../lib/papers/feed-day.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A month of the archive as a sheet of a calendar: each day, week and month leads to its digest. */
export function ArchiveSheet({ sheet }: { readonly sheet: ArchiveMonth }) {
  const { month, weeks, passedCount, listedCount } = sheet;
  const span = { kind: 'month', month } as const;
  const name = `month-${month}`;
  return (
    <section class="sheet" aria-labelledby={name}>
      <h2 id={name}>
        <a href={toHref(span)}>{describeSpan(span)}</a>
      </h2>
      <p class="count">
        {passedCount.toLocaleString('en')} of {listedCount.toLocaleString('en')}
      </p>
      <table aria-labelledby={name}>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Week</span>
            </th>
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col">
                <abbr title={weekday}>{weekday.slice(0, 2)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <Week key={week.week} {...week} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Week({ week, days }: ArchiveWeek) {
  const span = { kind: 'week', week } as const;
  const hasPapers = days.some((day) => day !== null && typeof day !== 'string');
  return (
    <tr>
      <th scope="row">
        {hasPapers ? (
          <a href={toHref(span)} aria-label={describeSpan(span)} title={describeSpan(span)}>
            {Number(week.slice(-2))}
          </a>
        ) : (
          <span class="unseen">{describeSpan(span)}</span>
        )}
      </th>
      {days.map((day, place) => (
        <td key={WEEKDAYS[place]}>{day !== null && <Day day={day} />}</td>
      ))}
    </tr>
  );
}

function Day({ day }: { readonly day: ArchiveDay | FeedDay }) {
  if (typeof day === 'string') return <span class="date">{toDate(day)}</span>;
  const { passedCount, listedCount } = day;
  const name = `${describeSpan({ kind: 'day', day: day.day })}: ${passedCount} of ${listedCount} pass`;
  return (
    <a href={toHref({ kind: 'day', day: day.day })} aria-label={name} title={name}>
      <span class="date">{toDate(day.day)}</span>
      <b class={passedCount === 0 ? 'nothing' : undefined}>{passedCount}</b>
    </a>
  );
}

function toDate(day: FeedDay): number {
  return Number(day.slice(-2));
}

function toHref(span: DigestSpan): string {
  return `#${formatPlace({ section: 'digest', span })}`;
}
