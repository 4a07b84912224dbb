import { currentFeedDay } from '../papers/feed-day.ts';
import type { FetchedDay } from './corpus.ts';
import type { DayRow } from './schema.ts';

/** A list that has not changed between two looks this far apart is taken for complete. */
const SETTLED_MS = 45 * 60 * 1_000;

/**
 * The cursor row of a fetched day, given the row it replaces. A day that had papers does not become
 * empty because the Hub answered an empty list once.
 */
export function toDayRow(fetched: FetchedDay, previous: DayRow | undefined): DayRow {
  const fetchedIds = fetched.papers.map((paper) => paper.id);
  const paperIds = fetchedIds.length === 0 && previous ? previous.paperIds : fetchedIds;
  const isUnchanged = previous !== undefined && isSameSet(previous.paperIds, paperIds);
  const row: DayRow = {
    day: fetched.day,
    paperIds,
    fetchedAt: fetched.isWhole ? fetched.fetchedAt : 0,
    changedAt: isUnchanged ? previous.changedAt : fetched.fetchedAt,
  };
  // Once complete, it stays so: what joins a day later is a paper more, and takes back none that was announced.
  return { ...row, hasSettled: previous?.hasSettled === true || (fetchedIds.length > 0 && isComplete(row)) };
}

/** That a day is over by the clock of now says nothing of a copy that was made before. */
function isComplete({ day, fetchedAt, changedAt }: DayRow): boolean {
  if (fetchedAt === 0) return false;
  // Either time may have been noted under a wrong clock.
  return currentFeedDay(fetchedAt) > day || Math.abs(fetchedAt - changedAt) >= SETTLED_MS;
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const members = new Set(a);
  return a.length === b.length && b.every((member) => members.has(member));
}
