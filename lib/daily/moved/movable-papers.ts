import type { PaperId } from '../../papers/arxiv-id.ts';
import { addDays, type FeedDay } from '../../papers/feed-day.ts';
import type { Edition } from '../../store/corpus.ts';
import type { Store } from '../../store/open-store.ts';
import type { DayRow, StoredPaper } from '../../store/schema.ts';
import type { Since } from '../news/find-news.ts';
import { RISING_DAYS } from '../news/what-moved.ts';

/** For so long after its day a paper's votes and stars are asked for. */
const WATCHED_DAYS = 31;

/** What can have moved: read once, and again when one of its days was stored anew. */
export interface MovablePapers {
  /** The newest feed day with papers. */
  readonly newest: FeedDay;
  /** Of the corpus as it is now. */
  readonly edition: Edition;
  /** Those of the last feed days, which can be rising. */
  readonly recent: readonly StoredPaper[];
  /** Those that can have moved since the look: all that was watched then or is now, and what is saved. */
  readonly watched: readonly StoredPaper[];
  /** Names the state of all that was read. */
  readonly key: string;
}

export interface MovableWish {
  /** The look since which gains count; undefined for who never looked. */
  readonly since: Since | undefined;
  /** Papers that are wanted however old they are. */
  readonly savedIds: readonly PaperId[];
  /** What was read before: given back where it still holds. */
  readonly known?: MovablePapers | undefined;
}

/**
 * Loads the papers that can have moved.
 *
 * @returns undefined while no day with papers is stored
 * @throws StoreError
 */
export async function loadMovablePapers(
  { corpus }: Pick<Store, 'corpus'>,
  { since, savedIds, known }: MovableWish,
): Promise<MovablePapers | undefined> {
  const [newest, edition] = await Promise.all([corpus.getNewestDay(), corpus.getEdition()]);
  if (!newest) return undefined;
  const firstRising = addDays(newest.day, 1 - RISING_DAYS);
  const firstWatched = since ? addDays(since.day, -WATCHED_DAYS) : firstRising;
  const rows = await corpus.getDaysFrom(firstWatched < firstRising ? firstWatched : firstRising);
  const rising = rows.filter(({ day }) => day >= firstRising);
  // After long away, the days in between hold nothing that was stored at the look.
  const watched = rows.filter(({ day }) => since !== undefined && day <= since.day);
  const [recentIds, idsOfDays] = [listIds(rising), listIds(watched)];
  const listed = new Set([...recentIds, ...idsOfDays]);
  const key = nameState(
    edition,
    [...watched, ...rising],
    savedIds.filter((id) => !listed.has(id)),
  );
  if (known?.key === key) return { ...known, edition };
  const watchedIds = [...new Set([...idsOfDays, ...recentIds, ...savedIds])];
  const papers = await corpus.getPapers(watchedIds);
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const pick = (ids: readonly PaperId[]): StoredPaper[] => ids.flatMap((id) => byId.get(id) ?? []);
  return { newest: newest.day, edition, recent: pick(recentIds), watched: pick(watchedIds), key };
}

function listIds(rows: readonly DayRow[]): PaperId[] {
  return [...new Set(rows.flatMap(({ paperIds }) => paperIds))];
}

/**
 * Changes when a day that was read has changed, or other papers of older days are saved; while older days are copied
 * it stays.
 */
function nameState({ generation }: Edition, rows: readonly DayRow[], olderIds: readonly PaperId[]): string {
  const days = rows.map(({ day, fetchedAt, changedAt }) => `${day} ${fetchedAt} ${changedAt}`);
  return [generation, ...days, ...olderIds.toSorted()].join();
}
