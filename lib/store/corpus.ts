import type { PaperId } from '../papers/arxiv-id.ts';
import type { FeedDay } from '../papers/feed-day.ts';
import type { ResourceKey } from '../papers/named-resources.ts';
import type { Paper } from '../papers/paper.ts';
import type { RevisionRange } from '../search/segments/stored-segment.ts';
import type { IndexStorage, ReadIndexStorage } from '../search/segments/index-storage.ts';
import type { DayRow, StoredPaper } from './schema.ts';

/** A day as it was fetched. */
export interface FetchedDay {
  readonly day: FeedDay;
  /** In the feed's order. */
  readonly papers: readonly Paper[];
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
  /** False for a first glimpse of a day that is still to be read whole. */
  readonly isWhole: boolean;
}

/** How far a corpus has come. Of two lives of a database nothing can be said by their numbers. */
export interface Edition {
  /** Names this life of the corpus. */
  readonly generation: string;
  /** Grows by one with each stored day. */
  readonly number: number;
}

/** What finding papers needs of the corpus. Every method throws StoreError when the storage fails. */
export interface ReadCorpus {
  readonly index: ReadIndexStorage;
  /** In the order asked for; papers that are not stored are left out. */
  getPapers(ids: readonly PaperId[]): Promise<StoredPaper[]>;
  findByResource(key: ResourceKey): Promise<StoredPaper[]>;
  /** Day rows from a day on, oldest first. */
  getDaysFrom(day: FeedDay): Promise<DayRow[]>;
}

/** All stored papers. */
export interface Corpus extends ReadCorpus {
  /** How much of the archive this store can hold, in feed days back from the newest. */
  readonly maxDays: number;
  /** The search index over the papers; each stored day brings its own segment. */
  readonly index: IndexStorage;
  /** Stores a day, its papers, their index segment and its cursor row, all of it or nothing. */
  putDay(fetched: FetchedDay): Promise<void>;
  getDay(day: FeedDay): Promise<DayRow | undefined>;
  /** The nearest day with papers before or after the given one. */
  findNeighborDay(day: FeedDay, direction: 'before' | 'after'): Promise<FeedDay | undefined>;
  /** The newest day with papers. */
  getNewestDay(): Promise<DayRow | undefined>;
  /** Papers whose searched texts changed after a revision, oldest change first, at most `limit`. */
  getPapersChangedAfter(textRevision: number, limit: number): Promise<StoredPaper[]>;
  /** The newest text revision given to any paper; 0 for an empty corpus. */
  getTextRevision(): Promise<number>;
  countPapers(): Promise<number>;
  /** How many papers have had their newest text in a range of revisions. */
  countPapersChangedIn(range: RevisionRange): Promise<number>;
  getEdition(): Promise<Edition>;
  /** Calls back after any context has stored a day. Returns the way to stop. */
  onChanged(listener: () => void): () => void;
}
