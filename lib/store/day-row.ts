import type { FetchedDay } from './corpus.ts';
import type { DayRow } from './schema.ts';

/**
 * The cursor row of a fetched day, given the row it replaces. A day that had papers does not become
 * empty because the Hub answered an empty list once.
 */
export function toDayRow(fetched: FetchedDay, previous: DayRow | undefined): DayRow {
  const fetchedIds = fetched.papers.map((paper) => paper.id);
  const paperIds = fetchedIds.length === 0 && previous ? previous.paperIds : fetchedIds;
  const isUnchanged = previous !== undefined && isSameSet(previous.paperIds, paperIds);
  return {
    day: fetched.day,
    paperIds,
    fetchedAt: fetched.isWhole ? fetched.fetchedAt : 0,
    changedAt: isUnchanged ? previous.changedAt : fetched.fetchedAt,
  };
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const members = new Set(a);
  return a.length === b.length && b.every((member) => members.has(member));
}
