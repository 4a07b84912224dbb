import Dexie, { type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { PaperId } from '../papers/arxiv-id.ts';
import type { FeedDay } from '../papers/feed-day.ts';
import type { ResourceKey } from '../papers/named-resources.ts';
import type { Paper } from '../papers/paper.ts';
import type { VoteHistory } from '../papers/vote-history.ts';
import type { StoredSegment } from '../search/segments/stored-segment.ts';
import { DATABASE_NAME } from './read-connection.ts';
import type { Mark } from './mark.ts';
import type { Topic } from './topic.ts';

export interface StoredPaper extends Paper {
  /** What the record names, as keys for lookup. */
  readonly names: readonly ResourceKey[];
  /** How votes and stars have moved since the paper was first stored. */
  readonly history: VoteHistory;
  /** Grows with each change of a searched text, unique to one paper; by it the index knows what it lacks. */
  readonly textRevision: number;
}

/**
 * One stored feed day. These rows are the sync's cursor: a day is in the corpus when its row is, and
 * a row is written in the same transaction as its papers.
 */
export interface DayRow {
  readonly day: FeedDay;
  /** In the feed's order. */
  readonly paperIds: readonly PaperId[];
  /** Epoch milliseconds; 0 when the list is known to be incomplete. */
  readonly fetchedAt: number;
  /** Epoch milliseconds of the fetch that last changed which papers are listed. */
  readonly changedAt: number;
  /** Whether its list has been complete at any time, as far as can be known. */
  readonly hasSettled?: boolean;
}

/** A few facts about the database itself. */
export type MetaRow =
  | { readonly key: 'generation'; readonly value: string }
  | { readonly key: 'textRevision'; readonly value: number }
  | { readonly key: 'edition'; readonly value: number }
  | { readonly key: 'settings'; readonly value: unknown }
  | { readonly key: 'panel'; readonly value: unknown };

/** A page of a segment's postings. */
export interface SegmentPage {
  readonly segment: number;
  readonly page: number;
  readonly bytes: Uint8Array;
}

export class IbidDatabase extends Dexie {
  declare papers: EntityTable<StoredPaper, 'id'>;
  declare days: EntityTable<DayRow, 'day'>;
  declare marks: EntityTable<Mark, 'id'>;
  declare topics: EntityTable<Topic, 'id'>;
  declare meta: EntityTable<MetaRow, 'key'>;
  declare segments: EntityTable<StoredSegment, 'id'>;
  declare segmentPages: Table<SegmentPage, [segment: number, page: number]>;

  constructor(options: DexieOptions = {}) {
    super(DATABASE_NAME, { autoOpen: false, ...options });
    // Versions only ever add: an older page may go on reading and writing beside a newer one.
    this.version(1).stores({
      papers: 'id, textRevision, *names',
      days: 'day',
      marks: 'id',
      meta: 'key',
      snapshots: 'key',
    });
    // What was kept as one serialized index is kept in segments, which are made anew from the papers.
    this.version(2).stores({ snapshots: null, segments: '++id', segmentPages: '[segment+page]' });
    this.version(3).stores({ topics: 'id' });
    // Runs only when the browser has no database: at the first start, or after it silently lost ours.
    this.on('populate', (transaction) => {
      void transaction.table<MetaRow>('meta').add({ key: 'generation', value: crypto.randomUUID() });
    });
  }
}
